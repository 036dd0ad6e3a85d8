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

  /// Whether neither file could be read.
  let isEmpty: Bool

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

  /// The plain texts as an object for templates, by the names of both languages so that both have
  /// one shape.
  func object(_ language: Language) -> Record {
    let keys = Set(texts.kazakh.keys).union(texts.russian.keys).sorted()
    return Record("t", texts: keys.map { ($0, texts[language][$0] ?? "") })
  }

  init(_ files: PerLanguage<Node?>, names: PerLanguage<String>, report: inout Report) {
    var reading = StringsReading(names: names)
    for language in Language.allCases {
      if let node = files[language] { reading.read(node, language) }
    }
    reading.compare(files)
    report.add(contentsOf: reading.report)
    texts = reading.texts
    counted = reading.counted
    isEmpty = files.kazakh == nil && files.russian == nil
  }
}
