public import Cabinet
public import Dates
import SQL

extension Reading {
  /// What an employee proposes to do with an admission or an application.
  ///
  /// - Throws: `StoreError`.
  public func proposal(about subject: String) throws(StoreError) -> Proposal? {
    try first(
      "SELECT subject, act, employee, status, since, at, sealed FROM proposal WHERE subject = ?1",
      [.text(subject)]
    ) { row throws(SQLError) in
      Proposal(
        subject: try row.text(0), act: try row.code(1), employee: try row.identifier(2),
        status: try row.text(3), since: try row.moment(4), at: try row.moment(5),
        reason: try self.sealed(row, 6, .proposal, subject).optional(0))
    }
  }

  /// The session an employee's browser shows the secret of.
  ///
  /// - Throws: `StoreError`.
  public func staffSession(secretHash: String) throws(StoreError) -> StaffSession? {
    try first(
      "SELECT id, employee, created_at, seen_at FROM staff_session WHERE secret_hash = ?1",
      [.text(secretHash)]
    ) { row throws(SQLError) in
      StaffSession(
        id: try row.identifier(0), employee: try row.identifier(1), createdAt: try row.moment(2),
        seenAt: try row.moment(3))
    }
  }
}

extension Transaction {
  /// Keeps a proposal in the place of any other about the same.
  ///
  /// - Throws: `StoreError`.
  public func put(_ proposal: Proposal) throws(StoreError) {
    try deleteProposal(about: proposal.subject)
    try run(
      """
      INSERT INTO proposal (subject, act, employee, status, since, at, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """,
      [
        .text(proposal.subject), SQLValue(proposal.act), SQLValue(proposal.employee),
        .text(proposal.status), SQLValue(proposal.since), SQLValue(proposal.at),
        vault.seal([proposal.reason], .proposal, proposal.subject),
      ])
  }

  /// Forgets a proposal.
  ///
  /// - Throws: `StoreError`.
  public func deleteProposal(about subject: String) throws(StoreError) {
    try run("DELETE FROM proposal WHERE subject = ?1", [.text(subject)])
  }

  /// Keeps a new session of an employee; of its secret only a hash.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ session: StaffSession, secretHash: String) throws(StoreError) {
    try run(
      """
      INSERT INTO staff_session (id, secret_hash, employee, created_at, seen_at)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """,
      [
        SQLValue(session.id), .text(secretHash), SQLValue(session.employee),
        SQLValue(session.createdAt), SQLValue(session.seenAt),
      ])
  }

  /// Notes that an employee's session was used.
  ///
  /// - Throws: `StoreError`.
  public func touch(
    _ session: Identifier<StaffSession>, at moment: Moment
  ) throws(StoreError) {
    try run(
      "UPDATE staff_session SET seen_at = ?2 WHERE id = ?1 AND seen_at < ?2",
      [SQLValue(session), SQLValue(moment)])
  }

  /// Ends an employee's session.
  ///
  /// - Throws: `StoreError`.
  public func deleteStaffSession(_ id: Identifier<StaffSession>) throws(StoreError) {
    try run("DELETE FROM staff_session WHERE id = ?1", [SQLValue(id)])
  }

  /// Ends all sessions of an employee.
  ///
  /// - Throws: `StoreError`.
  public func deleteStaffSessions(of employee: Identifier<Employee>) throws(StoreError) {
    try run("DELETE FROM staff_session WHERE employee = ?1", [SQLValue(employee)])
  }
}
