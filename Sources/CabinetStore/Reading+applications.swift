public import Cabinet
public import Codes
public import Dates
import SQL

extension Reading {
  /// An application.
  ///
  /// - Throws: `StoreError`.
  public func application(
    _ id: Identifier<Application>
  ) throws(StoreError) -> Application? {
    try first(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, reason, language,
        group_type, kindergartens, benefit, benefit_state, created_at, submitted_at, sequence,
        birth_year, is_restored, version, settlement, social_status
      FROM application WHERE id = ?1
      """, [SQLValue(id)], Self.application)
  }

  /// The application with a public number.
  ///
  /// - Throws: `StoreError`.
  public func application(
    number: ApplicationNumber
  ) throws(StoreError) -> Application? {
    try first(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, reason, language,
        group_type, kindergartens, benefit, benefit_state, created_at, submitted_at, sequence,
        birth_year, is_restored, version, settlement, social_status
      FROM application WHERE number = ?1
      """, [.text(number.text)], Self.application)
  }

  /// The applications of an account, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func applications(
    of account: Identifier<Account>
  ) throws(StoreError) -> [Application] {
    try all(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, reason, language,
        group_type, kindergartens, benefit, benefit_state, created_at, submitted_at, sequence,
        birth_year, is_restored, version, settlement, social_status
      FROM application WHERE account = ?1 ORDER BY created_at DESC, id
      """, [SQLValue(account)], Self.application)
  }

  /// The applications for a child's file, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func applications(
    for child: Identifier<Child>
  ) throws(StoreError) -> [Application] {
    try all(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, reason, language,
        group_type, kindergartens, benefit, benefit_state, created_at, submitted_at, sequence,
        birth_year, is_restored, version, settlement, social_status
      FROM application WHERE child = ?1 ORDER BY created_at DESC, id
      """, [SQLValue(child)], Self.application)
  }

  /// The one application for a child that is neither draft nor ended, whoever made it.
  ///
  /// - Throws: `StoreError`.
  public func liveApplication(
    child: IIN, city: String, queueType: QueueType
  ) throws(StoreError) -> Application? {
    try first(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, reason, language,
        group_type, kindergartens, benefit, benefit_state, created_at, submitted_at, sequence,
        birth_year, is_restored, version, settlement, social_status
      FROM application WHERE child_iin = ?1 AND city = ?2 AND queue_type = ?3
        AND status NOT IN ('draft', 'withdrawn', 'enrolled', 'rejected', 'archived')
      """, [SQLValue(child), .text(city), SQLValue(queueType)], Self.application)
  }

  /// Applications that have had a status since a moment or longer, the longest first.
  ///
  /// Those whose time may have come are among them; the rules say which.
  ///
  /// - Throws: `StoreError`.
  public func applications(
    _ status: ApplicationStatus, unchangedSince moment: Moment, limit: Int
  ) throws(StoreError) -> [Application] {
    try all(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, reason, language,
        group_type, kindergartens, benefit, benefit_state, created_at, submitted_at, sequence,
        birth_year, is_restored, version, settlement, social_status
      FROM application WHERE status = ?1 AND status_since <= ?2 ORDER BY status_since LIMIT ?3
      """, [SQLValue(status), SQLValue(moment), .integer(limit)], Self.application)
  }

  /// Makes an application of the columns in the order of the statements above.
  static func application(_ row: borrowing Row) throws(SQLError) -> Application {
    Application(
      id: try row.identifier(0), account: try row.identifier(1), child: try row.identifier(2),
      number: try row.optionalText(3).map(ApplicationNumber.init(checked:)),
      city: try row.text(4), queueType: try row.code(5), status: try row.code(6),
      statusSince: try row.moment(7), reason: try row.optionalText(8),
      wish: Wish(
        language: try row.code(9), groupType: try row.code(10), kindergartens: try row.list(11)),
      benefit: try row.optionalCode(12), benefitState: try row.optionalCode(13),
      createdAt: try row.moment(14), submittedAt: try row.optionalMoment(15),
      sequence: try row.optionalInteger(16), birthYear: try row.integer(17),
      settlement: try row.optionalText(20),
      socialStatus: row.isNull(21) ? nil : try row.list(21).compactMap(Benefit.init(rawValue:)),
      isRestored: try row.bool(18), version: try row.integer(19))
  }
}
