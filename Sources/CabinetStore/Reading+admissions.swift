public import Cabinet
import SQL

extension Reading {
  /// An admission.
  ///
  /// - Throws: `StoreError`.
  public func admission(_ id: Identifier<Admission>) throws(StoreError) -> Admission? {
    try first(
      """
      SELECT id, serial, number, referral, application, account, city, kindergarten, status,
        status_since, created_at, signed_at, is_contract_read, sealed, version
      FROM admission WHERE id = ?1
      """, [SQLValue(id)], admission(row:))
  }

  /// The last admission of a referral.
  ///
  /// - Throws: `StoreError`.
  public func admission(of referral: Identifier<Referral>) throws(StoreError) -> Admission? {
    try first(
      """
      SELECT id, serial, number, referral, application, account, city, kindergarten, status,
        status_since, created_at, signed_at, is_contract_read, sealed, version
      FROM admission WHERE referral = ?1 ORDER BY serial DESC LIMIT 1
      """, [SQLValue(referral)], admission(row:))
  }

  /// The admissions of an account, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func admissions(of account: Identifier<Account>) throws(StoreError) -> [Admission] {
    try all(
      """
      SELECT id, serial, number, referral, application, account, city, kindergarten, status,
        status_since, created_at, signed_at, is_contract_read, sealed, version
      FROM admission WHERE account = ?1 ORDER BY serial DESC
      """, [SQLValue(account)], admission(row:))
  }

  /// The admissions of a city that have a status and belong to somebody, the longest signed first,
  /// then in the order of beginning.
  ///
  /// - Throws: `StoreError`.
  public func admissions(
    city: String, _ status: AdmissionStatus
  ) throws(StoreError) -> [Admission] {
    try all(
      """
      SELECT id, serial, number, referral, application, account, city, kindergarten, status,
        status_since, created_at, signed_at, is_contract_read, sealed, version
      FROM admission WHERE city = ?1 AND status = ?2 AND sealed IS NOT NULL
      ORDER BY COALESCE(signed_at, created_at), serial
      """, [.text(city), SQLValue(status)], admission(row:))
  }

  private func admission(row: borrowing Row) throws(SQLError) -> Admission {
    let id: Identifier<Admission> = try row.identifier(0)
    var facts: [String: String] = [:]
    if !row.isNull(13) {
      let details = try sealed(row, 13, .admission, id.text).text(0)
      facts = try AdmissionText.facts(details, column: 13)
    }
    return Admission(
      id: id, serial: try row.integer(1),
      number: AdmissionNumber(checked: try row.text(2)), referral: try row.identifier(3),
      application: try row.identifier(4), account: try row.identifier(5), city: try row.text(6),
      kindergarten: try row.text(7), status: try row.code(8), statusSince: try row.moment(9),
      createdAt: try row.moment(10), signedAt: try row.optionalMoment(11),
      applicant: AdmissionText.applicant(facts), isContractRead: try row.bool(12),
      reasonCode: facts["reason_code"].flatMap(AdmissionRejection.init), reason: facts["reason"],
      version: try row.integer(14))
  }

  /// What became of an admission, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func history(
    of admission: Identifier<Admission>
  ) throws(StoreError) -> [AdmissionEvent] {
    try all(
      "SELECT at, status FROM admission_history WHERE admission = ?1 ORDER BY sequence",
      [SQLValue(admission)]
    ) { row throws(SQLError) in
      AdmissionEvent(at: try row.moment(0), status: try row.code(1))
    }
  }
}

extension Transaction {
  /// Keeps a new admission, and that it was begun.
  ///
  /// - Throws: `StoreError`; `exists` when the referral has an open one.
  public func insert(_ admission: Admission) throws(StoreError) {
    try run(
      """
      INSERT INTO admission (id, version, status, status_since, signed_at, is_contract_read,
        sealed, serial, number, referral, application, account, city, kindergarten,
        created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """,
      values(of: admission) + [
        .integer(admission.serial), .text(admission.number.text), SQLValue(admission.referral),
        SQLValue(admission.application), SQLValue(admission.account), .text(admission.city),
        .text(admission.kindergarten), SQLValue(admission.createdAt),
      ])
    try record(admission)
  }

  /// Keeps what became of an admission, if the version is still the same.
  ///
  /// - Parameters:
  ///   - admission: What became of it.
  ///   - old: The status before; another one by now goes into the history.
  /// - Returns: The admission with its next version.
  /// - Throws: `StoreError`; `conflict` when it was changed meanwhile.
  @discardableResult
  public func update(
    _ admission: Admission, from old: AdmissionStatus
  ) throws(StoreError) -> Admission {
    try runOnOne(
      """
      UPDATE admission SET version = version + 1, status = ?3, status_since = ?4, signed_at = ?5,
        is_contract_read = ?6, sealed = ?7
      WHERE id = ?1 AND version = ?2
      """, values(of: admission))
    if admission.status != old { try record(admission) }
    var updated = admission
    updated.version += 1
    return updated
  }

  private func record(_ admission: Admission) throws(StoreError) {
    try run(
      """
      INSERT INTO admission_history (admission, sequence, at, status)
      SELECT ?1, COUNT(*) + 1, ?2, ?3 FROM admission_history WHERE admission = ?1
      """,
      [SQLValue(admission.id), SQLValue(admission.statusSince), SQLValue(admission.status)])
  }

  /// What can change, after the name and the version.
  private func values(of admission: Admission) -> [SQLValue] {
    [
      SQLValue(admission.id), .integer(admission.version), SQLValue(admission.status),
      SQLValue(admission.statusSince), SQLValue(admission.signedAt),
      SQLValue(admission.isContractRead),
      AdmissionText.details(of: admission).map {
        vault.seal([$0], .admission, admission.id.text)
      } ?? .null,
    ]
  }
}
