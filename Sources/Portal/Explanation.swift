public import Content
import Dates
import Languages

/// Where an address comes from: its files, which of them wins, and what gives it its words.
public struct Explanation: Sendable, Equatable {
  /// One file that an address is made of, or would be if a nearer one did not stand before it.
  public struct Source: Sendable, Equatable {
    /// The file as diagnostics name it.
    public let file: String
    /// Whose it is; nil where there is no inheritance.
    public let level: SiteContent.Level?
    /// Whether the clock and its author let it be shown.
    public let visibility: GuideText.Visibility
    /// Whether it is what the page shows.
    public let isShown: Bool

    init(
      _ file: String, level: SiteContent.Level? = nil, visibility: GuideText.Visibility = .open,
      isShown: Bool = true
    ) {
      self.file = file
      self.level = level
      self.visibility = visibility
      self.isShown = isShown
    }
  }

  /// The address from the portal's root, without the leading slash.
  public let address: String
  /// The file of the address in the output folder.
  public let file: String
  /// The template; nil for what is no page.
  public internal(set) var template: String?
  /// What it is made of, the strongest text first.
  public internal(set) var sources: [Source] = []
  /// The settings it may depend on, the weakest first; not all of them need to be there.
  public internal(set) var settings: [String] = []
  /// The file of the words of its language.
  public internal(set) var strings: String?
  /// Whose row of regions.csv gives the names of the place.
  public internal(set) var city: String?
  /// The address that search engines are told.
  public internal(set) var canonical: String?
  /// The languages of the page and of the text that stands there instead of a missing one.
  public internal(set) var fallback: Fallback?

  /// A text in the other language.
  public struct Fallback: Sendable, Equatable {
    /// The code of the language of the page.
    public let wanted: String
    /// The code of the language of the text.
    public let shown: String
  }
}

extension Site {
  /// What stands at an address and which files it is made of.
  ///
  /// - Parameter address: From the portal's root, without the leading slash.
  /// - Returns: Nil when nothing stands there.
  public func explanation(of address: String) -> Explanation? {
    guard let (route, city) = route(at: address) else { return nil }
    var explanation = Explanation(address: address, file: Site.file(of: address))
    switch route {
    case .asset(let index): explanation.sources = [Explanation.Source(assets[index].file)]
    case .sharedSearch(let language):
      explanation.sources = commonGuides.compactMap { $0.texts[language] }
        .map { Explanation.Source($0.file) }
    case .robots, .sitemapIndex, .sharedSitemap, .cityRobots, .citySitemap:
      explanation.sources = ["content/site.yaml", "content/regions.csv"].map {
        Explanation.Source($0)
      }
    case .chooser: explain("chooser", &explanation)
    case .app: explain("app", &explanation)
    case .appManifest:
      explanation.sources = [Explanation.Source("content/site.yaml")]
      explanation.strings = "templates/strings"
    case .notFound: explain("not-found", &explanation)
    case .country(let language): explain("country", &explanation, in: language)
    case .region(_, let language): explain("region", &explanation, in: language)
    case .countryData(let language):
      explain(.package, nil, &explanation)
      explanation.template = "templates/data.mustache"
      explanation.strings = "templates/strings/\(language.code).yaml"
    case .data(_, let file): explain(file, city?.city.slug, &explanation)
    case .cityWorker(let index):
      let slug = content.cities[index].slug
      explanation.sources = ["templates/assets/worker.js", "content/cities/\(slug)"].map {
        Explanation.Source($0)
      }
      explanation.strings = "templates/strings"
    case .cityRedirect: explain("redirect", &explanation)
    case .city(_, let language, let page):
      city?.explain(page, language, &explanation)
    }
    return explanation
  }

  private func explain(
    _ template: String, _ explanation: inout Explanation, in language: Language? = nil
  ) {
    explanation.strings = language.map { "templates/strings/\($0.code).yaml" }
    explanation.template = "templates/\(template).mustache"
    explanation.sources = [Explanation.Source("content/regions.csv")]
    explanation.settings = ["content/site.yaml"]
  }

  /// A file of open data: the tables of its city, or of every city.
  private func explain(_ file: DataFile, _ city: String?, _ explanation: inout Explanation) {
    let tables = if case .table(let table, _) = file { [table] } else { DataTable.allCases }
    explanation.sources =
      [Explanation.Source("content/regions.csv")]
      + tables.flatMap { table in
        content.cities.filter { $0.isSelected && (city ?? $0.slug) == $0.slug }
          .filter { PublishedData($0, today: today).count(table) > 0 }
          .map { Explanation.Source("content/cities/\($0.slug)/\(table.rawValue).csv") }
      }
    explanation.settings = ["content/site.yaml"]
    explanation.city = city
  }

