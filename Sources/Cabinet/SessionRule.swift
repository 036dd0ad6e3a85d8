public import Dates

/// How long sessions last, and when their secrets change.
///
/// The times are our own choice.
public enum SessionRule {
  /// Seconds without a request after which a cabinet closes: half an hour, since people sign in at
  /// libraries and service centres too.
  public static let idleSeconds = 1800
  /// Seconds after which a cabinet closes in any case: twelve hours.
  public static let cabinetSeconds = 12 * 3600
  /// Seconds an application without a cabinet may take: an hour, quiet or not.
  public static let applicationSeconds = 3600

  /// Whether a session can be used.
  public enum State: String, Sendable, CaseIterable {
    case live
    /// Nothing was asked of it for too long.
    case idle
    /// Its time is over.
    case over
  }

  /// What happens to a person's sessions.
  public enum Occasion: Sendable, CaseIterable {
    case signIn
    case passwordChange
    case request
    case settingsChange
  }

  /// Whether a session can be used at a moment.
  public static func state(of session: Session, at moment: Moment) -> State {
    if moment.seconds(since: session.createdAt) >= longest(session.scope) { return .over }
    guard session.scope == .cabinet else { return .live }
    return moment.seconds(since: session.seenAt) >= idleSeconds ? .idle : .live
  }

  /// When it ends if nothing more is asked of it; what the answers call `expires_at`.
  public static func end(of session: Session) -> Moment {
    let end = session.createdAt.adding(seconds: longest(session.scope))
    guard session.scope == .cabinet else { return end }
    let idle = session.seenAt.adding(seconds: idleSeconds)
    return idle.seconds < end.seconds ? idle : end
  }

  /// The moment to keep as seen; nil while the kept one is less than a minute old.
  ///
  /// It is kept to the minute: it needs no more, and a request rarely has to write.
  public static func seen(_ session: Session, at moment: Moment) -> Moment? {
    moment.seconds(since: session.seenAt) >= 60 ? moment : nil
  }

  /// Whether the session's secret is made anew: at signing in and at a change of the password, so
  /// that one somebody planted or copied before is worth nothing.
  public static func rotatesSecret(at occasion: Occasion) -> Bool {
    occasion == .signIn || occasion == .passwordChange
  }

  private static func longest(_ scope: SessionScope) -> Int {
    switch scope {
    case .cabinet: cabinetSeconds
    case .application: applicationSeconds
    }
  }
}
