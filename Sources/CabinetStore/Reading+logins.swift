public import Cabinet
import SQL

extension Reading {
  /// The account of who signs in by a number.
  ///
  /// - Throws: `StoreError`.
  public func account(login phone: Phone) throws(StoreError) -> Account? {
    let found: Identifier<Account>? = try first(
      "SELECT account FROM phone_login WHERE number_hash = ?1", [.text(vault.name(phone))]
    ) { row throws(SQLError) in try row.identifier(0) }
    guard let found else { return nil }
    return try account(found)
  }

  /// The number an account signs in by; nil for one that does not.
  ///
  /// - Throws: `StoreError`.
  public func login(of account: Identifier<Account>) throws(StoreError) -> Phone? {
    try first(
      "SELECT sealed FROM phone_login WHERE account = ?1", [SQLValue(account)]
    ) { row throws(SQLError) in try self.sealed(row, 0, .phoneLogin, account.text).phone(0) }
  }
}

extension Transaction {
  /// Lets an account sign in by a number, and by no other; whoever signed in by it before does not
  /// any more.
  ///
  /// - Throws: `StoreError`.
  public func setLogin(_ phone: Phone, of account: Identifier<Account>) throws(StoreError) {
    try run("DELETE FROM phone_login WHERE account = ?1", [SQLValue(account)])
    try run(
      """
      INSERT INTO phone_login (number_hash, account, sealed) VALUES (?1, ?2, ?3)
      ON CONFLICT (number_hash)
        DO UPDATE SET account = excluded.account, sealed = excluded.sealed
      """,
      [
        .text(vault.name(phone)), SQLValue(account),
        vault.seal([phone.e164], .phoneLogin, account.text),
      ])
  }
}
