public import Dates

/// The rules of one-time codes (S0-12; their numbers are our own choice).
public enum CodeRule {
  /// How many digits a code has.
  public static let length = 6
  /// Seconds for which a code is good.
  public static let validSeconds = 300
  /// How many codes may be typed in for one that was sent.
  public static let tries = 5
  /// Seconds before the next one is sent.
  public static let resendSeconds = 60

  /// Makes a code.
  ///
  /// Draws that would make some codes likelier than others are thrown away: 2 to the 32nd is no
  /// multiple of a million.
  ///
  /// - Parameter random: gives 32 random bits at each call.
  /// - Returns: six digits; nil when the source gives the same useless bits for ever, which no
  ///   random one does.
  public static func code(random: () -> UInt32) -> String? {
    for _ in 0..<100 {
      let draw = random()
      guard draw < 4_294_000_000 else { continue }
      let digits = String(draw % 1_000_000)
      return String(repeating: "0", count: length - digits.utf8.count) + digits
    }
    return nil
  }

  /// Reads a code as people type it; nil when it cannot be one.
  public static func read(_ text: String) -> String? {
    guard let digits = TypedDigits.read(text), digits.count == length else { return nil }
    return TypedDigits.text(digits)
  }
}

/// A code that was sent, and what became of it.
public struct OneTimeCode: Sendable, Hashable {
  /// What it is for.
  public let purpose: CodePurpose
  /// For whom: what the store looks it up by.
  public let subject: String
  /// The code as it is kept: never itself.
  public let hash: String
  /// When it was made.
  public let createdAt: Moment
  /// How many wrong codes were typed in for it.
  public var tries: Int
  /// When it was used; nil while it was not.
  public var usedAt: Moment?

  /// Makes a code that was sent.
  public init(
    purpose: CodePurpose, subject: String, hash: String, createdAt: Moment, tries: Int = 0,
    usedAt: Moment? = nil
  ) {
    (self.purpose, self.subject, self.hash) = (purpose, subject, hash)
    (self.createdAt, self.tries, self.usedAt) = (createdAt, tries, usedAt)
  }

  /// What comes of typing in a code; people are told only whether it was right.
  public enum Outcome: String, Sendable, CaseIterable {
    case right
    case wrong
    case expired
    case used
    case tooManyTries = "too_many_tries"
  }

  /// What comes of typing in a code.
  ///
  /// - Parameters:
  ///   - moment: now.
  ///   - matches: whether the typed code is this one, compared in constant time; compare even where
  ///     the answer cannot matter any more.
  /// - Returns: what to do; ``after(_:at:)`` gives the code that is kept then.
  public func check(at moment: Moment, matches: Bool) -> Outcome {
    if usedAt != nil { return .used }
    if moment.seconds(since: createdAt) >= CodeRule.validSeconds { return .expired }
    if tries >= CodeRule.tries { return .tooManyTries }
    return matches ? .right : .wrong
  }

  /// The code after an outcome: a right one is used, a wrong one counts.
  public func after(_ outcome: Outcome, at moment: Moment) -> OneTimeCode {
    var result = self
    switch outcome {
    case .right: result.usedAt = moment
    case .wrong: result.tries += 1
    case .expired, .used, .tooManyTries: break
    }
    return result
  }

  /// Seconds before another may be sent; none when it may be sent now.
  public func resendWait(at moment: Moment) -> Int {
    max(0, CodeRule.resendSeconds - moment.seconds(since: createdAt))
  }
}
