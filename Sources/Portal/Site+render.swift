import Content
import Diagnostics
import Languages
public import Mustache

extension Site {
  /// The outputs that belong to no city.
  public var sharedRoutes: [Route] {
    let languages = content.site.languages
    return [.chooser, .app, .appManifest, .notFound, .robots, .sitemapIndex, .sharedSitemap]
      + assets.indices.map { .asset($0) }
      + languages.map { .country($0) }
      + languages.flatMap { language in content.regions.indices.map { .region($0, language) } }
      + countryDataRoutes
  }

  /// The bytes of an output; they depend on the site and the route alone.
  ///
  /// - Throws: `RenderError` when a template fails; it names the template, its line and the page.
  public func render(_ route: Route) throws(RenderError) -> [UInt8] {
    if let place = route.city { return try render(route, in: city(at: place)) }
    return try renderNamed(route, nil)
  }

  /// The same for a route of a city whose context is at hand.
  public func render(_ route: Route, in city: CityContext) throws(RenderError) -> [UInt8] {
    try renderNamed(route, city)
  }

  /// Renders, and tells in an error which page was being rendered.
  private func renderNamed(_ route: Route, _ city: CityContext?) throws(RenderError) -> [UInt8] {
    do {
      return try renderPage(route, city)
    } catch {
      var diagnostic = error.diagnostic
      let address = address(of: route, in: city)
      diagnostic.notes.append(
        Diagnostic.Note(at: diagnostic.location, "while \(address) was rendered"))
      throw RenderError(diagnostic)
    }
  }

  private func renderPage(_ route: Route, _ city: CityContext?) throws(RenderError) -> [UInt8] {
    switch route {
    case .chooser: return try renderShared(chooser, content.site.defaultLanguage)
    case .app: return try renderShared(app, content.site.defaultLanguage)
    case .appManifest: return appManifest
    case .notFound: return try renderShared(notFound, content.site.defaultLanguage)
    case .country(let language): return try renderShared(country(language), language)
    case .region(let index, let language):
      return try renderShared(region(index, language), language)
    case .countryData(let language):
      return try renderShared(dataPage(language), language)
    case .data(_, let file): return city?.data(file) ?? countryData(file)
    case .robots: return robots
    case .sitemapIndex: return sitemapIndex
    case .sharedSitemap: return sharedSitemap
    case .asset(let index): return assets.indices.contains(index) ? assets[index].bytes : []
    case .cityRedirect, .citySitemap, .cityRobots, .cityWorker, .city:
      guard let city else { return [] }
      if case .city(_, let language, let page) = route { return try city.render(page, language) }
      if case .citySitemap = route { return city.sitemap }
      if case .cityRobots = route { return city.robots }
      if case .cityWorker = route { return city.worker }
      return try city.renderRedirect()
    }
  }

  /// Renders a page that sees the language and itself only.
  func renderShared<Page: PageView>(_ page: Page, _ language: Language) throws(RenderError)
    -> [UInt8]
  {
    var output = Output(capacity: 65_536)
    try templates.sharedTemplate(Page.template, language).render([page.object], into: &output)
    return output.bytes
  }
}

extension CityContext {
  /// What leads from `/<city>/` to the default language.
  func renderRedirect() throws(RenderError) -> [UInt8] {
    let language = site.content.site.defaultLanguage
    let page = RedirectPage(
      page: PageMeta(
        language: language, title: escaped(city.name[language]),
        canonical: canonical("", language), isHidden: true),
      target: link("", language))
    note(Reads.Template(name: RedirectPage.template, language: language))
    return try site.renderShared(page, language)
  }
}
