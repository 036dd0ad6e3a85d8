import Diagnostics
import Languages

extension GuideLoader {
  /// Reports earlier names of guides that another guide of the same folder has, or had.
  ///
  /// Both would stand at one address.
  mutating func checkAliases(_ guides: GuideSet) {
    var owners: [String: GuideText] = [:]
    for slug in guides.keys.sorted() {
      for language in Language.allCases {
        guard let text = guides[slug]?[language] else { continue }
        reportIdle(text)
        for alias in text.frontMatter.aliases {
          if guides[alias] != nil, alias != slug {
            reportAlias(
              alias, of: text, note: nil,
              "the earlier name \(alias) of the guide \(slug) is the name of another guide")
          } else if let owner = owners[alias], owner.slug != slug {
            let note = Diagnostic.Note(at: owner.place(ofAlias: alias), "first written here")
            reportAlias(
              alias, of: text, note: note,
              "the earlier name \(alias) of the guide \(slug) stands in another guide too")
          } else if owners[alias] == nil {
            owners[alias] = text
          }
        }
      }
    }
  }

  /// Reports earlier names that do nothing: the guide's own name, and one that stands twice.
  private mutating func reportIdle(_ text: GuideText) {
    var seen: Set<String> = []
    for alias in text.frontMatter.aliases where !seen.insert(alias).inserted || alias == text.slug {
      report.add(
        Diagnostic(
          .idleAlias, at: text.place(ofAlias: alias),
          alias == text.slug
            ? "the earlier name \(alias) is the guide's own name"
            : "the earlier name \(alias) stands twice", help: "take it out of aliases"))
    }
  }

  private mutating func reportAlias(
    _ alias: String, of text: GuideText, note: Diagnostic.Note?, _ summary: Message
  ) {
    report.add(
      Diagnostic(
        .duplicateIdentifier, at: text.place(ofAlias: alias),
        summary,
        help: "an earlier name leads to one guide: take it out of the others",
        notes: note.map { [$0] } ?? []))
  }
}

extension GuideText {
  /// Where an earlier name is written.
  func place(ofAlias alias: String) -> Location {
    aliasPlaces[alias] ?? Location(file)
  }
}
