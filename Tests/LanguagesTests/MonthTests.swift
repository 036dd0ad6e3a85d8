import Dates
import Testing

@testable import Languages

@Suite("Months in sentences") struct MonthTests {
  @Test("Says when something was, and with which month it is compared")
  func writesCases() throws {
    let march = try #require(Month("2026-03"))
    #expect(Language.kazakh.during(march) == "2026\u{202F}ж. наурызда")
    #expect(Language.russian.during(march) == "в марте 2026\u{202F}г.")
    let day = try #require(Day("2026-11-19"))
    #expect(Language.kazakh.during(day) == "2026\u{202F}ж. 19 қарашада")
    #expect(Language.russian.during(day) == "19 ноября 2026\u{202F}г.")
    #expect(Language.kazakh.with(march) == "2026\u{202F}ж. наурызбен")
    #expect(Language.russian.with(march) == "с мартом 2026\u{202F}г.")
  }

  @Test("Keeps the sounds of Kazakh endings in every month")
  func endings() throws {
    var (inside, beside) = (Set<String>(), Set<String>())
    for number in 1...12 {
      let month = try #require(Month("2026-\(number < 10 ? "0" : "")\(number)"))
      inside.insert(String(Language.kazakh.during(month).suffix(2)))
      beside.insert(String(Language.kazakh.with(month).suffix(3)))
      #expect(!Language.kazakh.shortName(month).isEmpty)
    }
    #expect(inside == ["да", "де", "те"])
    #expect(beside == ["мен", "бен", "пен"])
  }

  @Test(
    "Writes tenths with a comma",
    arguments: [(0, "0,0"), (73, "7,3"), (12_345, "1\u{A0}234,5"), (-5, "-0,5")])
  func writesTenths(number: Int, text: String) {
    #expect(Language.russian.words(tenths: number) == text)
    #expect(Language.kazakh.percent(tenths: number) == text + "\u{A0}%")
  }
}
