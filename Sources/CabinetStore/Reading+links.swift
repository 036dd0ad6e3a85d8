public import Cabinet
public import Dates
import SQL

extension Reading {
  /// The link of an address.
  ///
  /// - Throws: `StoreError`.
  public func link(hash: String) throws(StoreError) -> DeviceLink? {
    try first(
      """
      SELECT hash, sealed, password_hash, city, is_proved, created_at, tries, used_at
      FROM device_link WHERE hash = ?1
      """, [.text(hash)], link(row:))
  }

  /// The links of a number that were made after a moment, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func links(
    of phone: Phone, after moment: Moment
  ) throws(StoreError) -> [DeviceLink] {
    try all(
      """
      SELECT hash, sealed, password_hash, city, is_proved, created_at, tries, used_at
      FROM device_link WHERE phone_hash = ?1 AND created_at > ?2 ORDER BY created_at DESC, hash
      """, [.text(vault.name(phone)), SQLValue(moment)], link(row:))
  }

  private func link(row: borrowing Row) throws(SQLError) -> DeviceLink {
    let hash = try row.text(0)
    return DeviceLink(
      hash: hash, phone: try sealed(row, 1, .deviceLink, hash).phone(0),
      passwordHash: try row.text(2), city: try row.text(3), isProved: try row.bool(4),
      createdAt: try row.moment(5), tries: try row.integer(6),
      usedAt: try row.optionalMoment(7))
  }
}

extension Transaction {
  /// Ends the links that an account's owner proved to be entitled to and that nobody used yet.
  ///
  /// - Throws: `StoreError`.
  public func dropLinks(of account: Identifier<Account>) throws(StoreError) {
    try run(
      """
      DELETE FROM device_link WHERE is_proved = 1 AND used_at IS NULL
        AND phone_hash IN (SELECT number_hash FROM contact_phone WHERE account = ?1)
      """, [SQLValue(account)])
  }

  /// Ends all links of a number.
  ///
  /// - Throws: `StoreError`.
  public func dropLinks(of phone: Phone) throws(StoreError) {
    try run("DELETE FROM device_link WHERE phone_hash = ?1", [.text(vault.name(phone))])
  }

  /// Keeps a link, or what became of it.
  ///
  /// - Throws: `StoreError`.
  public func put(_ link: DeviceLink) throws(StoreError) {
    try run(
      """
      INSERT INTO device_link
        (hash, phone_hash, password_hash, city, is_proved, created_at, tries, used_at, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (hash) DO UPDATE SET tries = excluded.tries, used_at = excluded.used_at
      """,
      [
        .text(link.hash), .text(vault.name(link.phone)), .text(link.passwordHash), .text(link.city),
        SQLValue(link.isProved), SQLValue(link.createdAt), .integer(link.tries),
        SQLValue(link.usedAt), vault.seal([link.phone.e164], .deviceLink, link.hash),
      ])
  }
}
