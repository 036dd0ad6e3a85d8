public import Cabinet
public import Dates
import SQL

extension Reading {
  /// An account that was not erased.
  ///
  /// - Throws: `StoreError`.
  public func account(_ id: Identifier<Account>) throws(StoreError) -> Account? {
    try first(
      """
      SELECT id, sealed, language, wants_email, password_hash, created_at, version
      FROM account WHERE id = ?1 AND erased_at IS NULL
      """, [SQLValue(id)], account(row:))
  }

  /// The account of a person.
  ///
  /// - Throws: `StoreError`.
  public func account(iin: IIN) throws(StoreError) -> Account? {
    try first(
      """
      SELECT id, sealed, language, wants_email, password_hash, created_at, version
      FROM account WHERE iin_hash = ?1 AND erased_at IS NULL
      """, [.text(vault.name(iin))], account(row:))
  }

  private func account(row: borrowing Row) throws(SQLError) -> Account {
    let id: Identifier<Account> = try row.identifier(0)
    let fields = try sealed(row, 1, .account, id.text)
    return Account(
      id: id, iin: try fields.iin(0), language: try row.code(2), email: fields.optional(1),
      wantsEmail: try row.bool(3), passwordHash: try row.optionalText(4),
      createdAt: try row.moment(5), version: try row.integer(6))
  }

  /// The numbers of an account, in the order they were given.
  ///
  /// - Throws: `StoreError`.
  public func phones(of account: Identifier<Account>) throws(StoreError) -> [ContactPhone] {
    try all(
      """
      SELECT place, language, channels, is_primary, verified_at, sealed
      FROM contact_phone WHERE account = ?1 ORDER BY place
      """, [SQLValue(account)]
    ) { row throws(SQLError) in
      let name = "\(account.text) \(try row.integer(0))"
      return ContactPhone(
        number: try self.sealed(row, 5, .contactPhone, name).phone(0), language: try row.code(1),
        channels: Set(try row.list(2).compactMap(Channel.init(rawValue:))),
        isPrimary: try row.bool(3), verifiedAt: try row.moment(4))
    }
  }

  /// The consents of an account, those taken back included, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func consents(of account: Identifier<Account>) throws(StoreError) -> [Consent] {
    try all(
      """
      SELECT id, kind, version, given_at, withdrawn_at
      FROM consent WHERE account = ?1 ORDER BY given_at, kind, id
      """, [SQLValue(account)]
    ) { row throws(SQLError) in
      Consent(
        id: try row.identifier(0), kind: try row.code(1), version: try row.text(2),
        givenAt: try row.moment(3), withdrawnAt: try row.optionalMoment(4))
    }
  }
}

extension Transaction {
  /// Keeps a new account.
  ///
  /// - Throws: `StoreError`; `exists` when the person has one.
  public func insert(_ account: Account) throws(StoreError) {
    try run(
      """
      INSERT INTO account
        (id, iin_hash, language, sealed, wants_email, password_hash, created_at, version)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        SQLValue(account.id), .text(vault.name(account.iin)), SQLValue(account.language),
        sealed(account), SQLValue(account.wantsEmail), SQLValue(account.passwordHash),
        SQLValue(account.createdAt), .integer(account.version),
      ])
  }

  /// Keeps the language, the address and whether it is used, if the version is still the same.
  ///
  /// - Returns: The account with its next version.
  /// - Throws: `StoreError`; `conflict` when it was changed or erased meanwhile.
  @discardableResult
  public func update(_ account: Account) throws(StoreError) -> Account {
    try runOnOne(
      """
      UPDATE account SET language = ?3, sealed = ?4, wants_email = ?5, version = version + 1
      WHERE id = ?1 AND version = ?2 AND erased_at IS NULL
      """,
      [
        SQLValue(account.id), .integer(account.version), SQLValue(account.language),
        sealed(account), SQLValue(account.wantsEmail),
      ])
    var updated = account
    updated.version += 1
    return updated
  }

  private func sealed(_ account: Account) -> SQLValue {
    vault.seal([account.iin.digits, account.email], .account, account.id.text)
  }

  /// Sets the password, which gives the account its next version.
  ///
  /// - Throws: `StoreError`; `conflict` when there is no such account.
  public func setPasswordHash(
    _ hash: String, of account: Identifier<Account>
  ) throws(StoreError) {
    try runOnOne(
      """
      UPDATE account SET password_hash = ?2, version = version + 1
      WHERE id = ?1 AND erased_at IS NULL
      """, [SQLValue(account), .text(hash)])
  }

  /// Sets all numbers of an account.
  ///
  /// - Throws: `StoreError`; `exists` when a number stands there twice.
  public func replacePhones(
    _ phones: [ContactPhone], of account: Identifier<Account>
  ) throws(StoreError) {
    try run("DELETE FROM contact_phone WHERE account = ?1", [SQLValue(account)])
    for (place, phone) in phones.enumerated() {
      try run(
        """
        INSERT INTO contact_phone
          (account, number_hash, place, language, channels, is_primary, verified_at, sealed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        [
          SQLValue(account), .text(vault.name(phone.number)), .integer(place),
          SQLValue(phone.language),
          SQLValue(list: phone.channels.map(\.rawValue).sorted()), SQLValue(phone.isPrimary),
          SQLValue(phone.verifiedAt),
          vault.seal([phone.number.e164], .contactPhone, "\(account.text) \(place)"),
        ])
    }
  }

  /// Keeps a consent.
  ///
  /// - Throws: `StoreError`.
  public func insert(
    _ consent: Consent, of account: Identifier<Account>
  ) throws(StoreError) {
    try run(
      """
      INSERT INTO consent (id, account, kind, version, given_at, withdrawn_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [
        SQLValue(consent.id), SQLValue(account), SQLValue(consent.kind), .text(consent.version),
        SQLValue(consent.givenAt), SQLValue(consent.withdrawnAt),
      ])
  }

  /// Notes that a consent was taken back.
  ///
  /// - Returns: False when the account has no such consent, or it was taken back before.
  /// - Throws: `StoreError`.
  public func withdrawConsent(
    _ id: Identifier<Consent>, of account: Identifier<Account>, at moment: Moment
  ) throws(StoreError) -> Bool {
    try run(
      """
      UPDATE consent SET withdrawn_at = ?3
      WHERE id = ?1 AND account = ?2 AND withdrawn_at IS NULL
      """, [SQLValue(id), SQLValue(account), SQLValue(moment)]) == 1
  }
}
