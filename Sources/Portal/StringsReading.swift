import Diagnostics
import Languages
import YAML

/// Reads the two files of strings and holds them against each other and against what Swift asks for.
struct StringsReading {
  let names: PerLanguage<String>
  var texts = PerLanguage { _ in [String: String]() }
  var counted = PerLanguage { _ in [String: [Language.PluralCategory: String]]() }
  /// Where each key stands that both files have and nothing is wrong with.
  var places: [(key: String, place: PerLanguage<Location>)] = []
  /// The keys whose values have something wrong in one of the files.
  var unsound: Set<String> = []
  var report = Report()

  init(names: PerLanguage<String>) { self.names = names }

  mutating func read(_ node: Node, _ language: Language) {
    guard let pairs = node.pairs else {
      report.add(
        Diagnostic(
          .invalidValue, at: Location(names[language], line: node.line, column: node.column),
          "the file must hold keys, not \(node.description)", help: "write lines such as key: text")
      )
      return
    }
    // Put in their place as a whole: one by one, each would copy all that are there.
    var found: (texts: [String: String], counted: [String: [Language.PluralCategory: String]]) =
      ([:], [:])
    for pair in pairs {
      let earlier = report
      report = Report()
      if let text = pair.value.text {
        found.texts[pair.key] = text
      } else if let forms = pair.value.pairs {
        found.counted[pair.key] = read(forms, of: pair, language)
      } else {
        found.texts[pair.key] = ""
        refuse(pair, language)
      }
      if !report.isEmpty { unsound.insert(pair.key) }
      report.add(contentsOf: earlier)
    }
    (texts[language], counted[language]) = found
  }

  private mutating func refuse(_ pair: Node.Pair, _ language: Language) {
    report.add(
      Diagnostic(
        .invalidValue, at: place(pair, language),
        "\(pair.key) must be a text, not \(pair.value.description)",
        help: "write a text, or a text for each form of a counted phrase"))
  }

  func place(_ pair: Node.Pair, _ language: Language) -> Location {
    Location(names[language], line: pair.line, column: pair.column, field: pair.key)
  }

  private mutating func read(_ forms: [Node.Pair], of pair: Node.Pair, _ language: Language)
    -> [Language.PluralCategory: String]
  {
    var texts: [Language.PluralCategory: String] = [:]
    let known = language.pluralCategories.map(\.rawValue)
    let needed: Message =
      "a counted phrase in \(language.code) has the forms \(known.joined(separator: ", "))"
    var meant: Set<String> = []
    for form in forms {
      if let category = Language.PluralCategory(rawValue: form.key), let text = form.value.text {
        texts[category] = text
      }
      guard !known.contains(form.key) else { continue }
      let absent = known.filter { name in !forms.contains { $0.key == name } }
      let suggestion = NearMiss.suggestion(for: form.key, among: absent)
      if let suggestion { meant.insert(suggestion) }
      report.add(
        Diagnostic(
          .unknownKey, at: place(form, language), "no form is called \(form.key)", help: needed,
          suggestion: suggestion))
    }
    for category in language.pluralCategories
    where texts[category] == nil && !meant.contains(category.rawValue) {
      report.add(
        Diagnostic(
          .missingString, at: place(pair, language),
          "the phrase \(pair.key) has no form \(category.rawValue)", help: needed))
    }
    checkNumber(in: forms.filter { known.contains($0.key) }, of: pair.key, language)
    return texts
  }
}
