import TestSupport
import Testing

@testable import Languages

@Suite("Order of the alphabet") struct OrderTests {
  private func sorted(_ names: [String], _ language: Language) -> [String] {
    names.sorted(by: language.precedes)
  }

  @Test("Puts Kazakh names where a reader looks for them")
  func ordersKazakh() {
    let expected = [
      "Абай", "Актау", "Акяр", "Аққу", "Ақтау", "Ақтөбе", "Алматы", "Астана", "Атырау",
      "Әйтеке би", "Уил", "Ұлан", "Үржар", "Ыргиз", "Іле",
    ]
    #expect(sorted(expected.reversed(), .kazakh) == expected)
    #expect(sorted(expected.map { $0.uppercased() }, .kazakh) == expected.map { $0.uppercased() })
  }

  @Test(
    "Orders all forty-two letters by language, capitals alike",
    arguments: [
      (Language.kazakh, "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
      (Language.russian, "аәбвгғдеёжзиійкқлмнңоөпрстуүұфхһцчшщъыьэюя"),
    ])
  func ordersLetters(language: Language, alphabet: String) {
    let letters = alphabet.map(String.init)
    #expect(Set(letters).count == 42)
    #expect(sorted(letters.reversed(), language) == letters)
    let capitals = letters.map { $0.uppercased() }
    #expect(sorted(capitals.reversed(), language) == capitals)
  }

  @Test("Orders few names as it orders many", arguments: Language.allCases)
  func ordersFewAsMany(language: Language) {
    var random = SplitMix(seed: 9)
    let pieces = [
      "ТОО ", "№", "10", "2", "«", "» ", "Бала", "бала", "пан", "Қ", "ё", "е", "-", " ", "a",
    ]
    for _ in 0..<300 {
      let names = (0..<Int.random(in: 2...8, using: &random)).map { _ in
        (0..<Int.random(in: 0...5, using: &random))
          .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
      // Names behind all others make the list a long one.
      let many = language.order(names + (0..<8).map { "яяя\($0)" }).filter { $0 < names.count }
      #expect(language.order(names) == many, "\(names)")
    }
  }

  @Test("Tells ё from е in Kazakh lists, not in Russian ones")
  func ordersYo() {
    #expect(sorted(["Ёлка", "Ель", "Жар"], .russian) == ["Ёлка", "Ель", "Жар"])
    #expect(sorted(["Ёлка", "Ель", "Жар"], .kazakh) == ["Ель", "Ёлка", "Жар"])
  }

  @Test("Compares numbers by value, with and without a blank after №")
  func ordersNumbers() {
    let expected = [
      "№ 1", "№2", "№ 10", "№ 010 а", "№ 10 б", "№11", "№ 999999999", "№ 5000000000",
      "№ 5000000001", "№ 123456789012345678901234567890",
    ]
    #expect(sorted(expected.reversed(), .russian) == expected)
    let gardens = [
      "Балабақша", "Балабақша №2", "Балабақша № 10", "Балабақша №11 «Айгөлек»", "Балабақша А",
    ]
    #expect(sorted(gardens.reversed(), .kazakh) == gardens)
  }

  @Test("Passes over quotes, dashes and repeated blanks")
  func passesOverSigns() {
    let expected = ["«Айгөлек»", "Ақ бота", "\"Ақ  желкен\"", "Ақ-көл", "«Балдырған»", "Kids"]
    #expect(sorted(expected.reversed(), .kazakh) == expected)
    #expect(Language.kazakh.sortKey("  «Ақ\u{A0}–  бота» ") == Language.kazakh.sortKey("Ақ бота"))
  }

  @Test("Puts blanks before digits, digits before Cyrillic, Cyrillic before Latin")
  func ordersKinds() {
    let expected = ["", "А", "А 1", "А я", "А1", "Аб", "Z"]
    #expect(sorted(expected.reversed(), .kazakh) == expected)
  }

  @Test("Takes typed variants of a letter for the letter")
  func readsVariants() {
    for language in Language.allCases {
      #expect(language.sortKey("Семеи\u{306}") == language.sortKey("Семей"))
      #expect(language.sortKey("Е\u{308}лка") == language.sortKey("Ёлка"))
      #expect(language.sortKey("\u{259}ке \u{18F}") == language.sortKey("әке Ә"))
    }
  }

  @Test("Is a strict order: nothing before itself, one of two different names first")
  func isStrict() {
    let names = ["", " ", "№ 1", "№1", "Ақ", "ақ", "«Ақ»", "Ак", "10", "010", "a", "Ё", "Е\u{308}"]
    for language in Language.allCases {
      for a in names {
        for b in names {
          let isSame = Array(a.utf8) == Array(b.utf8)
          #expect(
            [language.precedes(a, b), language.precedes(b, a)].count { $0 } == (isSame ? 0 : 1),
            "\(a) \(b)")
        }
      }
    }
  }

  @Test("Keeps the numbers on both sides of a sign apart")
  func keepsNumbersApart() {
    let expected = ["№ 9-12", "№ 10", "№ 10, 12", "№ 10-11", "№ 1011"]
    #expect(sorted(expected.reversed(), .kazakh) == expected)
  }

  @Test("Puts names of one key in the order of their code points, the same names in their own")
  func ordersMany() {
    #expect(Language.kazakh.order(["Ёлка", "ақ", "Ақ", "«Ақ»", "Ақ", "А"]) == [5, 3, 2, 4, 1, 0])
    #expect(Language.russian.order([]).isEmpty)
    #expect(["ж", "ә", "а"].sorted(in: .kazakh) { $0 } == ["а", "ә", "ж"])
    #expect(["№ 2", "№ 10"].sorted(in: .russian) { String($0.reversed()) } == ["№ 10", "№ 2"])
  }

  @Test("Makes keys of texts longer than any first guess")
  func makesLongKeys() {
    let long = String(repeating: "\u{FDFA}", count: 1000)
    #expect(Language.kazakh.precedes(long, long + "а"))
    #expect(Language.kazakh.sortKey("«–»") == Language.kazakh.sortKey(""))
  }

  @Test("Gives two threads the same keys as one")
  func sharesCollators() async {
    let names = (0..<500).map { "Балабақша № \($0) «Ақ бота» \($0 % 7)" }
    let expected = Language.allCases.map { language in names.map(language.sortKey) }
    await withTaskGroup(of: [[[UInt8]]].self) { group in
      for _ in 0..<4 {
        group.addTask { Language.allCases.map { language in names.map(language.sortKey) } }
      }
      for await keys in group { #expect(keys == expected) }
    }
  }

  @Test("Falls back to code points when a collation has no data")
  func fallsBack() {
    let texts = ["a", "Я", "ә", "\u{FFFD}", "😀"]
    let keys = texts.map { Collator.codePoints(Array($0.utf16)) }
    #expect(keys == texts.map { Array($0.utf8) })
    let nothing = String(repeating: "x", count: 1000)
    // ICU refuses a name so long.
    if Collator(nothing) != nil { Issue.record("a collation without data") }
    #expect(Collator("kk")?.key(Array("ә".utf16)) == Language.kazakh.sortKey("Ә"))
  }

  @Test("Passes over what an organisation is in law, before the name and behind it")
  func passesOverLegalForms() {
    let expected = [
      "Айгөлек", "МКҚК «Ақ бота»", "ГККП Балапан № 2", "КГКП «Балапан» № 10", "«Болашақ» ЖШС",
      "ТОО «Гүлдер»", "ЖК «Ертегі»", "КММ «Жұлдыз» КГКП", "ТООБА",
    ]
    for language in Language.allCases {
      #expect(sorted(expected.reversed(), language) == expected)
    }
    #expect(Language.kazakh.sortKey("КГКП «Ақ бота»") == Language.kazakh.sortKey("Ақ бота"))
    #expect(Language.kazakh.sortKey("«Ақ бота» АҚ") == Language.kazakh.sortKey("Ақ бота"))
    #expect(LegalForm.removed(from: "АҚ БОТА") == "АҚ БОТА")
    #expect(LegalForm.removed(from: "ТОО") == "ТОО")
    #expect(LegalForm.removed(from: "") == "")
  }
}
