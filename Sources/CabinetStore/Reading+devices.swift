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
      SELECT id, sealed, name, terms_version, linked_at, seen_at FROM device
      WHERE secret_hash = ?1
      """, [.text(secretHash)], device(row:))
  }

  /// The devices of a number, the one linked first first.
  ///
  /// - Throws: `StoreError`.
  public func devices(of phone: Phone) throws(StoreError) -> [Device] {
    try all(
      """
      SELECT id, sealed, name, terms_version, linked_at, seen_at FROM device
      WHERE phone_hash = ?1 ORDER BY linked_at, id
      """, [.text(vault.name(phone))], device(row:))
  }

  /// The devices of an account's numbers, the one linked last first.
  ///
  /// - Throws: `StoreError`.
  public func devices(of account: Identifier<Account>) throws(StoreError) -> [Device] {
    try all(
      """
      SELECT id, sealed, name, terms_version, linked_at, seen_at FROM device
      WHERE phone_hash IN (SELECT number_hash FROM contact_phone WHERE account = ?1)
      ORDER BY linked_at DESC, id
      """, [SQLValue(account)], device(row:))
  }

  /// The accounts that have a number.
  ///
  /// - Throws: `StoreError`.
  public func accounts(with phone: Phone) throws(StoreError) -> [Identifier<Account>] {
    try all(
      "SELECT account FROM contact_phone WHERE number_hash = ?1 ORDER BY account",
      [.text(vault.name(phone))]
    ) { row throws(SQLError) in try row.identifier(0) }
  }

  private func device(row: borrowing Row) throws(SQLError) -> Device {
    let id: Identifier<Device> = try row.identifier(0)
    return Device(
      id: id, phone: try sealed(row, 1, .device, id.text).phone(0), name: try row.text(2),
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
      let id: Identifier<DeviceMessage> = try row.identifier(0)
      return DeviceMessage(
        id: id, device: try row.identifier(1), kind: try row.code(2), language: try row.code(3),
        text: try self.sealed(row, 4, .deviceMessage, id.text).text(0), at: try row.moment(5),
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
      INSERT INTO device
        (id, secret_hash, phone_hash, name, terms_version, linked_at, seen_at, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        SQLValue(device.id), .text(secretHash), .text(vault.name(device.phone)), .text(device.name),
        .text(device.termsVersion), SQLValue(device.linkedAt), SQLValue(device.seenAt),
        vault.seal([device.phone.e164], .device, device.id.text),
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
        SQLValue(message.language), vault.seal([message.text], .deviceMessage, message.id.text),
        SQLValue(message.at),
        SQLValue(message.expiresAt),
      ])
  }
}
