import TestSupport
import Testing

@testable import Languages

@Suite("Typography") struct TypographyTests {
  /// No-break spaces are written as _ here.
  private func set(_ text: String, _ language: Language, _ scope: Typography.Scope = .text)
    -> String
  {
    var typography = Typography(language, scope)
    return typography.set(text).replacing("\u{A0}", with: "_")
  }

  @Test(
    "Sets quotes and dashes, whatever the language",
    arguments: [
      ("\"Балапан\" балабақшасы", "«Балапан» балабақшасы"),
      ("(\"Балапан\"), \"Күн\".", "(«Балапан»), «Күн»."),
      ("ТОО \"Сад \"Балапан\" плюс\"", "ТОО «Сад „Балапан“ плюс»"),
      ("«Сад \"Балапан\"»", "«Сад „Балапан“»"), ("экран 5\" и", "экран 5\" и"), ("\"", "\""),
      ("\" пусто \"", "\" пусто \""), ("Кезек - тізім", "Кезек_— тізім"),
      ("Кезек – тізім", "Кезек_— тізім"), ("Кезек — тізім", "Кезек_— тізім"),
      ("бөбекжай-бақша, 3–4", "бөбекжай-бақша, 3–4"), ("- тізім", "- тізім"), ("", ""),
    ])
  func setsSigns(text: String, expected: String) {
    for language in Language.allCases {
      #expect(set(text, language) == expected)
      #expect(set(text, language, .title) == expected)
    }
  }

  @Test(
    "Keeps together what belongs together",
    arguments: [
      ("№ 5 балабақша", "№_5_балабақша"), ("5 құжат, 30 күн", "5_құжат, 30_күн"),
      ("10 000 ₸, 12 %", "10_000_₸, 12_%"), ("15 МБ, 4 КБ", "15_МБ, 4_КБ"),
      ("+7 701 234-56-78 хабарласыңыз", "+7_701_234-56-78 хабарласыңыз"),
      ("8 (7172) 12-34-56", "8_(7172)_12-34-56"), ("А. Б. Қалиев", "А._Б._Қалиев"),
      ("А.Б. Қалиев", "А.Б._Қалиев"), ("2–3 жас", "2–3_жас"), ("2026 Астана", "2026 Астана"),
      ("IBAN5 есеп", "IBAN5 есеп"), ("көше. Сосын", "көше. Сосын"), ("12 345", "12_345"),
      ("5 6", "5 6"), ("(ескерту) 5 құжат", "(ескерту) 5_құжат"),
    ])
  func keepsTogether(text: String, expected: String) {
    for language in Language.allCases { #expect(set(text, language) == expected) }
    #expect(set(text, .kazakh, .title) == text)
  }

  @Test("Keeps short prepositions with the next word in Russian alone")
  func keepsPrepositions() {
    #expect(set("В сад и в школу из-за нас", .russian) == "В_сад и_в_школу из-за нас")
    #expect(set("(в саду) у г. Алматы", .russian) == "(в_саду) у_г._Алматы")
    #expect(set("он и ты, а мы не там", .russian) == "он и_ты, а_мы не_там")
    #expect(set("бала да ана и а", .kazakh) == "бала да ана и а")
    #expect(set("сад в ", .russian) == "сад в ")
  }

  @Test("Goes on from piece to piece of a paragraph")
  func goesOn() {
    var typography = Typography(.russian)
    #expect(typography.set("Сад \"", isFollowed: true) == "Сад «")
    typography.pass()
    #expect(typography.set("\" - № ", isFollowed: true) == "»\u{A0}— № ")
    #expect(typography.set("5") == "5")
    #expect(typography.endLine(before: "\"так\"") == "\n")
    #expect(typography.set("\"так\" и") == "«так» и")
    #expect(typography.endLine(before: "так") == "\u{A0}")
    #expect(typography.set("так") == "так")
  }

  @Test("Changes nothing but quotes, dashes and blanks, and nothing a second time")
  func isIdempotent() {
    var random = SplitMix(seed: 160)
    let usual = Array("\"\"-–—  №5Аб.«»„“(+)₸%\u{A0}ви\n".unicodeScalars)
    let changing = Set("\"-–—  «»„“\u{A0}".unicodeScalars)
    for _ in 0..<rounds(4000) {
      let scalars = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        Int.random(in: 0..<9, using: &random) > 0
          ? usual[Int.random(in: usual.indices, using: &random)]
          : Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "я"
      }
      let text = String(String.UnicodeScalarView(scalars))
      for language in Language.allCases {
        var (once, twice) = (Typography(language), Typography(language))
        let first = once.set(text)
        #expect(first.unicodeScalars.count == scalars.count)
        #expect(
          zip(first.unicodeScalars, scalars).allSatisfy { $0 == $1 || changing.contains($1) })
        let second = twice.set(first)
        if !text.contains("\"") { #expect(second.utf8.elementsEqual(first.utf8), "\(text)") }
      }
    }
  }
}
