public import Dates

/// How often something was tried: all that is kept for a limit.
public struct Attempts: Sendable, Hashable {
  /// How often, in the window.
  public var count: Int
  /// When the window began; for a growing limit when it was last tried.
  public var windowStart: Moment

  /// Makes a count.
  public init(count: Int, windowStart: Moment) {
    (self.count, self.windowStart) = (count, windowStart)
  }
}

/// How often something may be tried.
///
/// The numbers are our own choice.
public struct AttemptLimit: Sendable, Hashable {
  /// Whether a try is let in.
  public enum Answer: Sendable, Hashable {
    case yes
    /// Not now: ask again after so many seconds, at least one.
    case no(retryAfterSeconds: Int)
  }

  /// Its name among those kept for one subject.
  public let name: String
  /// How many tries are free.
  public let allowed: Int
  /// Seconds after which the count is forgotten.
  public let window: Int
  /// Seconds before the first try that is not free, which double from try to try, and the most
  /// they become; nil when nothing but the end of the window helps.
  public let waits: ClosedRange<Int>?

  /// So many tries in a window that begins with the first of them.
  static func fixed(_ name: String, _ allowed: Int, in window: Int) -> AttemptLimit {
    AttemptLimit(name: name, allowed: allowed, window: window, waits: nil)
  }

  /// So many free tries, then waits that double; the count is forgotten after a window of quiet.
  static func growing(
    _ name: String, _ allowed: Int, waits: ClosedRange<Int>, forgottenAfter window: Int
  ) -> AttemptLimit {
    AttemptLimit(name: name, allowed: allowed, window: window, waits: waits)
  }

  /// The same for a subject many people share, such as an address.
  func times(_ factor: Int, _ name: String) -> AttemptLimit {
    AttemptLimit(name: name, allowed: allowed * factor, window: window, waits: waits)
  }

  /// Whether another try is let in.
  ///
  /// - Parameters:
  ///   - attempts: those before; nil for none.
  ///   - moment: now.
  /// - Returns: yes, or how long to wait.
  public func admit(_ attempts: Attempts?, at moment: Moment) -> Answer {
    guard let attempts else { return .yes }
    let passed = moment.seconds(since: attempts.windowStart)
    guard passed < window, attempts.count >= allowed else { return .yes }
    let wait = wait(after: attempts.count)
    return passed >= wait ? .yes : .no(retryAfterSeconds: wait - passed)
  }

  /// The count after another try that was let in; count before the try is made, so that many at
  /// once are not all let in.
  public func counting(_ attempts: Attempts?, at moment: Moment) -> Attempts {
    guard let attempts, moment.seconds(since: attempts.windowStart) < window else {
      return Attempts(count: 1, windowStart: moment)
    }
    return Attempts(
      count: min(attempts.count, .max - 1) + 1,
      windowStart: waits == nil ? attempts.windowStart : moment)
  }

  private func wait(after count: Int) -> Int {
    guard let waits else { return window }
    let doublings = min(count - allowed, 40)
    let (wait, isBeyond) = waits.lowerBound.multipliedReportingOverflow(by: 1 << doublings)
    return isBeyond ? waits.upperBound : min(wait, waits.upperBound)
  }
}
