import Bytes
import Content
import Dates
import Languages

extension CityContext {
  /// Every output of the city.
  public var routes: [Route] {
    [.cityRedirect(index), .citySitemap(index)] + (hasHost ? [.cityRobots(index)] : [])
      + (hasWorker ? [.cityWorker(index)] : [])
      + languages.flatMap { language in
        pages(language).map { Route.city(index, language, $0) }
      } + dataRoutes
  }

  /// The pages that stand in a language.
  func pages(_ language: Language) -> [CityPage] {
    var pages: [CityPage] = [.home]
    let shown = guides.indices.filter { guide($0, language) != nil }
    if !shown.isEmpty { pages.append(.guides) }
    pages.append(contentsOf: shown.map { .guide($0) })
    pages.append(contentsOf: aliases(language))
    let counts = counts
    if counts.kindergartens > 0 {
      pages.append(.kindergartens)
      pages.append(contentsOf: (0..<counts.kindergartens).map { .kindergarten($0) })
    }
    if counts.bulletins > 0 {
      pages.append(contentsOf: [.vacancies, .archive, .feed, .deadlines])
      pages.append(contentsOf: (0..<counts.bulletins).map { .bulletin($0) })
    }
    if counts.months > 0 { pages.append(.statistics) }
    if counts.reviews > 0 { pages.append(.reviews) }
    pages.append(contentsOf: QueuePageKind.allCases.map { .queue($0) })
    pages.append(contentsOf: CabinetPageKind.allCases.map { .cabinet($0) })
    pages.append(contentsOf: staffPages.map { .staff($0) })
    pages.append(contentsOf: [.manifest, .offline, .search, .searchIndex])
    return pages
  }

  /// A guide's text in a language, if it has one to show.
  func guide(_ index: Int, _ language: Language) -> (text: GuideText, isFallback: Bool)? {
    guard guides.indices.contains(index) else { return nil }
    return guides[index].text(in: language, fallback: site.content.site.hasFallback)
  }

  /// Earlier names that no guide has now.
  private func aliases(_ language: Language) -> [CityPage] {
    var taken = Set(guides.map(\.slug))
    return guides.indices.flatMap { index -> [CityPage] in
      guard let shown = guide(index, language) else { return [] }
      return shown.text.frontMatter.aliases.filter { taken.insert($0).inserted }
        .map { .guideAlias(index, $0) }
    }
  }

  /// The path of a page from the city's folder of a language.
  func path(_ page: CityPage) -> String {
    switch page {
    case .home: ""
    case .guides: "guides/"
    case .guide(let index): String(joined: "guides/\(guides[index].slug)/")
    case .guideAlias(_, let alias): String(joined: "guides/\(alias)/")
    case .kindergartens: "kindergartens/"
    case .kindergarten(let index): kindergartenPaths[index]
    case .vacancies: "vacancies/"
    case .bulletin(let index): String(joined: "vacancies/\(bulletins[index].day.iso)/")
    case .archive: "vacancies/archive/"
    case .feed: "feed.xml"
    case .deadlines: "deadlines.ics"
    case .manifest: "manifest.webmanifest"
    case .offline: "offline/"
    case .search: "search/"
    case .searchIndex: "search.json"
    case .statistics: "statistics/"
    case .reviews: "reviews/"
    case .queue(let kind): kind == .terms ? "queue/" : String(joined: "queue/\(kind.rawValue)/")
    case .cabinet(let kind):
      kind == .signIn ? "cabinet/" : String(joined: "cabinet/\(kind.rawValue)/")
    case .staff(let kind): kind == .overview ? "staff/" : String(joined: "staff/\(kind.rawValue)/")
    }
  }
}
