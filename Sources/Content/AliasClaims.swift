import Diagnostics
import Languages

/// Which guide may stand at an address, where texts of several folders come together in a city.
///
/// Within a folder `GuideLoader` has looked already; here are the earlier names that a nearer folder
/// brings against a wider one, and the other way round.
struct AliasClaims {
  /// The guides of the folder that is looked at.
  private let own: GuideSet
  /// What a city of it shows: the nearest text of each guide and language.
  private var shown: GuideSet
  private(set) var report = Report()

  /// - Parameters:
  ///   - own: The guides of a region's or a city's folder.
  ///   - above: Those of the wider folders, the nearest first.
  init(_ own: GuideSet, above: [GuideSet]) {
    self.own = own
    shown = own
    for set in above {
      shown.merge(set) { near, far in PerLanguage { near[$0] ?? far[$0] } }
    }
  }

  /// Reports each earlier name that two guides of the folders claim together.
  mutating func check() {
    var owners: [String: GuideText] = [:]
    for slug in shown.keys.sorted() {
      for language in Language.allCases {
        guard let text = shown[slug]?[language] else { continue }
        for alias in text.frontMatter.aliases { check(alias, of: text, &owners) }
      }
    }
  }

  private mutating func check(
    _ alias: String, of text: GuideText, _ owners: inout [String: GuideText]
  ) {
    if alias != text.slug, let guide = shown[alias],
      let other = (own[alias] ?? guide).first, isOwn(text) != (own[alias] != nil)
    {
      return isOwn(text)
        ? add(
          "the earlier name \(alias) of the guide \(text.slug) is the name of another guide",
          at: text.place(ofAlias: alias), note: Location(other.file), "the guide itself")
        : add(
          "the guide \(alias) stands where the earlier name of the guide \(text.slug) leads from",
          at: Location(other.file), note: text.place(ofAlias: alias),
          "the earlier name is written here")
    }
    guard let owner = owners[alias] else { return owners[alias] = text }
    guard owner.slug != text.slug, isOwn(owner) != isOwn(text) else { return }
    let (near, far) = isOwn(text) ? (text, owner) : (owner, text)
    add(
      "the earlier name \(alias) of the guide \(near.slug) stands in another guide too",
      at: near.place(ofAlias: alias), note: far.place(ofAlias: alias), "first written here")
  }

  private func isOwn(_ text: GuideText) -> Bool { own[text.slug]?[text.language] === text }

  private mutating func add(
    _ summary: Message, at place: Location, note: Location, _ words: Message
  ) {
    report.add(
      Diagnostic(
        .duplicateIdentifier, at: place, summary,
        help: "an earlier name leads to one guide: take it out of the others",
        notes: [Diagnostic.Note(at: note, words)]))
  }
}

extension PerLanguage<GuideText?> {
  /// The text that a message about the guide names.
  fileprivate var first: GuideText? { kazakh ?? russian }
}

extension SiteContent {
  /// Holds the guides of regions and cities against what they inherit.
  func checkAliases(_ report: inout Report) {
    func check(_ own: GuideSet?, above: [GuideSet]) {
      guard let own else { return }
      var claims = AliasClaims(own, above: above)
      claims.check()
      report.add(contentsOf: claims.report)
    }
    for region in regions { check(regionGuides[region.slug], above: [countryGuides]) }
    for city in cities {
      let region = regionGuides[regions[city.region].slug] ?? [:]
      check(cityGuides[city.slug], above: [region, countryGuides])
    }
  }
}
