public import Cabinet
public import Dates
import SQL

extension Reading {
  /// Events of an account about a city's applications and the cabinet, the newest first; without a
  /// city, all.
  ///
  /// It goes on before the sequence of the last event of the page before; nil gives the first page.
  ///
  /// - Throws: `StoreError`.
  public func feed(
    of account: Identifier<Account>, city: String?, before: Int? = nil, limit: Int
  ) throws(StoreError) -> [Event] {
    try all(
      """
      SELECT sequence, at, kind, status, application, application_number, referral,
        referral_number
      FROM event WHERE account = ?1 AND sequence < ?2 AND (city IS NULL OR city = COALESCE(?3, city))
      ORDER BY sequence DESC LIMIT ?4
      """,
      [SQLValue(account), .integer(before ?? .max), SQLValue(city), .integer(limit)], Self.event)
  }

  /// What became of an application, the oldest first; what became of its referrals is among it.
  ///
  /// - Throws: `StoreError`.
  public func history(
    of application: Identifier<Application>
  ) throws(StoreError) -> [Event] {
    try all(
      """
      SELECT sequence, at, kind, status, application, application_number, referral,
        referral_number
      FROM event WHERE application = ?1 ORDER BY sequence
      """, [SQLValue(application)], Self.event)
  }

  /// What became of a referral, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func history(of referral: Identifier<Referral>) throws(StoreError) -> [Event] {
    try all(
      """
      SELECT sequence, at, kind, status, application, application_number, referral,
        referral_number
      FROM event WHERE referral = ?1 ORDER BY sequence
      """, [SQLValue(referral)], Self.event)
  }

  private static func event(_ row: borrowing Row) throws(SQLError) -> Event {
    Event(
      sequence: try row.integer(0), at: try row.moment(1), kind: try row.code(2),
      status: try row.text(3), application: try row.optionalIdentifier(4),
      applicationNumber: try row.optionalText(5), referral: try row.optionalIdentifier(6),
      referralNumber: try row.optionalText(7))
  }
}

extension Transaction {
  /// Adds a line to the feed of an account.
  ///
  /// - Returns: The event, with its place in the order of all.
  /// - Throws: `StoreError`.
  @discardableResult
  public func append(
    _ kind: Event.Kind, status: String, of account: Identifier<Account>,
    application: Application? = nil, referral: Referral? = nil, at moment: Moment
  ) throws(StoreError) -> Event {
    let event = Event(
      sequence: try next(.event), at: moment, kind: kind, status: status,
      application: application?.id, applicationNumber: application?.number?.text,
      referral: referral?.id, referralNumber: referral?.number)
    try run(
      """
      INSERT INTO event (account, sequence, at, kind, status, application, application_number,
        referral, referral_number, city)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """,
      [
        SQLValue(account), .integer(event.sequence), SQLValue(event.at), SQLValue(event.kind),
        .text(event.status), SQLValue(event.application), SQLValue(event.applicationNumber),
        SQLValue(event.referral), SQLValue(event.referralNumber),
        SQLValue(application?.city ?? referral?.city),
      ])
    return event
  }
}
