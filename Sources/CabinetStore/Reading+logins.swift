public import Cabinet
import SQL

extension Reading {
  /// The account of who signs in by a number.
  ///
  /// - Throws: `StoreError`.
  public func account(login phone: Phone) throws(StoreError) -> Account? {
    let found: Identifier<Account>? = try first(
      "SELECT account FROM phone_login WHERE number = ?1", [.text(phone.e164)]
    ) { row throws(SQLError) in try row.identifier(0) }
    guard let found else { return nil }
    return try account(found)
  }

  /// The number an account signs in by; nil for one that does not.
  ///
  /// - Throws: `StoreError`.
  public func login(of account: Identifier<Account>) throws(StoreError) -> Phone? {
    try first(
      "SELECT number FROM phone_login WHERE account = ?1", [SQLValue(account)]
    ) { row throws(SQLError) in Phone(checked: try row.text(0)) }
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
      INSERT INTO phone_login (number, account) VALUES (?1, ?2)
      ON CONFLICT (number) DO UPDATE SET account = excluded.account
      """, [.text(phone.e164), SQLValue(account)])
  }
}
