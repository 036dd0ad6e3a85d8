public import Cabinet
public import Dates
import SQL

extension Reading {
  /// How many messages are still to be sent.
  ///
  /// - Throws: `StoreError`.
  public func waitingMessages() throws(StoreError) -> Int {
    try number("SELECT COUNT(*) FROM message WHERE state <> 'undelivered'", [])
  }

  /// Whether a message is to be sent by now.
  ///
  /// - Throws: `StoreError`.
  public func hasDueMessage(at moment: Moment) throws(StoreError) -> Bool {
    try first(
      "SELECT 1 FROM message WHERE state = 'waiting' AND next_at <= ?1 LIMIT 1",
      [SQLValue(moment)]
    ) { row throws(SQLError) in try row.integer(0) } != nil
  }

  /// Whether other processes took messages and did not come back with them.
  ///
  /// - Throws: `StoreError`.
  public func hasLeftMessage(
    takenBefore moment: Moment, notBy sender: String
  ) throws(StoreError) -> Bool {
    try first(
      """
      SELECT 1 FROM message
      WHERE state = 'sending' AND taken_at < ?1 AND taken_by <> ?2 LIMIT 1
      """, [SQLValue(moment), .text(sender)]
    ) { row throws(SQLError) in try row.integer(0) } != nil
  }

  /// What waits and what is undelivered, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func outbox() throws(StoreError) -> [OutboxEntry] {
    try all(
      """
      SELECT id, kind, language, created_at, attempts, next_at, state, reason, channel,
        sealed
      FROM message ORDER BY created_at, id
      """, []
    ) { row throws(SQLError) in
      let state: OutboxEntry.State =
        switch try row.text(6) {
        case "waiting": .waiting
        case "sending": .sending
        default: .undelivered(try row.code(7))
        }
      let id: Identifier<OutgoingMessage> = try row.identifier(0)
      return OutboxEntry(
        id: id, kind: try row.text(1), recipient: try self.recipient(row, 8, id).recipient,
        language: try row.code(2), createdAt: try row.moment(3), attempts: try row.integer(4),
        nextAt: try row.moment(5), state: state)
    }
  }

  /// The number of the newest line in an account's feed; nil for an empty feed.
  ///
  /// - Throws: `StoreError`.
  public func newestEvent(of account: Identifier<Account>) throws(StoreError) -> Int? {
    try first(
      "SELECT sequence FROM event WHERE account = ?1 ORDER BY sequence DESC LIMIT 1",
      [SQLValue(account)]
    ) { row throws(SQLError) in try row.integer(0) }
  }

  /// The recipient and the text in two columns: the channel of a phone, and what is sealed.
  func recipient(
    _ row: borrowing Row, _ column: Int, _ id: Identifier<OutgoingMessage>
  ) throws(SQLError) -> (recipient: OutgoingMessage.Recipient, text: String) {
    let fields = try sealed(row, column + 1, .message, id.text)
    let text = try fields.text(1)
    guard let channel: Channel = try row.optionalCode(column) else {
      return (.email(try fields.text(0)), text)
    }
    return (.phone(try fields.phone(0), channel), text)
  }
}
