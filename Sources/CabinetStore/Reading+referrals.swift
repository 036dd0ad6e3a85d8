public import Cabinet
public import Dates
import SQL

extension Reading {
  /// A referral.
  ///
  /// - Throws: `StoreError`.
  public func referral(_ id: Identifier<Referral>) throws(StoreError) -> Referral? {
    try first(
      """
      SELECT id, number, application, account, city, kindergarten, age_group, group_type,
        language, status, status_since, issued_at, deadline, is_extended, bulletin
      FROM referral WHERE id = ?1
      """, [SQLValue(id)], Self.referral)
  }

  /// The referrals of an account, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func referrals(of account: Identifier<Account>) throws(StoreError) -> [Referral] {
    try all(
      """
      SELECT id, number, application, account, city, kindergarten, age_group, group_type,
        language, status, status_since, issued_at, deadline, is_extended, bulletin
      FROM referral WHERE account = ?1 ORDER BY issued_at DESC, id
      """, [SQLValue(account)], Self.referral)
  }

  /// The referrals of an application, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func referrals(
    for application: Identifier<Application>
  ) throws(StoreError) -> [Referral] {
    try all(
      """
      SELECT id, number, application, account, city, kindergarten, age_group, group_type,
        language, status, status_since, issued_at, deadline, is_extended, bulletin
      FROM referral WHERE application = ?1 ORDER BY issued_at DESC, id
      """, [SQLValue(application)], Self.referral)
  }

  /// The one referral of an application that was neither used nor ended.
  ///
  /// - Throws: `StoreError`.
  public func liveReferral(
    for application: Identifier<Application>
  ) throws(StoreError) -> Referral? {
    try first(
      """
      SELECT id, number, application, account, city, kindergarten, age_group, group_type,
        language, status, status_since, issued_at, deadline, is_extended, bulletin
      FROM referral WHERE application = ?1 AND status IN ('active', 'confirmed', 'extended')
      """, [SQLValue(application)], Self.referral)
  }

  /// Live referrals whose last day lies before a day, the longest past first; a signed admission
  /// stops the clock of its own.
  ///
  /// - Throws: `StoreError`.
  public func referrals(
    dueBefore day: Day, limit: Int
  ) throws(StoreError) -> [Referral] {
    try all(
      """
      SELECT id, number, application, account, city, kindergarten, age_group, group_type,
        language, status, status_since, issued_at, deadline, is_extended, bulletin
      FROM referral WHERE status IN ('active', 'confirmed', 'extended') AND deadline < ?1
        AND NOT EXISTS (SELECT 1 FROM admission
          WHERE admission.referral = referral.id AND admission.status = 'signed')
      ORDER BY deadline LIMIT ?2
      """, [SQLValue(day), .integer(limit)], Self.referral)
  }

  /// The referrals of a city to places of one bulletin, those that ended included.
  ///
  /// - Throws: `StoreError`.
  public func referrals(city: String, bulletin: Day) throws(StoreError) -> [Referral] {
    try all(
      """
      SELECT id, number, application, account, city, kindergarten, age_group, group_type,
        language, status, status_since, issued_at, deadline, is_extended, bulletin
      FROM referral WHERE city = ?1 AND bulletin = ?2 ORDER BY number
      """, [.text(city), SQLValue(bulletin)], Self.referral)
  }

  private static func referral(_ row: borrowing Row) throws(SQLError) -> Referral {
    Referral(
      id: try row.identifier(0), number: try row.text(1), application: try row.identifier(2),
      account: try row.identifier(3), city: try row.text(4), kindergarten: try row.text(5),
      ageGroup: try row.code(6), groupType: try row.code(7), language: try row.code(8),
      status: try row.code(9), statusSince: try row.moment(10), issuedAt: try row.moment(11),
      deadline: try row.day(12), isExtended: try row.bool(13), bulletin: try row.day(14))
  }
}

extension Transaction {
  /// Keeps a new referral.
  ///
  /// - Throws: `StoreError`; `exists` when the application has a live one, or the number is taken.
  public func insert(_ referral: Referral) throws(StoreError) {
    try run(
      """
      INSERT INTO referral (id, number, application, account, city, kindergarten, age_group,
        group_type, language, status, status_since, issued_at, deadline, is_extended, bulletin)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """,
      [
        SQLValue(referral.id), .text(referral.number), SQLValue(referral.application),
        SQLValue(referral.account), .text(referral.city), .text(referral.kindergarten),
        SQLValue(referral.ageGroup), SQLValue(referral.groupType), SQLValue(referral.language),
        SQLValue(referral.status), SQLValue(referral.statusSince), SQLValue(referral.issuedAt),
        SQLValue(referral.deadline), SQLValue(referral.isExtended), SQLValue(referral.bulletin),
      ])
  }

  /// Keeps what became of a referral, if its status is still the one the caller knew.
  ///
  /// - Throws: `StoreError`; `conflict` when it has another by now.
  public func update(_ referral: Referral, from status: ReferralStatus) throws(StoreError) {
    try runOnOne(
      """
      UPDATE referral SET status = ?3, status_since = ?4, deadline = ?5, is_extended = ?6
      WHERE id = ?1 AND status = ?2
      """,
      [
        SQLValue(referral.id), SQLValue(status), SQLValue(referral.status),
        SQLValue(referral.statusSince), SQLValue(referral.deadline),
        SQLValue(referral.isExtended),
      ])
  }
}
