import Content
import Languages

/// Where an address comes from, as lines of a name and a value.
public struct Explanation: Sendable, Equatable {
  /// The lines in order.
  public private(set) var lines: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String) { lines.append((name, value)) }

  /// The lines as a person reads them.
  public var text: String {
    let width = (lines.map(\.name.count).max() ?? 0) + 2
    return lines.map { line in
      let blanks = String(repeating: " ", count: max(1, width - line.name.count))
      return "\(line.name)\(blanks)\(line.value)\n"
    }.joined()
  }

  /// Whether two say the same.
  public static func == (left: Explanation, right: Explanation) -> Bool { left.text == right.text }
}

extension Site {
  /// What stands at an address and which files it is made of.
  ///
  /// - Parameter address: From the portal's root, without the leading slash.
  /// - Returns: Nil when nothing stands there.
  public func explanation(of address: String) -> Explanation? {
    guard let (route, city) = route(at: address) else { return nil }
    var explanation = Explanation()
    explanation.add("address", "/\(address)")
    explanation.add("file", Site.file(of: address))
    switch route {
    case .asset(let index): explanation.add("source", assets[index].file)
    case .robots, .sitemapIndex, .sharedSitemap, .citySitemap:
      explanation.add("source", "content/site.yaml, content/regions.csv")
    case .chooser: explain("chooser", &explanation)
    case .app: explain("app", &explanation)
    case .appManifest: explanation.add("source", "content/site.yaml, templates/strings")
    case .notFound: explain("not-found", &explanation)
    case .country: explain("country", &explanation)
    case .region: explain("region", &explanation)
    case .cityRedirect: explain("redirect", &explanation)
    case .city(_, let language, let page):
      city?.explain(page, language, &explanation)
    }
    return explanation
  }

  private func explain(_ template: String, _ explanation: inout Explanation) {
    explanation.add("template", "templates/\(template).mustache")
    explanation.add("source", "content/regions.csv")
  }
}

extension CityContext {
  fileprivate func explain(
    _ page: CityPage, _ language: Language, _ explanation: inout Explanation
  ) {
    let (name, table) = page.sources
    let template = if case .cabinet(let kind) = page { self.template(kind) } else { name }
    explanation.add("template", "templates/\(template).mustache")
    if let table { explanation.add("source", "content/cities/\(city.slug)/\(table)") }
    switch page {
    case .guide(let index), .guideAlias(let index, _):
      guard let shown = guide(index, language) else { break }
      explanation.add("source", "\(shown.text.file) (\(level(of: shown.text)))")
      if shown.isFallback {
        explanation.add(
          "fallback", "there is no text in \(language.code), so \(shown.text.language.code) stands")
      }
    case .home, .guides:
      for index in guides.indices {
        guard let shown = guide(index, language) else { continue }
        explanation.add("source", "\(shown.text.file) (\(level(of: shown.text)))")
      }
    default: break
    }
    explanation.add("strings", "templates/strings/\(language.code).yaml")
    explanation.add("place", "content/regions.csv, the row of the city \(city.slug)")
    explanation.add("canonical", canonical(path(page), language))
  }

  private func level(of text: GuideText) -> String {
    if text.file.hasPrefix("content/cities/") { return "the city's own" }
    return text.file.hasPrefix("content/regions/") ? "the region's" : "for every city"
  }
}

extension CityPage {
  /// The template of a page and the table it shows.
  fileprivate var sources: (template: String, table: String?) {
    switch self {
    case .home: ("home", nil)
    case .guides: ("guides", nil)
    case .guide: ("guide", nil)
    case .guideAlias: ("redirect", nil)
    case .kindergartens: ("kindergartens", "kindergartens.csv")
    case .kindergarten: ("kindergarten", "kindergartens.csv")
    case .vacancies, .bulletin: ("bulletin", "vacancies.csv")
    case .archive: ("archive", "vacancies.csv")
    case .statistics: ("statistics", "statistics.csv")
    case .reviews: ("reviews", "reviews.csv")
    case .queue(.terms): ("queue", nil)
    case .queue(.apply): ("queue-apply", "kindergartens.csv")
    case .queue(let kind): (kind.template ?? "service", nil)
    case .cabinet: ("service", nil)
    case .staff(let kind): (kind.template, nil)
    }
  }
}
