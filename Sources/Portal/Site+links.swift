import Content
public import Diagnostics
import Languages
import Markdown

extension Site {
  /// Holds every link of every guide against the pages and anchors that will be there.
  ///
  /// A guide that many cities share is looked at for each, because a city without a table has no
  /// such page; the message names one city that lacks it.
  public func checkLinks() -> Report {
    var report = Report()
    let shared = Set(sharedRoutes.map { address(of: $0) })
    var checked: Set<String> = []
    var doubts: [LinkSurroundings: [GuideLink]] = [:]
    for index in selectedCities {
      let context = city(at: index)
      for language in content.site.languages {
        let pages = context.pages(language)
        let surroundings = LinkSurroundings(
          city: content.hasOwnGuides(context.city) ? index : nil, language: language,
          pages: pages.filter { !$0.isOfTable })
        let doubtful =
          doubts[surroundings] ?? context.doubtfulLinks(in: surroundings, shared)
        doubts[surroundings] = doubtful
        if doubtful.isEmpty { continue }
        let paths = Set(pages.map { context.path($0) })
        for link in doubtful where !checked.contains(link.key) {
          if let diagnostic = context.broken(link.use, language, paths, shared) {
            checked.insert(link.key)
            report.add(diagnostic)
          }
        }
      }
    }
    return report
  }
}

/// What decides where the links of guides lead, but for the rows of tables: most cities are alike in
/// it, and one of them stands for all.
private struct LinkSurroundings: Hashable {
  /// The city, if its guides are its own.
  let city: Int?
  let language: Language
  let pages: [CityPage]
}

/// A link and the text it stands in.
private struct GuideLink {
  let key: String
  let use: MarkdownText.LinkUse
}

extension CityPage {
  /// Whether it is the page of a row or a bulletin.
  fileprivate var isOfTable: Bool {
    switch self {
    case .kindergarten, .bulletin: true
    default: false
    }
  }
}

extension CityContext {
  /// The links of guides that lead to none of some pages of the city.
  fileprivate func doubtfulLinks(in surroundings: LinkSurroundings, _ shared: Set<String>)
    -> [GuideLink]
  {
    let language = surroundings.language
    let paths = Set(surroundings.pages.map { path($0) })
    return guides.indices.flatMap { index -> [GuideLink] in
      guard let shown = guide(index, language) else { return [] }
      return shown.text.text.links.filter { broken($0, language, paths, shared) != nil }
        .map { link in
          let place = link.location
          return GuideLink(key: "\(shown.text.file):\(place.line):\(place.column)", use: link)
        }
    }
  }

  /// Why a link leads nowhere, or nil when it is sound.
  fileprivate func broken(
    _ link: MarkdownText.LinkUse, _ language: Language, _ paths: Set<String>, _ shared: Set<String>
  ) -> Diagnostic? {
    switch link.target {
    case .anchor: return nil
    case .root(let path, _):
      let address = String(path.prefix { $0 != "?" })
      let isThere = shared.contains(address) || site.route(at: address) != nil
      return isThere
        ? nil
        : unknown(link, "the portal has no page /\(address)", among: shared.map { "/" + $0 })
    case .local(let path, let anchor):
      let path = String(path.prefix { $0 != "?" })
      guard paths.contains(path) else {
        return unknown(
          link, "\(link.destination) leads to no page of the city \(city.slug)",
          among: suggestions(paths, for: link.destination))
      }
      return anchor.flatMap { brokenAnchor($0, path, link, language) }
    }
  }

  private func suggestions(_ paths: Set<String>, for destination: String) -> [String] {
    paths.filter { $0.hasPrefix("guides/") && $0 != "guides/" }.map { "../\($0.dropFirst(7))" }
      + paths.map { "../../\($0)" }
  }

  private func unknown(_ link: MarkdownText.LinkUse, _ summary: Message, among known: [String])
    -> Diagnostic
  {
    var advice: Message =
      "a link to another guide is ../<slug>/; a city without a table has no page for it"
    if case .root = link.target { advice = "a link that begins with / starts at the whole portal" }
    return Diagnostic(
      .brokenLink, at: link.location, summary, help: advice,
      suggestion: NearMiss.suggestion(for: link.destination, among: known.sorted()))
  }

  private func brokenAnchor(
    _ anchor: String, _ path: String, _ link: MarkdownText.LinkUse, _ language: Language
  ) -> Diagnostic? {
    guard let index = guides.indices.first(where: { self.path(.guide($0)) == path }),
      let text = guide(index, language)?.text, text.isReadable
    else { return nil }
    let known = text.text.headings.map(\.id)
    if known.contains(anchor) { return nil }
    return Diagnostic(
      .brokenAnchor, at: link.location, "\(text.file) has no heading with the anchor #\(anchor)",
      help: known.isEmpty
        ? "it has no headings"
        : "its anchors are \(known.map { "#" + $0 }.joined(separator: ", "))",
      suggestion: NearMiss.suggestion(for: anchor, among: known).map { "#" + $0 })
  }
}
