public import Cabinet
public import Dates
import SQL

extension Reading {
  /// The session a browser shows the secret of.
  ///
  /// - Throws: `StoreError`.
  public func session(secretHash: String) throws(StoreError) -> Session? {
    try first(
      """
      SELECT id, account, sealed, city, method, scope, device, created_at, seen_at
      FROM session WHERE secret_hash = ?1
      """, [.text(secretHash)], session(row:))
  }

  /// A session by its name.
  ///
  /// - Throws: `StoreError`.
  public func session(_ id: Identifier<Session>) throws(StoreError) -> Session? {
    try first(
      """
      SELECT id, account, sealed, city, method, scope, device, created_at, seen_at
      FROM session WHERE id = ?1
      """, [SQLValue(id)], session(row:))
  }

  /// The sessions of an account, the one last used first.
  ///
  /// - Throws: `StoreError`.
  public func sessions(of account: Identifier<Account>) throws(StoreError) -> [Session] {
    try all(
      """
      SELECT id, account, sealed, city, method, scope, device, created_at, seen_at
      FROM session WHERE account = ?1 ORDER BY seen_at DESC, id
      """, [SQLValue(account)], session(row:))
  }

  private func session(row: borrowing Row) throws(SQLError) -> Session {
    let id: Identifier<Session> = try row.identifier(0)
    let fields = try sealed(row, 2, .session, id.text)
    return Session(
      id: id, account: try row.optionalIdentifier(1), iin: try fields.iin(0),
      phone: fields.optional(1).map(Phone.init(checked:)), city: try row.text(3),
      method: try row.optionalCode(4), scope: try row.code(5), device: try row.text(6),
      createdAt: try row.moment(7), seenAt: try row.moment(8))
  }
}

extension Transaction {
  /// Keeps a new session; of its secret only a hash.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ session: Session, secretHash: String) throws(StoreError) {
    try run(
      """
      INSERT INTO session (id, secret_hash, account, iin_hash, sealed, city, method, scope, device,
        created_at, seen_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """,
      [
        SQLValue(session.id), .text(secretHash), SQLValue(session.account),
        .text(vault.name(session.iin)),
        vault.seal([session.iin.digits, session.phone?.e164], .session, session.id.text),
        .text(session.city),
        SQLValue(session.method), SQLValue(session.scope), .text(session.device),
        SQLValue(session.createdAt), SQLValue(session.seenAt),
      ])
  }

  /// Notes that a session was used.
  ///
  /// - Throws: `StoreError`.
  public func touch(_ session: Identifier<Session>, at moment: Moment) throws(StoreError) {
    try run(
      "UPDATE session SET seen_at = ?2 WHERE id = ?1 AND seen_at < ?2",
      [SQLValue(session), SQLValue(moment)])
  }

  /// Gives a session without an account the one that came about.
  ///
  /// - Throws: `StoreError`; `conflict` when the session is gone or has one.
  public func attach(
    _ session: Identifier<Session>, to account: Identifier<Account>
  ) throws(StoreError) {
    try runOnOne(
      "UPDATE session SET account = ?2 WHERE id = ?1 AND account IS NULL",
      [SQLValue(session), SQLValue(account)])
  }

  /// Ends a session.
  ///
  /// - Returns: False when there is none such.
  /// - Throws: `StoreError`.
  @discardableResult
  public func deleteSession(_ id: Identifier<Session>) throws(StoreError) -> Bool {
    try run("DELETE FROM session WHERE id = ?1", [SQLValue(id)]) == 1
  }

  /// Ends a session of an account.
  ///
  /// - Returns: False when the account has none such.
  /// - Throws: `StoreError`.
  public func deleteSession(
    _ id: Identifier<Session>, of account: Identifier<Account>
  ) throws(StoreError) -> Bool {
    try run(
      "DELETE FROM session WHERE id = ?1 AND account = ?2", [SQLValue(id), SQLValue(account)])
      == 1
  }

  /// Ends the sessions of an account, but for one.
  ///
  /// - Returns: How many.
  /// - Throws: `StoreError`.
  @discardableResult
  public func deleteSessions(
    of account: Identifier<Account>, except kept: Identifier<Session>? = nil
  ) throws(StoreError) -> Int {
    try run(
      "DELETE FROM session WHERE account = ?1 AND id <> ?2",
      [SQLValue(account), .text(kept?.text ?? "")])
  }
}
