import Diagnostics
import Files
import Languages
import Mustache
import YAML

/// The texts of templates in both languages, from `strings/kk.yaml` and `strings/ru.yaml`.
///
/// A value is a text, or for a counted phrase a text for each plural category of the language with
/// `{n}` where the number stands.
final class Strings: Sendable {
  private let texts: PerLanguage<[String: String]>
  private let counted: PerLanguage<[String: [Language.PluralCategory: String]]>
  /// The texts as they are asked for by pages, those that Swift code fills, and the forms of counted
  /// phrases.
  private let plain: PerLanguage<TextTable<String>>
  private let filled: PerLanguage<TextTable<Placeholders>>
  private let forms: PerLanguage<TextTable<Forms>>
  /// The plain texts as objects for templates.
  let objects: PerLanguage<Record>
  /// Where each key stands that both files have and nothing is wrong with.
  private let places: [(key: String, place: PerLanguage<Location>)]

  /// Whether neither file could be read.
  let isEmpty: Bool
  /// The words of the codes that stand in rows.
  let rows: RowWords
  /// The version of the texts a parent consents to: another text has another one.
  let termsVersion: String

  /// A text with its `{name}` places filled; empty when there is none, which `check` has reported.
  func text(
    _ key: String, _ language: Language, _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    assert(
      StringKey.all[key].map { !$0.isCounted && $0.placeholders == Set(values.map(\.key)) }
        ?? false,
      "StringKey.all does not list \(key) with these values")
    guard !values.isEmpty else { return plain[language][key] ?? "" }
    return filled[language][key]?.filled { name in values.first { $0.key == name }?.value } ?? ""
  }

  /// A counted phrase.
  func counted(_ key: String, _ number: Int, _ language: Language) -> String {
    assert(StringKey.all[key]?.isCounted ?? false, "StringKey.all does not list \(key)")
    let form = forms[language][key]?[language.pluralCategory(number)]
    return form?.filled { $0 == "n" ? language.words(number) : nil } ?? ""
  }

  /// The forms of a counted phrase with `{n}` left in place, for a program that counts itself.
  func forms(_ key: String, _ language: Language)
    -> [(category: Language.PluralCategory, text: String)]
  {
    assert(StringKey.all[key]?.isCounted ?? false, "StringKey.all does not list \(key)")
    return language.pluralCategories.compactMap { category in
      counted[language][key]?[category].map { (category, $0) }
    }
  }

  /// Every text in a language, in parts: a counted phrase has several.
  func written(_ language: Language) -> [(key: String, parts: [String])] {
    texts[language].map { ($0.key, [$0.value]) }
      + counted[language].map { key, forms in
        let known = forms.sorted { $0.key.rawValue < $1.key.rawValue }
        return (key, known.flatMap { [$0.key.rawValue, $0.value] })
      }
  }

  /// Adds every text that Swift code asks for.
  func add(to sum: inout FingerprintSum) {
    for key in StringKey.all.keys.sorted() {
      for language in Language.allCases {
        sum.add(texts[language][key] ?? "")
        let forms = counted[language][key] ?? [:]
        for (category, form) in forms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          sum.add(category.rawValue)
          sum.add(form)
        }
      }
    }
    sum.add(termsVersion)
  }

  /// The plain texts as objects for templates, by the names of both languages so that both have one
  /// shape.
  private static func objects(_ texts: PerLanguage<[String: String]>) -> PerLanguage<Record> {
    let keys = Set(texts.kazakh.keys).union(texts.russian.keys).sorted()
    return PerLanguage { language in
      Record("t", texts: keys.map { ($0, texts[language][$0] ?? "") })
    }
  }

  /// Reports what neither Swift code nor one of the templates walked asks for.
  func unused(_ uses: NameUses) -> Report {
    let shape = objects.kazakh.shape
    var report = Report()
    for (key, place) in places where StringKey.all[key] == nil && !uses.contains(key, of: shape) {
      report.add(
        Diagnostic(
          .unusedString, at: place.kazakh, "nothing uses the string \(key)",
          help: "take it out of both files",
          notes: [Diagnostic.Note(at: place.russian, "the other one")]))
    }
    return report
  }

  init(_ files: PerLanguage<Node?>, names: PerLanguage<String>, report: inout Report) {
    var reading = StringsReading(names: names)
    for language in Language.allCases {
      if let node = files[language] { reading.read(node, language) }
    }
    reading.compare(files)
    report.add(contentsOf: reading.report)
    texts = reading.texts
    objects = Self.objects(texts)
    counted = reading.counted
    plain = PerLanguage { TextTable(reading.texts[$0]) }
    filled = PerLanguage { language in
      TextTable(
        reading.texts[language]
          .filter { key, _ in StringKey.all[key].map { !$0.placeholders.isEmpty } ?? false }
          .mapValues { Placeholders($0) })
    }
    forms = PerLanguage { TextTable(reading.counted[$0].mapValues { Forms($0) }) }
    rows = RowWords(texts)
    termsVersion = Self.termsVersion(texts)
    places = reading.places
    isEmpty = files.kazakh == nil && files.russian == nil
  }
}

/// The forms of a counted phrase, which are too few to be found by hashing.
private final class Forms: Sendable {
  private let one: Placeholders?
  private let few: Placeholders?
  private let many: Placeholders?
  private let other: Placeholders?

  init(_ texts: [Language.PluralCategory: String]) {
    one = texts[.one].map { Placeholders($0) }
    few = texts[.few].map { Placeholders($0) }
    many = texts[.many].map { Placeholders($0) }
    other = texts[.other].map { Placeholders($0) }
  }

  subscript(category: Language.PluralCategory) -> Placeholders? {
    switch category {
    case .one: one
    case .few: few
    case .many: many
    case .other: other
    }
  }
}
