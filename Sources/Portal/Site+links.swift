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
    for index in selectedCities {
      let context = city(at: index)
      for language in content.site.languages {
        let paths = Set(context.pages(language).map { context.path($0) })
        for guide in context.guides.indices {
          guard let shown = context.guide(guide, language) else { continue }
          for link in shown.text.text.links {
            let key = "\(shown.text.file):\(link.location.line):\(link.location.column)"
            guard !checked.contains(key) else { continue }
            if let diagnostic = context.broken(link, language, paths, shared) {
              checked.insert(key)
              report.add(diagnostic)
            }
          }
        }
      }
    }
    return report
  }
}

extension CityContext {
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
