public import Cabinet
public import Dates
import SQL

extension Reading {
  /// How many messages wait to be sent.
  ///
  /// - Throws: `StoreError`.
  public func waitingMessages() throws(StoreError) -> Int {
    try number("SELECT COUNT(*) FROM message", [])
  }
}

extension Transaction {
  /// Puts a message among those that wait.
  ///
  /// - Throws: `StoreError`.
  public func add(_ message: OutgoingMessage) throws(StoreError) {
    let recipient: [SQLValue] =
      switch message.recipient {
      case .phone(let phone, let channel): [.text(phone.e164), SQLValue(channel), nil]
      case .email(let address): [nil, nil, .text(address)]
      }
    try run(
      """
      INSERT INTO message (id, account, language, kind, text, created_at, attempts, next_at,
        phone, channel, email)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """,
      [
        SQLValue(message.id), SQLValue(message.account), SQLValue(message.language),
        .text(message.kind), .text(message.text), SQLValue(message.createdAt),
        .integer(message.attempts), SQLValue(message.nextAt),
      ] + recipient)
  }

  /// Takes messages whose time has come, the longest due first.
  ///
  /// They stay until `messageSent`; if the program ends before, they are due again at `retryAt`.
  ///
  /// - Returns: The messages, each with this attempt counted.
  /// - Throws: `StoreError`.
  public func takeDueMessages(
    at moment: Moment, retryAt: Moment, limit: Int
  ) throws(StoreError) -> [OutgoingMessage] {
    let due = try all(
      """
      SELECT id, account, language, kind, text, created_at, attempts + 1, phone, channel, email
      FROM message WHERE next_at <= ?1 ORDER BY next_at, id LIMIT ?2
      """, [SQLValue(moment), .integer(limit)]
    ) { row throws(SQLError) in
      OutgoingMessage(
        id: try row.identifier(0), account: try row.optionalIdentifier(1),
        to: try Self.recipient(row), language: try row.code(2), kind: try row.text(3),
        text: try row.text(4), createdAt: try row.moment(5), attempts: try row.integer(6),
        nextAt: retryAt)
    }
    for message in due {
      try run(
        "UPDATE message SET attempts = attempts + 1, next_at = ?2 WHERE id = ?1",
        [SQLValue(message.id), SQLValue(retryAt)])
    }
    return due
  }

  private static func recipient(
    _ row: borrowing Row
  ) throws(SQLError) -> OutgoingMessage.Recipient {
    if let phone = try row.optionalPhone(7) { return .phone(phone, try row.code(8)) }
    return .email(try row.text(9))
  }

  /// Forgets a message that was sent.
  ///
  /// - Throws: `StoreError`.
  public func messageSent(_ id: Identifier<OutgoingMessage>) throws(StoreError) {
    try run("DELETE FROM message WHERE id = ?1", [SQLValue(id)])
  }

  /// Notes when a message that could not be sent is tried again.
  ///
  /// - Throws: `StoreError`.
  public func messageFailed(
    _ id: Identifier<OutgoingMessage>, nextAt: Moment
  ) throws(StoreError) {
    try run(
      "UPDATE message SET next_at = ?2 WHERE id = ?1", [SQLValue(id), SQLValue(nextAt)])
  }
}
