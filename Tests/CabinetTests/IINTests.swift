import Dates
import TestSupport
import Testing

@testable import Cabinet

/// The tables of the identity facts, section 1.
@Suite("Identification numbers") struct IINTests {
  @Test(
    "Reads V01 to V10 with birth day and sex",
    arguments: [
      ("850214390005", "1985-02-14", Sex.male), ("901130490109", "1990-11-30", .female),
      ("990101391804", "1999-01-01", .male), ("790806490214", "1979-08-06", .female),
      ("001231590285", "2000-12-31", .male), ("190503690702", "2019-05-03", .female),
      ("200229590421", "2020-02-29", .male), ("230715690495", "2023-07-15", .female),
      ("880708491103", "1988-07-08", .female), ("210901590634", "2021-09-01", .male),
    ])
  func readsValid(text: String, birthDay: String, sex: Sex) throws {
    let iin = try IIN(text)
    #expect(iin.digits == text)
    #expect(iin.birthDay == Day(birthDay))
    #expect(iin.sex == sex)
  }

  @Test(
    "Refuses X01 to X13 with the reason",
    arguments: [
      ("850214390006", IIN.Problem.checksum), ("901130490190", .checksum),
      ("990101391803", .checksum), ("79080649021", .length), ("7908064902144", .length),
      ("00123I590285", .notDigits), ("851314390001", .date), ("990230390000", .date),
      ("210229590007", .date), ("200512590450", .checksum), ("850214790000", .century),
      ("000000000000", .date), ("850214090006", .century),
    ])
  func refusesInvalid(text: String, problem: IIN.Problem) {
    #expect(throws: problem) { try IIN(text) }
  }

  @Test("Refuses every check digit of a body that is never given out (X10)")
  func refusesUnusableBodies() {
    for digit in 0...9 { #expect(throws: IIN.Problem.checksum) { try IIN("20051259045\(digit)") } }
  }

  @Test("Refuses the number of a company only when it is one")
  func refusesCompanies() throws {
    let body = [1, 0, 0, 1, 4, 0, 0, 0, 1, 2, 3]
    let check = try #require(IIN.checkDigit(of: body))
    let number = TypedDigits.text(body)
    #expect(throws: IIN.Problem.organisation) { try IIN("\(number)\(check)") }
    #expect(throws: IIN.Problem.checksum) { try IIN("\(number)\((check + 1) % 10)") }
  }

  @Test(
    "Forgives blanks and dashes",
    arguments: [
      " 850214390005 ", "850214 390005", "850214-390005", "8502 1439 0005",
      "850214\u{A0}390005\n", "850214\u{2013}390005", "850 214\u{202F}390\u{2009}005\t",
    ])
  func forgivesFillers(text: String) throws { #expect(try IIN(text).digits == "850214390005") }

  @Test(
    "Refuses what only looks like digits",
    arguments: ["٨50214390005", "８50214390005", "85O214390005"])
  func refusesOtherDigits(text: String) {
    #expect(throws: IIN.Problem.notDigits) { try IIN(text) }
  }

  @Test("Refuses the empty text by its length")
  func refusesEmpty() { #expect(throws: IIN.Problem.length) { try IIN(" ") } }

  @Test("Cannot find a wrong eleventh digit in the first pass, where its weight is 11")
  func missesEleventhDigit() throws {
    for digit in 0...9 { #expect(try IIN("8502143900\(digit)5").digits.count == 12) }
  }

  @Test("Knows the nineteenth century, whose days lie before the calendar's")
  func knowsOldPeople() throws {
    let body = [9, 9, 0, 2, 2, 8, 2, 9, 0, 0, 1]
    let check = try #require(IIN.checkDigit(of: body))
    let iin = try IIN(TypedDigits.text(body + [check]))
    #expect(iin.birthDay == nil && iin.sex == .female)
  }

  @Test("Warns of what disagrees with the register, and of nothing else")
  func warns() throws {
    let iin = try IIN("230715690495")
    let (same, other) = (try #require(Day("2023-07-15")), try #require(Day("2023-07-16")))
    #expect(iin.warnings(birthDay: same, sex: .female) == [])
    #expect(iin.warnings(birthDay: same, sex: nil) == [])
    #expect(iin.warnings(birthDay: other, sex: .male) == [.birthDay, .sex])
  }

  @Test("Hides the middle")
  func masks() throws {
    #expect(try IIN("850214390005").masked == "8502******05")
    #expect(IIN(checked: "1").masked == "************")
  }

  @Test("Survives any text")
  func survivesNoise() {
    var random = SplitMix(seed: 1)
    let letters = Array("0123456789 -Iқ\u{A0}\u{301}+")
    for _ in 0..<rounds(2000) {
      let text = String(
        (0..<Int.random(in: 0...16, using: &random)).compactMap { _ in
          letters.randomElement(using: &random)
        })
      if let iin = try? IIN(text) { #expect(iin.digits.utf8.count == 12) }
      #expect(IIN(checked: text).masked.count == 12)
      _ = (IIN(checked: text).birthDay, IIN(checked: text).sex)
    }
  }
}
