import TestSupport
import Testing

@testable import Cabinet

@Suite("Numbers of applications") struct ApplicationNumberTests {
  @Test("Reads back what it writes, with fillers and without")
  func readsBack() throws {
    var random = SplitMix(seed: 8)
    for _ in 0..<rounds(500) {
      let sequence = Int.random(in: 1...9_999_999, using: &random)
      let number = try ApplicationNumber(
        year: Int.random(in: 2000...2099, using: &random), sequence: sequence)
      #expect(try ApplicationNumber(number.text) == number)
      let bare = number.text.filter { $0 != "-" }
      #expect(bare.count == 10 && number.text.count == 12)
      #expect(try ApplicationNumber(" \(bare.prefix(4))\u{A0}\(bare.dropFirst(4))\n") == number)
    }
  }

  @Test("Has the form two, seven, one")
  func hasForm() throws {
    #expect(try ApplicationNumber(year: 2026, sequence: 1234).text.hasPrefix("26-0001234-"))
    #expect(try ApplicationNumber(year: 2005, sequence: 1).text.hasPrefix("05-0000001-"))
    #expect(ApplicationNumber.checkDigit(of: [5, 7, 2]) == 4, "Damm's own example")
  }

  @Test("Finds every wrong digit and every swap of neighbours")
  func findsSlips() throws {
    var random = SplitMix(seed: 9)
    for _ in 0..<rounds(100) {
      let number = try ApplicationNumber(
        year: 2026, sequence: Int.random(in: 1...9_999_999, using: &random))
      let digits = try #require(TypedDigits.read(number.text))
      for index in digits.indices {
        for digit in 0...9 where digit != digits[index] {
          var wrong = digits
          wrong[index] = digit
          expectSlip(wrong)
        }
        guard index > 0, digits[index] != digits[index - 1] else { continue }
        var swapped = digits
        swapped.swapAt(index, index - 1)
        expectSlip(swapped)
      }
    }
  }

  private func expectSlip(_ digits: [Int]) {
    #expect(throws: ApplicationNumber.Problem.checkDigit) {
      try ApplicationNumber(TypedDigits.text(digits))
    }
  }

  @Test(
    "Refuses with the reason",
    arguments: [
      ("", ApplicationNumber.Problem.length), ("26-0001234", .length), ("26-00012345-50", .length),
      ("26/0001234/5", .notDigits), ("26-OOO1234-5", .notDigits), ("00-0000000-0", .range),
    ])
  func refuses(text: String, problem: ApplicationNumber.Problem) {
    #expect(throws: problem) { try ApplicationNumber(text) }
  }

  @Test(
    "Refuses years and sequences that do not fit",
    arguments: [(1999, 1), (2100, 1), (2026, 0), (2026, 10_000_000), (Int.max, Int.min)])
  func refusesRanges(year: Int, sequence: Int) {
    #expect(throws: ApplicationNumber.Problem.range) {
      try ApplicationNumber(year: year, sequence: sequence)
    }
  }
}
