public import Cabinet
public import Dates

/// What a right password leads to.
public enum SignInStep: Sendable {
  /// The session is open.
  case opened(OpenedSession)
  /// A code is asked for next.
  case code(Challenge)
}

/// That the password was right, signed, for the second step of signing in.
public struct Challenge: Sendable {
  /// The signed statement; it names no person.
  public let text: String
  /// The number whose app shows the code.
  public let phone: Phone
  /// Whether there is such an app.
  public let isLinked: Bool
  /// Seconds before the next code can be asked for.
  public let resendAfter: Int
  /// When it is over.
  public let end: Moment
}
