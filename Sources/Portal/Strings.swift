import Diagnostics
import Languages
import Mustache
import YAML

/// The texts of templates in both languages, from `strings/kk.yaml` and `strings/ru.yaml`.
///
/// A value is a text, or for a counted phrase a text for each plural category of the language with
/// `{n}` where the number stands.
struct Strings: Sendable {
  private let texts: PerLanguage<[String: String]>
  private let counted: PerLanguage<[String: [Language.PluralCategory: String]]>

  /// The text of a key; empty when there is none, which `check` has reported.
  func text(_ key: String, _ language: Language) -> String { texts[language][key] ?? "" }

  /// A text with its `{name}` places filled.
  func text(_ key: String, _ language: Language, _ values: [String: String]) -> String {
    values.reduce(text(key, language)) { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
  }

  /// A counted phrase.
  func counted(_ key: String, _ number: Int, _ language: Language) -> String {
    let forms = counted[language][key] ?? [:]
    let form = forms[language.pluralCategory(number)] ?? forms[.other] ?? ""
    return form.replacing("{n}", with: language.words(number))
  }

  /// The plain texts as an object for templates, by the names in Kazakh so that both languages
  /// have one shape.
  func object(_ language: Language) -> Record {
    let keys = texts.kazakh.keys.sorted()
    return Record("t", texts: keys.map { ($0, texts[language][$0] ?? "") })
  }

  init(_ files: PerLanguage<Node?>, names: PerLanguage<String>, report: inout Report) {
    var texts = PerLanguage { _ in [String: String]() }
    var counted = PerLanguage { _ in [String: [Language.PluralCategory: String]]() }
    for language in Language.allCases {
      for pair in files[language]?.pairs ?? [] {
        if let text = pair.value.text {
          texts[language][pair.key] = text
        } else {
          counted[language][pair.key] = Self.forms(pair, language, names[language], &report)
        }
      }
    }
    for language in Language.allCases {
      let other: Language = language == .kazakh ? .russian : .kazakh
      let keys = Set(texts[language].keys).union(counted[language].keys)
      for pair in files[other]?.pairs ?? [] where !keys.contains(pair.key) {
        report.add(
          Diagnostic(
            .missingString, at: Location(names[language], field: pair.key),
            "the string \(pair.key) is missing",
            help: "\(names[other]) has it; every text needs both languages",
            suggestion: NearMiss.suggestion(for: pair.key, among: keys.sorted())))
      }
    }
    self.texts = texts
    self.counted = counted
  }

  private static func forms(
    _ pair: Node.Pair, _ language: Language, _ file: String, _ report: inout Report
  ) -> [Language.PluralCategory: String] {
    var forms: [Language.PluralCategory: String] = [:]
    for form in pair.value.pairs ?? [] {
      if let category = Language.PluralCategory(rawValue: form.key), let text = form.value.text {
        forms[category] = text
      }
    }
    for category in language.pluralCategories where forms[category] == nil {
      let place = Location(file, line: pair.line, column: pair.column, field: pair.key)
      let needed = language.pluralCategories.map(\.rawValue).joined(separator: ", ")
      report.add(
        Diagnostic(
          .missingString, at: place, "the phrase \(pair.key) has no form \(category.rawValue)",
          help: "a counted phrase in \(language.code) has the forms \(needed)"))
    }
    return forms
  }
}
