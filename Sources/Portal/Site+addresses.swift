import Bytes
import Content
import Languages

extension Route {
  /// Whether it is a fingerprinted file.
  public var isAsset: Bool {
    if case .asset = self { return true }
    return false
  }

  /// Whether it is a file of open data.
  public var isOpenData: Bool {
    if case .data = self { return true }
    return false
  }

  /// Whether it is a part of a city's search.
  var isSearch: Bool {
    switch self {
    case .sharedSearch, .city(_, _, .search), .city(_, _, .searchIndex): true
    default: false
    }
  }

  /// The city a route belongs to, as a place in `SiteContent.cities`.
  public var city: Int? {
    switch self {
    case .cityRedirect(let index), .citySitemap(let index), .cityRobots(let index),
      .cityWorker(let index), .city(let index, _, _):
      index
    case .data(let index, _): index
    default: nil
    }
  }
}

extension Site {
  /// The address of a route from the portal's root, without the leading slash.
  public func address(of route: Route, in city: CityContext? = nil) -> String {
    switch route {
    case .chooser: return ""
    case .country(let language): return CountryPath.home(language)
    case .region(let index, let language):
      return CountryPath.region(content.regions[index], language)
    case .app: return "app/"
    case .appManifest: return "app/manifest.webmanifest"
    case .notFound: return "404.html"
    case .robots: return "robots.txt"
    case .sitemapIndex: return "sitemap.xml"
    case .sharedSitemap: return "regions/sitemap.xml"
    case .asset(let index): return assets[index].address
    case .sharedSearch(let language): return SharedSearch.address(language)
    case .countryData(let language): return CountryPath.data(language)
    case .data(let index, let file):
      return (index.map { content.cities[$0].slug + "/" } ?? "") + "data/" + file.name
    case .cityWorker(let index): return content.cities[index].slug + "/worker.js"
    case .cityRedirect(let index): return content.cities[index].slug + "/"
    case .cityRobots(let index): return content.cities[index].slug + "/robots.txt"
    case .citySitemap(let index): return content.cities[index].slug + "/sitemap.xml"
    case .city(let index, let language, let page):
      let context = city ?? self.city(at: index)
      return String(joined: "\(context.city.slug)/\(language.code)/\(context.path(page))")
    }
  }

  /// The file of a route, from the output folder.
  public func file(of route: Route, in city: CityContext? = nil) -> String {
    guard let city, case .city(_, let language, let page) = route else {
      return Self.file(of: address(of: route, in: city))
    }
    // Nearly every file is one of these, and is put together at once.
    let path = city.path(page)
    let isFolder = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
    return String(
      joined: "\(city.city.slug)/\(language.code)/\(path)\(isFolder ? "index.html" : "")")
  }

  /// The file of an address, from the output folder: a folder's is its `index.html`.
  public static func file(of address: String) -> String {
    address.isEmpty || address.hasSuffix("/") ? String(joined: "\(address)index.html") : address
  }

  /// What belongs to no city and is written when some cities are chosen.
  ///
  /// That is the assets of their pages, and what their search asks for where it is not there: other cities
  /// ask for the same file, and their pages stay as they are.
  ///
  /// - Parameter isThere: Whether a file stands where the site is written.
  /// - Returns: The routes.
  public func routesForCities(isThere: (_ file: String) -> Bool) -> [Route] {
    sharedRoutes.filter { route in
      switch route {
      case .asset: true
      case .sharedSearch: !isThere(file(of: route))
      default: false
      }
    }
  }

  /// The files of all outputs, from the output folder.
  public var files: Set<String> {
    var files = Set(sharedRoutes.map { file(of: $0) })
    for index in selectedCities { files.formUnion(self.files(ofCity: index)) }
    return files
  }

  /// The files of a city's outputs, from the output folder.
  ///
  /// - Parameter index: The place of the city in `SiteContent.cities`.
  /// - Returns: The files.
  public func files(ofCity index: Int) -> Set<String> {
    let context = city(at: index)
    return Set(context.routes.map { file(of: $0, in: context) })
  }

  /// The route that stands at an address.
  ///
  /// - Parameter address: From the portal's root, without the leading slash.
  /// - Returns: The route, and its city's context if it has one; nil when nothing stands there.
  public func route(at address: String) -> (route: Route, city: CityContext?)? {
    if let slug = address.split(separator: "/", maxSplits: 1).first,
      let index = content.city(String(slug)), content.cities[index].isSelected
    {
      let context = city(at: index)
      return context.routes.first { self.address(of: $0, in: context) == address }
        .map { ($0, context) }
    }
    return sharedRoutes.first { self.address(of: $0) == address }.map { ($0, nil) }
  }
}

extension Site {
  /// Addresses that a mistyped one may have meant: those of its city, or the shared ones and the
  /// cities' own.
  public func routes(near address: String) -> [String] {
    if let slug = address.split(separator: "/", maxSplits: 1).first,
      let index = content.city(String(slug)), content.cities[index].isSelected
    {
      let context = city(at: index)
      return context.routes.map { self.address(of: $0, in: context) }
    }
    return sharedRoutes.map { self.address(of: $0) } + content.cities.map { $0.slug + "/" }
  }
}
