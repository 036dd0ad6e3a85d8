public import Cabinet
public import Dates
import SQL

extension Reading {
  /// The device that shows a secret.
  ///
  /// - Throws: `StoreError`.
  public func device(secretHash: String) throws(StoreError) -> Device? {
    try first(
      """
      SELECT id, phone, name, terms_version, linked_at, seen_at FROM device
      WHERE secret_hash = ?1
      """, [.text(secretHash)], Self.device)
  }

  /// The devices of a number, the one linked first first.
  ///
  /// - Throws: `StoreError`.
  public func devices(of phone: Phone) throws(StoreError) -> [Device] {
    try all(
      """
      SELECT id, phone, name, terms_version, linked_at, seen_at FROM device
      WHERE phone = ?1 ORDER BY linked_at, id
      """, [.text(phone.e164)], Self.device)
  }

  /// The devices of an account's numbers, the one linked last first.
  ///
  /// - Throws: `StoreError`.
  public func devices(of account: Identifier<Account>) throws(StoreError) -> [Device] {
    try all(
      """
      SELECT id, phone, name, terms_version, linked_at, seen_at FROM device
      WHERE phone IN (SELECT number FROM contact_phone WHERE account = ?1)
      ORDER BY linked_at DESC, id
      """, [SQLValue(account)], Self.device)
  }

  /// The accounts that have a number.
  ///
  /// - Throws: `StoreError`.
  public func accounts(with phone: Phone) throws(StoreError) -> [Identifier<Account>] {
    try all(
      "SELECT account FROM contact_phone WHERE number = ?1 ORDER BY account", [.text(phone.e164)]
    ) { row throws(SQLError) in try row.identifier(0) }
  }

  private static func device(_ row: borrowing Row) throws(SQLError) -> Device {
    Device(
      id: try row.identifier(0), phone: Phone(checked: try row.text(1)), name: try row.text(2),
      termsVersion: try row.text(3), linkedAt: try row.moment(4), seenAt: try row.moment(5))
  }

  /// The messages of a device that are not over, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func messages(
    of device: Identifier<Device>, at moment: Moment, limit: Int
  ) throws(StoreError) -> [DeviceMessage] {
    try all(
      """
      SELECT id, device, kind, language, sealed, at, expires_at FROM device_message
      WHERE device = ?1 AND (expires_at IS NULL OR expires_at > ?2) ORDER BY sequence DESC LIMIT ?3
      """, [SQLValue(device), SQLValue(moment), .integer(limit)]
    ) { row throws(SQLError) in
      DeviceMessage(
        id: try row.identifier(0), device: try row.identifier(1), kind: try row.code(2),
        language: try row.code(3), sealed: row.blob(4), at: try row.moment(5),
        expiresAt: try row.optionalMoment(6))
    }
  }

  /// When a device got its last message of a kind; nil when it got none.
  ///
  /// - Throws: `StoreError`.
  public func lastMessage(
    of device: Identifier<Device>, kind: DeviceMessage.Kind
  ) throws(StoreError) -> Moment? {
    try first(
      """
      SELECT at FROM device_message WHERE device = ?1 AND kind = ?2
      ORDER BY sequence DESC LIMIT 1
      """, [SQLValue(device), SQLValue(kind)]
    ) { row throws(SQLError) in try row.moment(0) }
  }
}

extension Transaction {
  /// Keeps a new device; of its secret only a hash.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ device: Device, secretHash: String) throws(StoreError) {
    try run(
      """
      INSERT INTO device (id, secret_hash, phone, name, terms_version, linked_at, seen_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """,
      [
        SQLValue(device.id), .text(secretHash), .text(device.phone.e164), .text(device.name),
        .text(device.termsVersion), SQLValue(device.linkedAt), SQLValue(device.seenAt),
      ])
  }

  /// Notes that a device asked for messages.
  ///
  /// - Throws: `StoreError`.
  public func touch(_ device: Identifier<Device>, at moment: Moment) throws(StoreError) {
    try run(
      "UPDATE device SET seen_at = ?2 WHERE id = ?1 AND seen_at < ?2",
      [SQLValue(device), SQLValue(moment)])
  }

  /// Forgets a device with its messages.
  ///
  /// - Returns: False when there is none such.
  /// - Throws: `StoreError`.
  @discardableResult
  public func deleteDevice(_ id: Identifier<Device>) throws(StoreError) -> Bool {
    // SQLite counts the messages that go along.
    try run("DELETE FROM device WHERE id = ?1", [SQLValue(id)]) > 0
  }

  /// Keeps a message for a device.
  ///
  /// - Throws: `StoreError`.
  public func add(_ message: DeviceMessage) throws(StoreError) {
    let sequence = try next(.deviceMessage)
    try run(
      """
      INSERT INTO device_message (id, device, sequence, kind, language, sealed, at, expires_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        SQLValue(message.id), SQLValue(message.device), .integer(sequence), SQLValue(message.kind),
        SQLValue(message.language), .blob(message.sealed), SQLValue(message.at),
        SQLValue(message.expiresAt),
      ])
  }
}
