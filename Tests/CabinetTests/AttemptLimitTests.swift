import Dates
import Testing

@testable import Cabinet

@Suite("Limits of tries") struct AttemptLimitTests {
  /// Tries at every second for some time; the seconds at which one was let in.
  private func admitted(_ limits: [AttemptLimit], seconds: Int) -> [Int] {
    var kept: [Attempts?] = limits.map { _ in nil }
    var result: [Int] = []
    for second in 0..<seconds {
      let now = Moment(seconds: Sample.noon.seconds + second)
      let pairs = zip(limits, kept).map { (limit: $0, attempts: $1) }
      guard AttemptLimit.admit(pairs, at: now) == .yes else { continue }
      result.append(second)
      kept = pairs.map { $0.limit.counting($0.attempts, at: now) }
    }
    return result
  }

  @Test("Sends one code a minute, five an hour, ten a day")
  func limitsCodes() {
    #expect(
      admitted(AttemptLimit.codes, seconds: 2 * 86_400) == [
        0, 60, 120, 180, 240, 3600, 3660, 3720, 3780, 3840, 86_400, 86_460, 86_520, 86_580, 86_640,
        90_000, 90_060, 90_120, 90_180, 90_240,
      ])
    #expect(admitted(AttemptLimit.codesPerAddress, seconds: 3600).count == 500)
  }

  @Test("Lets five tries to sign in, then doubles the wait up to an hour")
  func limitsSignIn() {
    let seconds = admitted([.signIn], seconds: 18_000)
    let waits = zip(seconds.dropFirst(), seconds).map { $0 - $1 }
    #expect(waits == [1, 1, 1, 1, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
    #expect(admitted([.signInPerAddress], seconds: 3600).count == 300)
  }

  @Test("Forgets a count after its window")
  func forgets() {
    let many = Attempts(count: .max, windowStart: Sample.noon)
    let day = Moment(seconds: Sample.noon.seconds + 86_400)
    #expect(AttemptLimit.signIn.admit(many, at: day) == .yes)
    #expect(AttemptLimit.signIn.counting(many, at: day) == Attempts(count: 1, windowStart: day))
    #expect(admitted([.lookups], seconds: 86_400).count == 10)
    #expect(admitted([.reviews], seconds: 86_401) == [0, 1, 2, 3, 4, 86_400])
  }

  @Test("Says how long to wait, and survives any number")
  func saysWait() {
    let attempts = Attempts(count: 5, windowStart: Sample.noon)
    #expect(AttemptLimit.signIn.admit(attempts, at: Sample.noon) == .no(retryAfterSeconds: 60))
    let many = Attempts(count: .max, windowStart: Sample.noon)
    let back = Moment(seconds: .min)
    #expect(AttemptLimit.signIn.admit(many, at: back) == .no(retryAfterSeconds: 3600))
    #expect(AttemptLimit.signIn.counting(many, at: back).count == .max)
    let negative = Attempts(count: .min, windowStart: back)
    #expect(AttemptLimit.signIn.admit(negative, at: Moment(seconds: .max)) == .yes)
    #expect(AttemptLimit.admit([], at: back) == .yes)
  }
}
