public import Dates

/// An employee's signed-in browser.
public struct StaffSession: Sendable, Hashable {
  /// Its name, which is not its secret.
  public let id: Identifier<StaffSession>
  /// Who is signed in.
  public let employee: Identifier<Employee>
  /// When it began.
  public let createdAt: Moment
  /// When it was last used, to the minute.
  public var seenAt: Moment

  /// Makes a session.
  public init(
    id: Identifier<StaffSession>, employee: Identifier<Employee>, createdAt: Moment,
    seenAt: Moment
  ) {
    (self.id, self.employee) = (id, employee)
    (self.createdAt, self.seenAt) = (createdAt, seenAt)
  }

  /// When it ends if nothing more is asked of it: the times of the cabinet.
  public var end: Moment {
    let idle = seenAt.adding(seconds: SessionRule.idleSeconds)
    let last = createdAt.adding(seconds: SessionRule.cabinetSeconds)
    return idle.seconds < last.seconds ? idle : last
  }

  /// Whether it can be used.
  public func isLive(at moment: Moment) -> Bool { moment.seconds < end.seconds }
}
