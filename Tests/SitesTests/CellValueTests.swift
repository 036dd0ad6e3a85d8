import Dates
import Testing

@testable import Content

@Suite("What people write into cells") struct CellValueTests {
  @Test(
    "Takes a time after a day, and refuses what is none",
    arguments: [
      ("20.11.2026", true), ("20.11.26 9:05", true), ("2026-11-20 23:59", true),
      ("2026-11-20 00:00:00", true), ("2026-11-20 23:59:59.999999", true),
      ("2026-11-20 24:00", false), ("20.11.2026 99:99", false), ("2026-11-20 :::", false),
      ("2026-11-20 1", false), ("2026-11-20 10:5", false), ("2026-11-20 10:05:", false),
      ("20.11.2026 10:05:06:07", false),
    ])
  func readsTimes(text: String, isDay: Bool) {
    #expect((CellValue.day(text)?.iso == "2026-11-20") == isDay)
  }

  @Test(
    "Takes years of this time only",
    arguments: [
      ("31.12.49", "2049-12-31"), ("31.12.50", nil), ("31.12.99", nil), ("01.02.0026", nil),
      ("01.02.1899", nil), ("0001-01-01", nil), ("01.01.1900", "1900-01-01"),
      ("2200-01-01", nil),
    ] as [(String, String?)])
  func readsYears(text: String, day: String?) { #expect(CellValue.day(text)?.iso == day) }

  @Test("Takes months of this time only")
  func readsMonths() {
    #expect(CellValue.month("ноя.26")?.iso == "2026-11")
    #expect(CellValue.month("11.2026")?.iso == "2026-11")
    for text in ["ноя.99", "11.0026", "ноябрь 0026", "0026-11"] {
      #expect(CellValue.month(text) == nil, "\(text)")
    }
  }

  @Test(
    "Takes ages with any dash and a short word after them",
    arguments: [
      "3-4", "3–4", "3—4", "3 - 4", "3‑4", "3-4 г.", "3-4лет", "3–4 жас", " 3 -4 ж.",
    ])
  func readsAges(text: String) { #expect(CellValue.ages(text) == "3-4") }

  @Test(
    "Refuses other pairs as ages",
    arguments: ["", "3", "3-", "-4", "3/4", "3.4", "13-4", "3-45", "3-4 мая", "3-4-5", "03-04"])
  func refusesAges(text: String) { #expect(CellValue.ages(text) == nil) }

  @Test("Leaves out what is less than a millimetre")
  func cutsDegrees() {
    #expect(CellValue.degrees("47.106941234567890") == "47.10694123")
    #expect(CellValue.degrees("47,10000000000") == "47.1")
    #expect(CellValue.degrees("47.0") == "47")
    #expect(CellValue.degrees("47.") == nil)
  }

  @Test(
    "Takes telephones as people write them",
    arguments: [
      "112", "+7 701 234-56-78", "8 (701) 234‑56‑78", "77012345678", "234-56-78, 234-56-79",
      "234-56-78/79", "234-56-78 доб. 12", "234-56-78 (ішкі 5)", "234-56-78, вн. 105",
      "2345678 ext 1",
    ])
  func takesPhones(text: String) { #expect(CellValue.isPhone(text)) }

  @Test(
    "Refuses telephones that are none",
    arguments: [
      "abc", "-7.5", "-750", "7.5", "12", "2026-11-20", "20.11.2026", "1234567890123456", "доб. 5",
      "234-56-78 Aida", "234-56-78,", "500%", "TRUE", "234-56-78 доб.", "٣٣٣٣٣",
    ])
  func refusesPhones(text: String) { #expect(!CellValue.isPhone(text)) }
}
