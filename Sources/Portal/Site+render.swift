import Content
import Diagnostics
import Languages
public import Mustache

extension Site {
  /// The outputs that belong to no city.
  public var sharedRoutes: [Route] {
    let languages = content.site.languages
    return [.chooser, .app, .appManifest, .notFound, .robots, .sitemapIndex, .sharedSitemap]
      + assets.indices.map { .asset($0) } + languages.map { .sharedSearch($0) }
      + languages.map { .country($0) }
      + languages.flatMap { language in content.regions.indices.map { .region($0, language) } }
      + countryDataRoutes
  }

  /// The bytes of an output; they depend on the site and the route alone.
  ///
  /// - Throws: `RenderError` when a template fails; it names the template, its line and the page.
  public func render(_ route: Route) throws(RenderError) -> [UInt8] {
    var output = Output(capacity: 16_384)
    try render(route, in: route.city.map(city(at:)), into: &output)
    return output.bytes
  }

  /// The same for a route of a city whose context is at hand.
  public func render(_ route: Route, in city: CityContext) throws(RenderError) -> [UInt8] {
    var output = Output(capacity: 16_384)
    try render(route, in: city, into: &output)
    return output.bytes
  }

  /// Adds the bytes to what was written: many outputs can follow one another in one buffer.
  ///
  /// - Parameters:
  ///   - route: What is rendered.
  ///   - city: The context of its city; nil for a route of none.
  ///   - output: Where the bytes are added.
  /// - Throws: `RenderError`, as for the bytes; a part of the page may then have been written.
  public func render(_ route: Route, in city: CityContext?, into output: inout Output)
    throws(RenderError)
  {
    do {
      try renderPage(route, city, into: &output)
    } catch {
      // Tells which page was being rendered.
      var diagnostic = error.diagnostic
      let address = address(of: route, in: city)
      diagnostic.notes.append(
        Diagnostic.Note(at: diagnostic.location, "while \(address) was rendered"))
      throw RenderError(diagnostic)
    }
  }

  private func renderPage(_ route: Route, _ city: CityContext?, into output: inout Output)
    throws(RenderError)
  {
    let language = content.site.defaultLanguage
    switch route {
    case .chooser: try renderShared(chooser, language, into: &output)
    case .app: try renderShared(app, language, into: &output)
    case .appManifest: output.append(raw: appManifest)
    case .notFound: try renderShared(notFound, language, into: &output)
    case .country(let language): try renderShared(country(language), language, into: &output)
    case .region(let index, let language):
      try renderShared(region(index, language), language, into: &output)
    case .countryData(let language):
      try renderShared(dataPage(language), language, into: &output)
    case .data(_, let file): (city?.data ?? countryData).write(file, into: &output)
    case .robots: output.append(raw: robots)
    case .sitemapIndex: output.append(raw: sitemapIndex)
    case .sharedSitemap: output.append(raw: sharedSitemap)
    case .asset(let index):
      if assets.indices.contains(index) { output.append(raw: assets[index].bytes) }
    case .sharedSearch(let language):
      output.append(raw: SharedSearch.bytes(commonGuides, language))
    case .cityRedirect: try city?.renderRedirect(into: &output)
    case .citySitemap: if let city { output.append(raw: city.sitemap) }
    case .cityRobots: if let city { output.append(raw: city.robots) }
    case .cityWorker: if let city { output.append(raw: city.worker) }
    case .city(_, let language, let page): try city?.render(page, language, into: &output)
    }
  }

  /// Renders a page that sees the language and itself only.
  func renderShared<Page: PageView>(_ page: Page, _ language: Language, into output: inout Output)
    throws(RenderError)
  {
    try templates.sharedTemplate(Page.template, language, Page.fields.shape)
      .render([page.object], into: &output)
  }
}

extension CityContext {
  /// What leads from `/<city>/` to the default language.
  func renderRedirect(into output: inout Output) throws(RenderError) {
    let language = site.content.site.defaultLanguage
    let page = RedirectPage(
      page: PageMeta(
        language: language, title: escaped(city.name[language]),
        canonical: canonical("", language), isHidden: true),
      target: link("", language))
    note(Reads.Template(name: RedirectPage.template, language: language))
    try site.renderShared(page, language, into: &output)
  }
}
