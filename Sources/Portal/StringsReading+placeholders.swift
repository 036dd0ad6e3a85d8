import Diagnostics
import Languages
import YAML

extension StringsReading {
  /// Holds the `{name}` places of a text against those of the other language and of Swift.
  ///
  /// - Returns: Whether all are right.
  mutating func checkPlaceholders(
    _ pair: PerLanguage<Node.Pair>, _ texts: PerLanguage<String>
  ) -> Bool {
    let key = pair.kazakh.key
    let known = StringKey.all[key]?.placeholders ?? []
    let written = PerLanguage { Set(Placeholders.names(in: texts[$0])) }
    var isRight = true
    for language in Language.allCases {
      let other: Language = language == .kazakh ? .russian : .kazakh
      let missing = known.intersection(written[other]).subtracting(written[language])
      let place = place(pair[language], language)
      let meant = reportUnknown(written[language], of: key, known, missing, at: place)
      for name in missing.subtracting(meant).sorted() {
        report.add(
          Diagnostic(
            .stringPlaceholder, at: place,
            "the string \(key) lacks {\(name)}, which stands in the other language",
            help: "write {\(name)} where the value belongs",
            notes: [Diagnostic.Note(at: self.place(pair[other], other), "the other one")]))
      }
      if !missing.isEmpty || !written[language].isSubset(of: known) { isRight = false }
    }
    return isRight
  }

  /// Holds the forms of a counted phrase against the one place they have: the number.
  mutating func checkNumber(in forms: [Node.Pair], of key: String, _ language: Language) {
    for form in forms {
      guard let text = form.value.text else { continue }
      let written = Set(Placeholders.names(in: text))
      let missing = Set(["n"]).subtracting(written)
      let place = place(form, language)
      let meant = reportUnknown(written, of: key, ["n"], missing, at: place)
      guard !missing.subtracting(meant).isEmpty else { continue }
      report.add(
        Diagnostic(
          .stringPlaceholder, at: place, "the form \(form.key) of \(key) lacks {n}",
          help: "write {n} where the number belongs"))
    }
  }

  /// Reports the places that nothing fills.
  ///
  /// - Returns: Those of the missing ones that seem to be meant.
  private mutating func reportUnknown(
    _ written: Set<String>, of key: String, _ known: Set<String>, _ missing: Set<String>,
    at place: Location
  ) -> Set<String> {
    var meant: Set<String> = []
    for name in written.subtracting(known).sorted() {
      let near = NearMiss.suggestion(for: name, among: missing.subtracting(meant).sorted())
      if let near { meant.insert(near) }
      let list = known.sorted().map { "{\($0)}" }.joined(separator: ", ")
      report.add(
        Diagnostic(
          .stringPlaceholder, at: place, "nothing fills {\(name)} in the string \(key)",
          help: known.isEmpty ? "this text is shown as it is written" : "it may hold \(list)",
          suggestion: near.map { "{\($0)}" }))
    }
    return meant
  }
}
