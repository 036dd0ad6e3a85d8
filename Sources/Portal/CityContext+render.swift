import Content
public import Languages
public import Mustache

extension CityContext {
  /// Writes a page of this city.
  ///
  /// - Throws: `RenderError`, naming the template and the page.
  public func render(_ page: CityPage, _ language: Language, into output: inout Output)
    throws(RenderError)
  {
    switch page {
    case .home: try render(home(language), language, into: &output)
    case .guides: try render(guideList(language), language, into: &output)
    case .guide(let index): try render(guidePage(index, language), language, into: &output)
    case .guideAlias(let index, _): try renderAlias(index, language, into: &output)
    case .kindergartens: try render(catalogue(language), language, into: &output)
    case .kindergarten(let index):
      try render(kindergarten(index, language), language, into: &output)
    case .vacancies:
      try render(bulletin(0, language, isLatest: true), language, into: &output)
    case .bulletin(let index):
      try render(bulletin(index, language, isLatest: false), language, into: &output)
    case .archive: try render(archive(language), language, into: &output)
    case .feed: output.append(raw: feed(language))
    case .deadlines: output.append(raw: deadlines(language))
    case .manifest: output.append(raw: manifest(language))
    case .offline: try render(offline(language), language, into: &output)
    case .search: try render(search(language), language, into: &output)
    case .searchIndex: output.append(raw: searchIndex(language))
    case .statistics: try render(statistics(language), language, into: &output)
    case .reviews: try render(reviewsPage(language), language, into: &output)
    case .queue(.terms): try render(queueTerms(language), language, into: &output)
    case .queue(.apply): try render(apply(language), language, into: &output)
    case .queue(let kind):
      try renderShell(queue(kind, language), service(kind, language), into: &output)
    case .cabinet(.newApplication):
      if let page = newApplication(language) {
        try render(page, language, into: &output)
      } else {
        try render(service(.newApplication, language), language, into: &output)
      }
    case .cabinet(let kind):
      try renderShell(cabinet(kind, language), service(kind, language), into: &output)
    case .staff(let kind): try render(staff(kind, language), language, into: &output)
    }
  }

  /// A page for a module, or what says that its service is not open yet.
  private func renderShell(
    _ page: CabinetPage?, _ otherwise: @autoclosure () -> ServicePage, into output: inout Output
  ) throws(RenderError) {
    guard let page else {
      let shell = otherwise()
      return try render(shell, shell.page.language, into: &output)
    }
    try render(page, page.page.language, into: &output)
  }

  private func renderAlias(_ index: Int, _ language: Language, into output: inout Output)
    throws(RenderError)
  {
    let path = path(.guide(index))
    let page = RedirectPage(
      page: PageMeta(
        language: language, title: title(of: index, language),
        canonical: canonical(path, language), isHidden: true),
      target: link(path, language))
    note(Reads.Template(name: RedirectPage.template, language: language))
    try site.renderShared(page, language, into: &output)
  }

  /// The whole address that stands for a page.
  func canonical(_ path: String, _ language: Language) -> String {
    addresses.canonical(path, language)
  }

  /// The head of a page that stands in all languages.
  func meta(
    _ page: CityPage, _ language: Language, title: [UInt8], description: String = "",
    trail: Trail
  ) -> PageMeta {
    let path = path(page)
    let whole = canonical(path, language)
    let isEverywhere = languages.allSatisfy { $0 == language || stands(page, $0) }
    let standing =
      isEverywhere ? languages : languages.filter { $0 == language || stands(page, $0) }
    let wanted = site.content.site.defaultLanguage
    let defaultLanguage = standing.contains(wanted) ? wanted : language
    return PageMeta(
      language: language, title: title, description: escaped(description),
      canonical: whole,
      alternates: standing.map {
        Alternate(language: $0, address: addresses.canonicalParts(path, $0))
      },
      defaultAddress: defaultLanguage == language ? whole : canonical(path, defaultLanguage),
      trail: trail.crumbs,
      switches: languages.map {
        LanguageSwitch(
          language: $0, address: addresses.parts(standing.contains($0) ? path : "", $0),
          isCurrent: $0 == language)
      }, structured: StructuredData.breadcrumb(trail, title, whole))
  }

  /// Whether a page stands in a language too: the list of guides does where there are any.
  func stands(_ page: CityPage, _ language: Language) -> Bool {
    guard case .guides = page else { return true }
    return guides.indices.contains { guide($0, language) != nil }
  }

  /// The way to the city's home page, and further.
  func trail(_ language: Language, _ further: (String, CityPage)...) -> Trail {
    if let last = lastTrail, last.name.language == language,
      last.name.pages.elementsEqual(further, by: { $0 == $1.1 })
    {
      return last.trail
    }
    let name = Trail.Name(language: language, pages: further.map(\.1))
    let trail = trails[name] ?? makeTrail(language, further)
    trails[name] = trail
    lastTrail = (name, trail)
    return trail
  }

  private func makeTrail(_ language: Language, _ further: [(String, CityPage)]) -> Trail {
    Trail(
      ([("crumb_home", .home)] + further).map { key, page in
        let path = path(page)
        return Crumb(
          label: escaped(text(key, language)), address: link(path, language),
          canonical: canonical(path, language))
      })
  }
}
