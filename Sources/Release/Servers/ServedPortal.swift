import Content
import Diagnostics
import Languages
public import Portal

/// What a web server has to know of a portal that is published as files.
///
/// Made from the routes of the site themselves: a page that signs, an earlier name of a guide and a
/// city stand here exactly when the site has them.
public struct ServedPortal: Sendable {
  /// A folder of the portal that stands at a path of a host.
  struct Mount: Sendable, Equatable {
    /// The path on the host, with a slash at both ends.
    let path: String
    /// The folder below the published one: a city's slug, or nothing for the whole portal.
    let folder: String
  }

  /// A host of cities, with what stands on it.
  struct Host: Sendable, Equatable {
    let address: WebAddress
    var mounts: [Mount]
  }

  /// What leads from an earlier name of a guide to it.
  struct Alias: Sendable, Hashable {
    /// The path within the city's folder, such as `/kk/guides/earlier/`.
    let path: String
    /// Where it leads, seen from there.
    let target: String
  }

  /// Where the country's pages stand.
  let country: WebAddress
  /// The languages by their codes, and the one of a reader who asks for none of them.
  let languages: [String]
  let defaultLanguage: String
  /// The cities in the order of the table.
  let cities: [String]
  /// The hosts of cities that are not the country's, in the order of the table.
  let hosts: [Host]
  /// Cities with a path of their own on the country's host.
  let mounts: [Mount]
  /// The addresses of cities that have one of their own, which the country's host sends on.
  let portals: [(city: String, address: WebAddress)]
  /// Whether each city stands at its own address, and not below the country's.
  let hasCityHosts: Bool
  /// The pages of each city that sign, as paths within its folder.
  let signing: [String: Set<String>]
  /// The earlier names of each city's guides.
  let aliases: [String: Set<Alias>]

  /// Reads all that from a site.
  ///
  /// - Parameter site: A site whose content has no errors.
  /// - Throws: `ReleaseError.refused` when an address cannot stand in a configuration, or two cities
  ///   have the same.
  public init(_ site: Site) throws(ReleaseError) {
    let settings = site.content.site
    guard let country = WebAddress(settings.baseURL) else {
      throw .refused(
        """
        base_url “\(settings.baseURL)” cannot stand in a server's configuration: \
        its path may have Latin letters, digits, -, _, ~ and /
        """)
    }
    self.country = country
    languages = settings.languages.map(\.code)
    defaultLanguage = settings.defaultLanguage.code
    hasCityHosts = settings.hasCityHosts
    let chosen = site.selectedCities.map { site.content.cities[$0] }
    cities = chosen.map(\.slug)
    (hosts, mounts, portals) = try Self.places(of: chosen, country)
    if settings.hasCityHosts { try Self.checkDistinct(country, mounts, hosts) }
    var signing: [String: Set<String>] = [:]
    var aliases: [String: Set<Alias>] = [:]
    for index in site.selectedCities {
      let context = site.city(at: index)
      let slug = site.content.cities[index].slug
      for route in context.routes {
        guard case .city(_, let language, let page) = route else { continue }
        let path = site.address(of: route, in: context).dropFirst(slug.count)
        if route.signs(in: context) { signing[slug, default: []].insert(String(path)) }
        guard case .guideAlias(let guide, _) = page else { continue }
        let target = site.address(of: .city(index, language, .guide(guide)), in: context)
        let name = target.dropLast().split(separator: "/").last ?? ""
        aliases[slug, default: []].insert(Alias(path: String(path), target: "../\(name)/"))
      }
    }
    (self.signing, self.aliases) = (signing, aliases)
  }

  /// Where each city with an address of its own stands.
  private static func places(
    of cities: [City], _ country: WebAddress
  ) throws(ReleaseError) -> ([Host], [Mount], [(city: String, address: WebAddress)]) {
    var hosts: [Host] = []
    var mounts: [Mount] = []
    var portals: [(city: String, address: WebAddress)] = []
    for city in cities {
      guard let address = WebAddress(city.portal) else {
        throw .refused(
          """
          the portal “\(city.portal)” of \(city.slug) cannot stand in a server's configuration: \
          its path may have Latin letters, digits, -, _, ~ and /
          """)
      }
      let mount = Mount(path: address.path, folder: city.slug)
      if address.host == country.host {
        if address.path != country.path + city.slug + "/" { mounts.append(mount) }
        continue
      }
      portals.append((city.slug, address))
      if let index = hosts.firstIndex(where: { $0.address.host == address.host }) {
        hosts[index].mounts.append(mount)
      } else {
        hosts.append(Host(address: address, mounts: [mount]))
      }
    }
    return (hosts, mounts, portals)
  }

  /// No two cities may stand at one address, and none at the country's.
  private static func checkDistinct(
    _ country: WebAddress, _ mounts: [Mount], _ hosts: [Host]
  ) throws(ReleaseError) {
    var taken: [String: String] = [:]
    let all =
      mounts.map { (country.host, $0) }
      + hosts.flatMap { host in host.mounts.map { (host.address.host, $0) } }
    for (host, mount) in all {
      if host + mount.path == country.host + country.path {
        throw .refused(
          "\(mount.folder) has the address of the whole portal, \(host)\(mount.path): give it its own"
        )
      }
      guard let owner = taken.updateValue(mount.folder, forKey: host + mount.path) else { continue }
      throw .refused(
        "\(mount.folder) and \(owner) have the same address \(host)\(mount.path): give each its own"
      )
    }
  }
}
