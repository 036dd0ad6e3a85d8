public import Cabinet
public import Dates
import SQL

/// A place of a bulletin with what of it was given.
public struct KeptPlace: Sendable, Hashable {
  /// The place.
  public let place: BulletinPlace
  /// How many referrals to it are live or were used.
  public let given: Int

  /// Makes a place with what of it was given.
  public init(place: BulletinPlace, given: Int) { (self.place, self.given) = (place, given) }

  /// How many are left to be had: none of a place that was withdrawn.
  public var left: Int { place.withdrawnAt == nil ? max(0, place.places - given) : 0 }
}

extension Reading {
  /// A place, those withdrawn included.
  ///
  /// - Throws: `StoreError`.
  public func place(_ id: Identifier<BulletinPlace>) throws(StoreError) -> KeptPlace? {
    try first(
      """
      SELECT id, city, bulletin, kindergarten, age_group, group_type, language, places, closes,
        published_at, withdrawn_at, (SELECT COUNT(*) FROM referral
          WHERE referral.place = place.id
            AND referral.status IN ('active', 'confirmed', 'extended', 'used'))
      FROM place WHERE id = ?1
      """, [SQLValue(id)], Self.place)
  }

  /// The places of a city, those withdrawn included: the oldest bulletin first, then in the order of
  /// publishing.
  ///
  /// - Throws: `StoreError`.
  public func places(city: String) throws(StoreError) -> [KeptPlace] {
    try all(
      """
      SELECT id, city, bulletin, kindergarten, age_group, group_type, language, places, closes,
        published_at, withdrawn_at, (SELECT COUNT(*) FROM referral
          WHERE referral.place = place.id
            AND referral.status IN ('active', 'confirmed', 'extended', 'used'))
      FROM place WHERE city = ?1 ORDER BY bulletin, published_at, id
      """, [.text(city)], Self.place)
  }

  /// The places of a city that take applications on a day, in the same order.
  ///
  /// - Throws: `StoreError`.
  public func openPlaces(city: String, on day: Day) throws(StoreError) -> [KeptPlace] {
    try all(
      """
      SELECT id, city, bulletin, kindergarten, age_group, group_type, language, places, closes,
        published_at, withdrawn_at, (SELECT COUNT(*) FROM referral
          WHERE referral.place = place.id
            AND referral.status IN ('active', 'confirmed', 'extended', 'used'))
      FROM place
      WHERE city = ?1 AND bulletin <= ?2 AND closes >= ?2 AND withdrawn_at IS NULL
      ORDER BY bulletin, published_at, id
      """, [.text(city), SQLValue(day)], Self.place)
  }

  private static func place(_ row: borrowing Row) throws(SQLError) -> KeptPlace {
    KeptPlace(
      place: BulletinPlace(
        id: try row.identifier(0), city: try row.text(1), bulletin: try row.day(2),
        group: Vacancy.Group(
          kindergarten: try row.text(3), ageGroup: try row.code(4), groupType: try row.code(5),
          language: try row.code(6)),
        places: try row.integer(7), closes: try row.day(8), publishedAt: try row.moment(9),
        withdrawnAt: try row.optionalMoment(10)), given: try row.integer(11))
  }

  /// The place an application is applied to, or waits for; nil without one.
  ///
  /// - Throws: `StoreError`.
  public func placeApplied(
    by application: Identifier<Application>
  ) throws(StoreError) -> Identifier<BulletinPlace>? {
    try first(
      "SELECT place FROM place_application WHERE application = ?1", [SQLValue(application)]
    ) { row throws(SQLError) in try row.identifier(0) }
  }

  /// The applications that name a place, in the order of applying.
  ///
  /// - Throws: `StoreError`.
  public func applicants(
    of place: Identifier<BulletinPlace>
  ) throws(StoreError) -> [Identifier<Application>] {
    try all(
      "SELECT application FROM place_application WHERE place = ?1 ORDER BY at, application",
      [SQLValue(place)]
    ) { row throws(SQLError) in try row.identifier(0) }
  }

  /// The applications on the waiting list for a kind of place of a city, in the order of applying.
  ///
  /// - Throws: `StoreError`.
  public func waitingList(
    city: String, _ group: Vacancy.Group
  ) throws(StoreError) -> [Identifier<Application>] {
    try all(
      """
      SELECT applied.application
      FROM place_application AS applied JOIN place ON place.id = applied.place
        JOIN application ON application.id = applied.application
      WHERE place.city = ?1 AND place.kindergarten = ?2 AND place.age_group = ?3
        AND place.group_type = ?4 AND place.language = ?5
        AND application.status = 'waiting_list'
      ORDER BY applied.at, applied.application
      """,
      [
        .text(city), .text(group.kindergarten), SQLValue(group.ageGroup),
        SQLValue(group.groupType), SQLValue(group.language),
      ]
    ) { row throws(SQLError) in try row.identifier(0) }
  }
}

extension Transaction {
  /// Keeps a new place.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ place: BulletinPlace) throws(StoreError) {
    try run(
      """
      INSERT INTO place (id, city, bulletin, kindergarten, age_group, group_type, language, places,
        closes, published_at, withdrawn_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """,
      [
        SQLValue(place.id), .text(place.city), SQLValue(place.bulletin),
        .text(place.group.kindergarten), SQLValue(place.group.ageGroup),
        SQLValue(place.group.groupType), SQLValue(place.group.language), .integer(place.places),
        SQLValue(place.closes), SQLValue(place.publishedAt), SQLValue(place.withdrawnAt),
      ])
  }

  /// Notes that a place was withdrawn.
  ///
  /// - Returns: False when there is none such, or it was done before.
  /// - Throws: `StoreError`.
  public func withdrawPlace(
    _ id: Identifier<BulletinPlace>, at moment: Moment
  ) throws(StoreError) -> Bool {
    try run(
      "UPDATE place SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL",
      [SQLValue(id), SQLValue(moment)]) == 1
  }

  /// Notes which place an application is applied to, instead of one before.
  ///
  /// - Throws: `StoreError`.
  public func apply(
    _ application: Identifier<Application>, to place: Identifier<BulletinPlace>, at moment: Moment
  ) throws(StoreError) {
    try run(
      """
      INSERT INTO place_application (application, place, at) VALUES (?1, ?2, ?3)
      ON CONFLICT (application) DO UPDATE SET place = ?2, at = ?3
      """, [SQLValue(application), SQLValue(place), SQLValue(moment)])
  }

  /// Forgets which place an application is applied to.
  ///
  /// - Throws: `StoreError`.
  public func forgetPlace(of application: Identifier<Application>) throws(StoreError) {
    try run("DELETE FROM place_application WHERE application = ?1", [SQLValue(application)])
  }

  /// Notes to which place of a bulletin a referral leads.
  ///
  /// - Throws: `StoreError`; `conflict` when there is no such referral.
  public func lead(
    _ referral: Identifier<Referral>, to place: Identifier<BulletinPlace>
  ) throws(StoreError) {
    try runOnOne(
      "UPDATE referral SET place = ?2 WHERE id = ?1", [SQLValue(referral), SQLValue(place)])
  }
}
