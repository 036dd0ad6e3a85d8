public import Cabinet
import CabinetStore
import Dates
import Secrets

/// An employee's session and its secret, which is told once.
public struct OpenedStaffSession: Sendable {
  /// The session.
  public let session: StaffSession
  /// Whose it is.
  public let employee: Employee
  /// What the cookie holds.
  public let secret: String
}

/// An employee who is signed in by a cookie.
public struct StaffVisitor: Sendable {
  /// The session.
  public let session: StaffSession
  /// Whose it is.
  public let employee: Employee
}

extension Desk {
  /// Opens a session with an employee's token.
  ///
  /// - Throws: `Refusal.signInFailed` when nobody has it, or the employee was taken off;
  ///   `.tooMany` after too many wrong ones from an address.
  public func openStaffSession(
    token: String, address: String
  ) throws(Refusal) -> OpenedStaffSession {
    let hash = firstKey.hash(token, for: "employee token")
    let found = try read { reading throws(StoreError) in try reading.employee(tokenHash: hash) }
    guard let employee = found, employee.revokedAt == nil else {
      // Nobody guesses 256 bits: a right token is let in, however many wrong ones came from there.
      try count([(.staffPerAddress, "address:" + address)])
      throw .signInFailed
    }
    let (moment, secret) = (now(), Secret.random())
    let session = StaffSession(
      id: fresh(), employee: employee.id, createdAt: moment, seenAt: moment)
    let secretHash = firstKey.hash(secret, for: "staff session")
    try write { transaction throws(StoreError) in
      try transaction.insert(session, secretHash: secretHash)
      try self.note("sign_in", by: employee, session.id.text, in: transaction)
    }
    return OpenedStaffSession(session: session, employee: employee, secret: secret)
  }

  /// Who has a session's secret.
  ///
  /// - Throws: `Refusal.notSignedIn` when nobody has, the session is over, or the employee was
  ///   taken off.
  public func staffVisitor(_ secret: String) throws(Refusal) -> StaffVisitor {
    let hash = firstKey.hash(secret, for: "staff session")
    let found = try read { reading throws(StoreError) -> StaffVisitor? in
      guard let session = try reading.staffSession(secretHash: hash),
        let employee = try reading.employee(session.employee)
      else { return nil }
      return StaffVisitor(session: session, employee: employee)
    }
    let moment = now()
    guard let found, found.employee.revokedAt == nil else { throw .notSignedIn }
    var session = found.session
    session.seenAt = sightings.last(.staff(session.id), kept: session.seenAt)
    guard session.isLive(at: moment) else { throw .notSignedIn }
    // To the minute, as the cabinet's own.
    if moment.seconds(since: session.seenAt) >= 60 {
      sightings.note(.staff(session.id), at: moment)
      session.seenAt = moment
    }
    return StaffVisitor(session: session, employee: found.employee)
  }

  /// Ends an employee's session.
  public func end(_ visitor: StaffVisitor) throws(Refusal) {
    try write { transaction throws(StoreError) in
      try transaction.deleteStaffSession(visitor.session.id)
      try self.note(
        "end_session", by: visitor.employee, visitor.session.id.text, in: transaction)
    }
  }

  private func note(
    _ action: String, by employee: Employee, _ subject: String, in transaction: Transaction
  ) throws(StoreError) {
    try note(action, actor: "employee:" + employee.id.text, subject, "", in: transaction)
  }
}
