import Content
public import Languages
public import Mustache

extension CityContext {
  /// The bytes of a page of this city.
  ///
  /// - Throws: `RenderError`, naming the template and the page.
  public func render(_ page: CityPage, _ language: Language) throws(RenderError) -> [UInt8] {
    switch page {
    case .home: try render(home(language), language)
    case .guides: try render(guideList(language), language)
    case .guide(let index): try render(guidePage(index, language), language)
    case .guideAlias(let index, _): try renderAlias(index, language)
    case .kindergartens: try render(catalogue(language), language)
    case .kindergarten(let index): try render(kindergarten(index, language), language)
    case .vacancies: try render(bulletin(0, language, isLatest: true), language)
    case .bulletin(let index): try render(bulletin(index, language, isLatest: false), language)
    case .archive: try render(archive(language), language)
    case .feed: feed(language)
    case .deadlines: deadlines(language)
    case .manifest: manifest(language)
    case .offline: try render(offline(language), language)
    case .statistics: try render(statistics(language), language)
    case .reviews: try render(reviewsPage(language), language)
    case .queue(.terms): try render(queueTerms(language), language)
    case .queue(.apply): try render(apply(language), language)
    case .queue(let kind): try renderShell(queue(kind, language), service(kind, language))
    case .cabinet(.newApplication):
      if let page = newApplication(language) {
        try render(page, language)
      } else {
        try render(service(.newApplication, language), language)
      }
    case .cabinet(let kind): try renderShell(cabinet(kind, language), service(kind, language))
    case .staff(let kind): try render(staff(kind, language), language)
    }
  }

  /// A page for a module, or what says that its service is not open yet.
  private func renderShell(
    _ page: CabinetPage?, _ otherwise: @autoclosure () -> ServicePage
  ) throws(RenderError) -> [UInt8] {
    guard let page else {
      let shell = otherwise()
      return try render(shell, shell.page.language)
    }
    return try render(page, page.page.language)
  }

  private func renderAlias(_ index: Int, _ language: Language) throws(RenderError) -> [UInt8] {
    let path = path(.guide(index))
    let page = RedirectPage(
      page: PageMeta(
        language: language, title: title(of: index, language),
        canonical: canonical(path, language), isHidden: true),
      target: link(path, language))
    note(Reads.Template(name: RedirectPage.template, language: language))
    return try site.renderShared(page, language)
  }

  /// The whole address that stands for a page.
  func canonical(_ path: String, _ language: Language) -> String {
    site.addresses.canonical(city, "\(language.code)/\(path)")
  }

  /// The head of a page that stands in all languages.
  func meta(
    _ page: CityPage, _ language: Language, title: [UInt8], description: String = "",
    trail: [Crumb]
  ) -> PageMeta {
    let path = path(page)
    let standing = languages.filter { $0 == language || stands(page, $0) }
    let wanted = site.content.site.defaultLanguage
    let defaultLanguage = standing.contains(wanted) ? wanted : language
    return PageMeta(
      language: language, title: title, description: escaped(description),
      canonical: canonical(path, language),
      alternates: standing.map { Alternate(language: $0, address: canonical(path, $0)) },
      defaultAddress: canonical(path, defaultLanguage), trail: trail,
      switches: languages.map {
        LanguageSwitch(
          language: $0, address: link(standing.contains($0) ? path : "", $0),
          isCurrent: $0 == language)
      }, structured: StructuredData.breadcrumb(trail, title, canonical(path, language)))
  }

  /// Whether a page stands in a language too: the list of guides does where there are any.
  func stands(_ page: CityPage, _ language: Language) -> Bool {
    guard case .guides = page else { return true }
    return guides.indices.contains { guide($0, language) != nil }
  }

  /// The way to the city's home page, and further.
  func trail(_ language: Language, _ further: (String, CityPage)...) -> [Crumb] {
    ([("crumb_home", .home)] + further).map { key, page in
      let path = path(page)
      return Crumb(
        label: escaped(text(key, language)), address: link(path, language),
        canonical: canonical(path, language))
    }
  }
}
