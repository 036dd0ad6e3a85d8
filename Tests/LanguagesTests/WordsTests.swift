import Dates
import Testing

@testable import Languages

@Suite("Dates and numbers in words") struct WordsTests {
  @Test(
    "Writes a day with a narrow no-break space after the year",
    arguments: [
      ("2026-09-01", "2026\u{202F}ж. 1 қыркүйек", "1 сентября 2026\u{202F}г."),
      ("2026-11-20", "2026\u{202F}ж. 20 қараша", "20 ноября 2026\u{202F}г."),
      ("1900-01-31", "1900\u{202F}ж. 31 қаңтар", "31 января 1900\u{202F}г."),
    ])
  func writesDay(text: String, kazakh: String, russian: String) throws {
    let day = try #require(Day(text))
    #expect(Language.kazakh.words(day) == kazakh)
    #expect(Language.russian.words(day) == russian)
  }

  @Test("Writes every month in a date and alone")
  func writesMonths() throws {
    let expected = [
      ("қаңтар", "января", "январь"), ("ақпан", "февраля", "февраль"), ("наурыз", "марта", "март"),
      ("сәуір", "апреля", "апрель"), ("мамыр", "мая", "май"), ("маусым", "июня", "июнь"),
      ("шілде", "июля", "июль"), ("тамыз", "августа", "август"),
      ("қыркүйек", "сентября", "сентябрь"), ("қазан", "октября", "октябрь"),
      ("қараша", "ноября", "ноябрь"), ("желтоқсан", "декабря", "декабрь"),
    ]
    for (index, names) in expected.enumerated() {
      let day = try #require(Day(year: 2026, month: index + 1, day: 5))
      #expect(Language.kazakh.words(day) == "2026\u{202F}ж. 5 \(names.0)")
      #expect(Language.russian.words(day) == "5 \(names.1) 2026\u{202F}г.")
      #expect(Language.kazakh.words(day.monthOfYear) == "2026\u{202F}ж. \(names.0)")
      #expect(Language.russian.words(day.monthOfYear) == "\(names.2) 2026\u{202F}г.")
    }
  }

  @Test(
    "Sets groups of three apart by no-break spaces",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1_000"), (12_345, "12_345"),
      (1_234_567, "1_234_567"), (100_000, "100_000"), (-1000, "-1_000"), (-999, "-999"),
      (Int.min, "-9_223_372_036_854_775_808"),
    ])
  func groupsDigits(number: Int, expected: String) {
    let text = String(expected.map { $0 == "_" ? "\u{A0}" : $0 })
    for language in Language.allCases { #expect(language.words(number) == text) }
  }

  @Test("Tells the Russian plural categories apart")
  func tellsRussianPlurals() {
    let expected: [(Language.PluralCategory, [Int])] = [
      (.one, [1, 21, 31, 101, 1001, -1, 9_007_199_254_741_001]),
      (.few, [2, 3, 4, 22, 24, 102, 1002]),
      (.many, [0, 5, 10, 11, 12, 14, 20, 25, 111, 112, 114, 1011, 1_000_000, Int.min]),
    ]
    for (category, numbers) in expected {
      for number in numbers { #expect(Language.russian.pluralCategory(number) == category) }
    }
  }

  @Test("Has one and other in Kazakh")
  func tellsKazakhPlurals() {
    #expect(Language.kazakh.pluralCategory(1) == .one)
    for number in [0, 2, 5, 11, 21, 101] {
      #expect(Language.kazakh.pluralCategory(number) == .other)
    }
  }

  @Test("Lists exactly the categories that whole numbers take")
  func listsCategories() {
    for language in Language.allCases {
      let used = Set((0...1000).map(language.pluralCategory))
      #expect(used == Set(language.pluralCategories))
    }
  }

  @Test("Puts Kazakh first")
  func ordersLanguages() {
    #expect(Language.allCases.sorted() == [.kazakh, .russian])
    #expect(Language.allCases.map(\.code) == ["kk", "ru"])
    #expect(Language(rawValue: "en") == nil)
  }

  @Test("Keeps a value for each language")
  func keepsPairs() {
    var pair = PerLanguage { $0.code }
    #expect(pair == PerLanguage(kazakh: "kk", russian: "ru"))
    pair[.russian] = "x"
    #expect(pair.kazakh == "kk" && pair.russian == "x")
  }
}
