import Content
import Diagnostics
import Languages
import Markdown

/// Holds a translation of a guide against its original: both must be built alike.
struct GuideComparison {
  private let text: GuideText
  private let original: GuideText

  init(_ text: GuideText, _ original: GuideText) {
    (self.text, self.original) = (text, original)
  }

  /// What one has and the other has not.
  var differences: [Translation.Difference] {
    guard text.isReadable, original.isReadable else { return [] }
    return blocks + holes + links
  }

  /// The first block that is another one: what follows it would all be shifted.
  private var blocks: [Translation.Difference] {
    let (here, there) = (text.text.blocks, original.text.blocks)
    let count = max(here.count, there.count)
    for place in 0..<count {
      let own = here.indices.contains(place) ? here[place] : nil
      let other = there.indices.contains(place) ? there[place] : nil
      guard own?.kind != other?.kind else { continue }
      let location = own?.location ?? Location(text.file)
      let line = other?.location.line ?? 0
      let message: Message =
        switch (own, other) {
        case (let own?, let other?):
          "\(words(own.kind)) stands where line \(line) of the original has \(words(other.kind))"
        case (nil, let other?): "\(words(other.kind)) of line \(line) of the original is missing"
        default: "\(words(own?.kind)) is more than the original has"
        }
      return [Translation.Difference(message: message, location: location)]
    }
    return []
  }

  private func words(_ kind: MarkdownBlock.Kind?) -> Message {
    switch kind {
    case .heading(let level): "a heading of the level \(level)"
    case .list(let items): "a list of \(items, "item", "items")"
    case .table(let rows): "a table of \(rows, "row", "rows")"
    case .callout(let kind): "a callout \(kind)"
    case .quote: "a quote"
    case .code: "a piece of code"
    case .image: "an image"
    case nil: ""
    }
  }

  private var holes: [Translation.Difference] {
    // Which case of a name is needed, is grammar.
    func name(_ hole: MarkdownText.HoleUse) -> String {
      let isCase = GrammaticalCase(rawValue: String(hole.name.dropFirst(5))) != nil
      return hole.name.hasPrefix("city.") && isCase ? "city.name" : hole.name
    }
    return uneven(text.holes.map { (name($0), $0.location) }, original.holes.map(name)) {
      name, more in
      more
        ? "the hole \(name) stands here more often than in the original"
        : "the hole \(name) stands in the original more often"
    }
  }

  private var links: [Translation.Difference] {
    func name(_ link: MarkdownText.LinkUse) -> String? {
      switch link.target {
      // Anchors are words of their language.
      case .anchor: nil
      case .local(let path, _), .root(let path, _): path
      }
    }
    return uneven(
      text.text.links.compactMap { link in name(link).map { ($0, link.location) } },
      original.text.links.compactMap(name)
    ) { path, more in
      more
        ? "the original has no such link to \(path)" : "the original has a link to \(path) besides"
    }
  }

  /// Names of which one has more than the other.
  private func uneven(
    _ here: [(name: String, location: Location)], _ there: [String],
    _ message: (String, _ isMore: Bool) -> Message
  ) -> [Translation.Difference] {
    var counts: [String: Int] = [:]
    for use in here { counts[use.name, default: 0] += 1 }
    for name in there { counts[name, default: 0] -= 1 }
    return counts.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { name, count in
      let place = here.last { $0.name == name }?.location ?? Location(text.file)
      return Translation.Difference(
        message: message(name, count > 0), location: count > 0 ? place : Location(text.file))
    }
  }
}
