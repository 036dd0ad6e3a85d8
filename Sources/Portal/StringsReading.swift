import Diagnostics
import Languages
import YAML

/// Reads the two files of strings and holds them against each other.
struct StringsReading {
  let names: PerLanguage<String>
  var texts = PerLanguage { _ in [String: String]() }
  var counted = PerLanguage { _ in [String: [Language.PluralCategory: String]]() }
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
    for pair in pairs {
      if let text = pair.value.text {
        texts[language][pair.key] = text
      } else if let forms = pair.value.pairs {
        counted[language][pair.key] = read(forms, of: pair, language)
      } else {
        report.add(
          Diagnostic(
            .invalidValue, at: place(pair, language),
            "\(pair.key) must be a text, not \(pair.value.description)",
            help: "write a text, or a text for each form of a counted phrase"))
        texts[language][pair.key] = ""
      }
    }
  }

  private func place(_ pair: Node.Pair, _ language: Language) -> Location {
    Location(names[language], line: pair.line, column: pair.column, field: pair.key)
  }

  private mutating func read(_ forms: [Node.Pair], of pair: Node.Pair, _ language: Language)
    -> [Language.PluralCategory: String]
  {
    var texts: [Language.PluralCategory: String] = [:]
    let known = language.pluralCategories.map(\.rawValue)
    let needed =
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
    return texts
  }

  /// Reports what stands in one language only, or is a text in one and a counted phrase in the other.
  mutating func compare(_ files: PerLanguage<Node?>) {
    guard let kazakh = files.kazakh?.pairs, let russian = files.russian?.pairs else { return }
    let kazakhOnly = Self.without(russian, kazakh)
    var russianOnly = Self.without(kazakh, russian)
    for pair in kazakhOnly {
      let near = NearMiss.suggestion(for: pair.key, among: russianOnly.map(\.key))
      let other = russianOnly.first { $0.key == near }
      russianOnly.removeAll { $0.key == near }
      reportMissing(pair, .kazakh, in: .russian, instead: other)
    }
    for pair in russianOnly { reportMissing(pair, .russian, in: .kazakh, instead: nil) }
    for pair in kazakh {
      guard let other = russian.first(where: { $0.key == pair.key }),
        (pair.value.pairs == nil) != (other.value.pairs == nil)
      else { continue }
      report.add(
        Diagnostic(
          .invalidValue, at: place(other, .russian),
          "\(pair.key) is a text in one language and a counted phrase in the other",
          help: "give it the same form in both",
          notes: [Diagnostic.Note(at: place(pair, .kazakh), "the other one")]))
      texts[other.value.pairs == nil ? .kazakh : .russian][pair.key] = ""
    }
  }

  private static func without(_ others: [Node.Pair], _ pairs: [Node.Pair]) -> [Node.Pair] {
    let names = Set(others.map(\.key))
    return pairs.filter { !names.contains($0.key) }
  }

  /// A string that one language lacks; a nearly equal one that only it has is the same mistake.
  private mutating func reportMissing(
    _ pair: Node.Pair, _ owner: Language, in language: Language, instead: Node.Pair?
  ) {
    let location = instead.map { place($0, language) }
    let note = Diagnostic.Note(at: place(pair, owner), "it stands here")
    report.add(
      Diagnostic(
        .missingString, at: location ?? Location(names[language], field: pair.key),
        instead.map { "the string \(pair.key) is missing, and only here stands \($0.key)" }
          ?? "the string \(pair.key) is missing",
        help: "every text needs both languages", suggestion: instead == nil ? nil : pair.key,
        notes: [note]))
  }
}
