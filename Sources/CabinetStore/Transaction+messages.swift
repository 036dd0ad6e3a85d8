public import Cabinet
public import Dates
import SQL

extension Transaction {
  /// Puts a message among those that wait, unless the recipient has one of the same event there.
  ///
  /// - Throws: `StoreError`.
  public func add(_ message: OutgoingMessage) throws(StoreError) {
    let (address, name, channel): (String, String, Channel?) =
      switch message.recipient {
      case .phone(let phone, let channel): (phone.e164, vault.name(phone), channel)
      case .email(let address): (address, vault.name(email: address), nil)
      }
    try run(
      """
      INSERT INTO message (id, account, language, kind, created_at, attempts, next_at, event,
        channel, address_hash, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      ON CONFLICT DO NOTHING
      """,
      [
        SQLValue(message.id), SQLValue(message.account), SQLValue(message.language),
        .text(message.kind), SQLValue(message.createdAt), .integer(message.attempts),
        SQLValue(message.nextAt), .text(message.event), SQLValue(channel), .text(name),
        vault.seal([address, message.text], .message, message.id.text),
      ])
  }

  /// Takes the message that has been due longest, so that nobody else sends it.
  ///
  /// It stays until `messageSent`. If the process ends before, nobody knows whether it was sent.
  ///
  /// - Parameters:
  ///   - moment: The time.
  ///   - sender: The name of the process that sends.
  /// - Returns: The message, with this attempt counted; nil when none is due.
  /// - Throws: `StoreError`.
  public func takeMessage(at moment: Moment, by sender: String) throws(StoreError)
    -> OutgoingMessage?
  {
    let due = try first(
      """
      SELECT id, account, event, language, kind, created_at, attempts + 1, next_at, channel, sealed
      FROM message WHERE state = 'waiting' AND next_at <= ?1 ORDER BY next_at, id LIMIT 1
      """, [SQLValue(moment)]
    ) { row throws(SQLError) in
      let id: Identifier<OutgoingMessage> = try row.identifier(0)
      let (recipient, text) = try self.recipient(row, 8, id)
      return OutgoingMessage(
        id: id, account: try row.optionalIdentifier(1), event: try row.optionalText(2),
        to: recipient, language: try row.code(3), kind: try row.text(4), text: text,
        createdAt: try row.moment(5), attempts: try row.integer(6), nextAt: try row.moment(7))
    }
    guard let due else { return nil }
    let taken = try run(
      """
      UPDATE message SET state = 'sending', attempts = attempts + 1, taken_at = ?2, taken_by = ?3
      WHERE id = ?1 AND state = 'waiting'
      """, [SQLValue(due.id), SQLValue(moment), .text(sender)])
    return taken == 1 ? due : nil
  }

  /// Forgets a message that was sent by whoever had taken it.
  ///
  /// - Throws: `StoreError`.
  public func messageSent(
    _ id: Identifier<OutgoingMessage>, by sender: String
  ) throws(StoreError) {
    try run(
      "DELETE FROM message WHERE id = ?1 AND taken_by = ?2", [SQLValue(id), .text(sender)])
  }

  /// Notes when a message that was surely not sent is tried again.
  ///
  /// - Throws: `StoreError`.
  public func messageFailed(
    _ id: Identifier<OutgoingMessage>, by sender: String, nextAt: Moment
  ) throws(StoreError) {
    try run(
      """
      UPDATE message SET state = 'waiting', reason = NULL, next_at = ?3, taken_at = NULL,
        taken_by = NULL
      WHERE id = ?1 AND taken_by = ?2
      """, [SQLValue(id), .text(sender), SQLValue(nextAt)])
  }

  /// Notes that a message is not tried again by itself.
  ///
  /// - Throws: `StoreError`.
  public func messageUndelivered(
    _ id: Identifier<OutgoingMessage>, by sender: String, _ reason: UndeliveredReason
  ) throws(StoreError) {
    try run(
      """
      UPDATE message SET state = 'undelivered', reason = ?3, taken_at = NULL, taken_by = NULL
      WHERE id = ?1 AND taken_by = ?2
      """, [SQLValue(id), .text(sender), SQLValue(reason)])
  }

  /// Gives up what other processes took and did not come back with: it may have been sent.
  ///
  /// Who took it stays, so that one that was only slow can still tell.
  ///
  /// - Returns: How many messages it were.
  /// - Throws: `StoreError`.
  @discardableResult
  public func giveUpMessages(
    takenBefore moment: Moment, notBy sender: String
  ) throws(StoreError) -> Int {
    try run(
      """
      UPDATE message SET state = 'undelivered', reason = 'unknown', taken_at = NULL
      WHERE state = 'sending' AND taken_at < ?1 AND taken_by <> ?2
      """, [SQLValue(moment), .text(sender)])
  }

  /// Lets an undelivered message wait again, as if it was never tried.
  ///
  /// It is due since it was written, by the clock of whoever sends: the caller may have another.
  ///
  /// - Returns: Whether there is such a message that is undelivered.
  /// - Throws: `StoreError`.
  public func sendMessageAgain(_ id: Identifier<OutgoingMessage>) throws(StoreError) -> Bool {
    try run(
      """
      UPDATE message SET state = 'waiting', reason = NULL, attempts = 0,
        next_at = created_at, taken_at = NULL, taken_by = NULL
      WHERE id = ?1 AND state = 'undelivered'
      """, [SQLValue(id)]) == 1
  }
}
