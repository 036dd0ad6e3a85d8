public import Cabinet
public import CabinetStore
public import Dates

/// What the cabinet knows of a city for its public tables.
public struct CityRecords: Sendable {
  /// Counts of the month; they are not to be shown as they are where they are small.
  public struct Counts: Sendable {
    /// The month.
    public let month: Month
    /// Applications in the queues.
    public let queueTotal: Int
    /// Of them, with a confirmed benefit.
    public let queueBenefit: Int
    /// Places that are left.
    public let placesFree: Int
    /// Referrals issued in the month.
    public let referralsIssued: Int
  }

  /// The places, those withdrawn included, the oldest first.
  public let places: [KeptPlace]
  /// The reviews, whatever was decided, the newest first.
  public let reviews: [KindergartenReview]
  /// The counts; nil for a city without applications and places.
  public let counts: Counts?

  /// Whether there is nothing.
  public var isEmpty: Bool { places.isEmpty && reviews.isEmpty && counts == nil }
}

extension Desk {
  /// What the cabinet knows of a city for its public tables; the audit keeps that it was asked.
  ///
  /// - Throws: `Refusal.notFound` for a city that is not there.
  public func records(city slug: String, by actor: String) throws(Refusal) -> CityRecords {
    guard directory().cities[slug] != nil else { throw .notFound }
    return try write { transaction throws(StoreError) in
      let records = CityRecords(
        places: try transaction.places(city: slug), reviews: try transaction.reviews(city: slug),
        counts: try self.counts(slug, in: transaction))
      if !records.isEmpty {
        try self.note("publish_tables", actor: actor, slug, slug, in: transaction)
      }
      return records
    }
  }

  private func counts(
    _ slug: String, in reading: Reading
  ) throws(StoreError) -> CityRecords.Counts? {
    let zone = directory().zone
    guard let today = now().day(in: zone),
      let first = Day(year: today.year, month: today.month, day: 1)
    else { return nil }
    let (sent, places) = (
      try reading.sentCount(city: slug), try reading.places(city: slug).count
    )
    if sent + places == 0 { return nil }
    let waiting = try reading.waitingCounts(city: slug)
    let free = try offered(slug, today, in: reading)?.vacancies ?? []
    let start = Moment(startOf: first, in: zone)
    return CityRecords.Counts(
      month: today.monthOfYear, queueTotal: waiting.all, queueBenefit: waiting.withBenefit,
      placesFree: free.reduce(0) { $0 + $1.places },
      referralsIssued: try reading.referralCount(
        city: slug, from: start, before: now().adding(seconds: 1)))
  }
}