  /// What could stand at an address where nothing stands now: the texts of a guide, also by an earlier
  /// name of it, or the table with a bulletin whose day is still to come.
  public func hiddenSources(at address: String) -> [Explanation.Source] {
    let parts = address.split(separator: "/").map(String.init)
    guard parts.count == 4, let index = content.city(parts[0]),
      let language = Language(rawValue: parts[1])
    else { return [] }
    let city = content.cities[index]
    switch parts[2] {
    case "guides": return hiddenTexts(parts[3], city, language)
    case "vacancies":
      guard let today, let day = Day(parts[3]), day > today,
        city.data.bulletins.contains(where: { $0.day == day })
      else { return [] }
      let moment = Moment(startOf: day, in: content.site.zone)
      return [
        Explanation.Source(
          "content/cities/\(city.slug)/vacancies.csv", visibility: .waiting(moment),
          isShown: false)
      ]
    default: return []
    }
  }

  private func hiddenTexts(_ name: String, _ city: City, _ language: Language)
    -> [Explanation.Source]
  {
    let former = content.guides(of: city) { _ in true }.filter {
      $0.texts[language]?.frontMatter.aliases.contains(name) == true
    }
    return ([name] + former.map(\.slug)).flatMap { slug in
      content.texts(of: slug, for: city, in: language).map { level, text in
        Explanation.Source(
          text.file, level: level, visibility: text.visibility(at: moment), isShown: false)
      }
    }
  }
}

extension CityContext {
  fileprivate func explain(
    _ page: CityPage, _ language: Language, _ explanation: inout Explanation
  ) {
    let (name, tables) = page.sources
    let template = if case .cabinet(let kind) = page { self.template(kind) } else { name }
    explanation.template = template.isEmpty ? nil : "templates/\(template).mustache"
    explanation.sources += tables.map {
      Explanation.Source("content/cities/\(city.slug)/\($0).csv")
    }
    switch page {
    case .guide(let index), .guideAlias(let index, _):
      explainGuide(index, language, &explanation)
    case .home, .guides:
      for index in guides.indices {
        guard let shown = guide(index, language)?.text else { continue }
        explanation.sources += candidates(shown).filter(\.isShown)
      }
    default: break
    }
    explanation.settings = [
      "content/site.yaml", "content/regions/\(site.content.regions[city.region].slug)/region.yaml",
      "content/cities/\(city.slug)/city.yaml",
    ]
    explanation.strings = "templates/strings/\(language.code).yaml"
    explanation.city = city.slug
    explanation.canonical = canonical(path(page), shownLanguage(page, language) ?? language)
  }

  /// The language of a guide's text that stands for a missing one.
  private func shownLanguage(_ page: CityPage, _ language: Language) -> Language? {
    guard case .guide(let index) = page else { return nil }
    return guide(index, language)?.text.language
  }

  private func explainGuide(
    _ index: Int, _ language: Language, _ explanation: inout Explanation
  ) {
    guard let shown = guide(index, language) else { return }
    explanation.sources += candidates(shown.text)
    guard shown.isFallback else { return }
    explanation.fallback = Explanation.Fallback(
      wanted: language.code, shown: shown.text.language.code)
    let missing = site.content.texts(of: shown.text.slug, for: city, in: language)
    explanation.sources += missing.map { level, text in
      Explanation.Source(
        text.file, level: level, visibility: text.visibility(at: site.moment), isShown: false)
    }
  }

  /// The texts of a guide in the language of the one that is shown.
  private func candidates(_ shown: GuideText) -> [Explanation.Source] {
    site.content.texts(of: shown.slug, for: city, in: shown.language).map { level, text in
      Explanation.Source(
        text.file, level: level, visibility: text.visibility(at: site.moment),
        isShown: text === shown)
    }
  }
}

extension CityPage {
  /// The template of a page, empty for what has none, and the tables it shows.
  fileprivate var sources: (template: String, tables: [String]) {
    switch self {
    case .home: ("home", [])
    case .guides: ("guides", [])
    case .guide: ("guide", [])
    case .guideAlias: ("redirect", [])
    case .kindergartens: ("kindergartens", ["kindergartens", "vacancies"])
    case .kindergarten: ("kindergarten", ["kindergartens", "vacancies", "reviews"])
    case .vacancies, .bulletin: ("bulletin", ["vacancies", "kindergartens"])
    case .archive: ("archive", ["vacancies"])
    case .feed: ("", ["vacancies", "kindergartens"])
    case .deadlines: ("", ["vacancies"])
    case .manifest: ("", [])
    case .offline: ("offline", [])
    case .search: ("search", [])
    case .searchIndex: ("", ["kindergartens", "vacancies"])
    case .statistics: ("statistics", ["statistics"])
    case .reviews: ("reviews", ["reviews", "kindergartens"])
    case .queue(.terms): ("queue", [])
    case .queue(.apply): ("queue-apply", ["kindergartens"])
    case .queue(let kind): (kind.template ?? "service", [])
    case .cabinet: ("service", [])
    case .staff(let kind): (kind.template, [])
    }
  }
}
