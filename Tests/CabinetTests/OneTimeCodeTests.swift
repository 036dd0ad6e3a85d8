import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("One-time codes") struct OneTimeCodeTests {
  private let code = OneTimeCode(
    purpose: .signIn, subject: "s", hash: "0a", createdAt: Sample.noon)

  private func later(_ seconds: Int) -> Moment {
    Moment(seconds: Sample.noon.seconds + seconds)
  }

  @Test("Makes six digits, zeros in front too, and throws away draws that would be unfair")
  func makesCodes() {
    for (draws, text) in [
      ([0], "000000"), ([7], "000007"), ([1_000_123], "000123"), ([4_293_999_999], "999999"),
      ([4_294_000_000, UInt32.max, 42], "000042"),
    ] as [([UInt32], String)] {
      var rest = draws[...]
      #expect(CodeRule.code { rest.popFirst() ?? 0 } == text)
      #expect(rest.isEmpty)
    }
    #expect(CodeRule.code { .max } == nil, "ends with a broken source too")
  }

  @Test("Makes each digit about as often as the others")
  func isFair() {
    var random = SplitMix(seed: 5)
    var counts = Array(repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let text = CodeRule.code { UInt32(truncatingIfNeeded: random.next()) } ?? ""
      #expect(text.utf8.count == 6)
      for digit in text.compactMap(\.wholeNumberValue) { counts[digit] += 1 }
    }
    #expect(counts.allSatisfy { (5600...6400).contains($0) }, "\(counts)")
  }

  @Test("Reads a typed code, blanks and dashes forgiven")
  func readsTyped() {
    #expect(CodeRule.read(" 012 345\n") == "012345" && CodeRule.read("012-345") == "012345")
    #expect(CodeRule.read("12345") == nil && CodeRule.read("1234567") == nil)
    #expect(CodeRule.read("12345a") == nil && CodeRule.read("") == nil)
  }

  @Test("Is right within five minutes, once")
  func isRightOnce() {
    #expect(code.check(at: later(0), matches: true) == .right)
    #expect(code.check(at: later(299), matches: true) == .right)
    #expect(code.check(at: later(300), matches: true) == .expired)
    #expect(code.check(at: later(-10), matches: true) == .right, "a clock set back")
    let used = code.after(.right, at: later(5))
    #expect(used.usedAt == later(5) && used.tries == 0)
    #expect(used.check(at: later(6), matches: true) == .used)
    #expect(used.check(at: later(6), matches: false) == .used)
  }

  @Test("Takes five wrong codes and then no right one")
  func takesFiveTries() {
    var code = code
    for _ in 0..<5 {
      let outcome = code.check(at: later(1), matches: false)
      #expect(outcome == .wrong)
      code = code.after(outcome, at: later(1))
    }
    #expect(code.check(at: later(2), matches: true) == .tooManyTries)
    #expect(code.after(.tooManyTries, at: later(2)) == code)
    #expect(code.check(at: later(300), matches: true) == .expired)
  }

  @Test("Is sent again after a minute")
  func isResent() {
    #expect(code.resendWait(at: later(0)) == 60 && code.resendWait(at: later(59)) == 1)
    #expect(code.resendWait(at: later(60)) == 0 && code.resendWait(at: later(6000)) == 0)
    #expect(code.resendWait(at: Moment(seconds: .min)) == 60)
  }
}
