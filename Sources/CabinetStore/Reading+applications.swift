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
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE id = ?1
      """, [SQLValue(id)], application(row:))
  }

  /// The application with a public number.
  ///
  /// - Throws: `StoreError`.
  public func application(
    number: ApplicationNumber
  ) throws(StoreError) -> Application? {
    try first(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE number = ?1
      """, [.text(number.text)], application(row:))
  }

  /// The applications of an account, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func applications(
    of account: Identifier<Account>
  ) throws(StoreError) -> [Application] {
    try all(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE account = ?1 ORDER BY created_at DESC, id
      """, [SQLValue(account)], application(row:))
  }

  /// The applications for a child's file, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func applications(
    for child: Identifier<Child>
  ) throws(StoreError) -> [Application] {
    try all(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE child = ?1 ORDER BY created_at DESC, id
      """, [SQLValue(child)], application(row:))
  }

  /// The one application for a child that is neither draft nor ended, whoever made it.
  ///
  /// - Throws: `StoreError`.
  public func liveApplication(
    child: IIN, city: String, queueType: QueueType
  ) throws(StoreError) -> Application? {
    try first(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE child_hash = ?1 AND city = ?2 AND queue_type = ?3
        AND status NOT IN ('draft', 'withdrawn', 'enrolled', 'rejected', 'archived')
      """, [.text(vault.name(child)), .text(city), SQLValue(queueType)], application(row:))
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
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE status = ?1 AND status_since <= ?2 ORDER BY status_since LIMIT ?3
      """, [SQLValue(status), SQLValue(moment), .integer(limit)], application(row:))
  }

  /// Makes an application of the columns in the order of the statements above.
  func application(row: borrowing Row) throws(SQLError) -> Application {
    let id: Identifier<Application> = try row.identifier(0)
    // Nothing is sealed any more when it was erased.
    let fields = row.isNull(8) ? nil : try sealed(row, 8, .application, id.text)
    return Application(
      id: id, account: try row.identifier(1), child: try row.identifier(2),
      number: try row.optionalText(3).map(ApplicationNumber.init(checked:)),
      city: try row.text(4), queueType: try row.code(5), status: try row.code(6),
      statusSince: try row.moment(7), reason: fields?.optional(0),
      wish: Wish(
        language: try row.code(9), groupType: try row.code(10), kindergartens: try row.list(11)),
      benefit: try fields?.optionalCode(1), benefitState: try row.optionalCode(12),
      createdAt: try row.moment(13), submittedAt: try row.optionalMoment(14),
      sequence: try row.optionalInteger(15), birthYear: try row.integer(16),
      settlement: fields?.optional(2),
      socialStatus: fields?.optional(3).map {
        $0.split(separator: ",").compactMap { Benefit(rawValue: String($0)) }
      }, isRestored: try row.bool(17), version: try row.integer(18))
  }
}

extension Reading {
  /// The sent applications of a city, in the order of sending; a page goes on after the sequence of
  /// the last one of the page before.
  ///
  /// - Parameters:
  ///   - city: The city, as its slug.
  ///   - status: Only those with this status.
  ///   - benefitState: Only those whose benefit is that far.
  ///   - isProposed: Whether only those that an employee proposes something about.
  ///   - sequence: Where the page before ended.
  ///   - limit: How many at most.
  /// - Returns: A page of them.
  /// - Throws: `StoreError`.
  public func applications(
    city: String, status: ApplicationStatus?, benefitState: BenefitState?,
    isProposed: Bool = false, after sequence: Int, limit: Int
  ) throws(StoreError) -> [Application] {
    try all(
      """
      SELECT id, account, child, number, city, queue_type, status, status_since, sealed, language,
        group_type, kindergartens, benefit_state, created_at, submitted_at, sequence, birth_year,
        is_restored, version
      FROM application WHERE city = ?1 AND sequence > ?4 AND status = COALESCE(?2, status)
        AND COALESCE(benefit_state, '') = COALESCE(?3, benefit_state, '')
        AND (?6 = 0 OR EXISTS (SELECT 1 FROM proposal WHERE subject = application.id))
      ORDER BY sequence LIMIT ?5
      """,
      [
        .text(city), SQLValue(status), SQLValue(benefitState), .integer(sequence), .integer(limit),
        SQLValue(isProposed),
      ], application(row:))
  }
}
