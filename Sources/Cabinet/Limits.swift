import Codes
public import Dates

/// The limits of time a city sets, by the names of its settings (preschool facts, section 3).
public struct Limits: Sendable, Hashable {
  /// Working days for documents and contract after a referral was used (S4, 5).
  public let admission: Int
  /// Working days to bring the documents after a referral was confirmed (5).
  public let referral: Int
  /// Working days to confirm a referral (2).
  public let confirmation: Int
  /// Calendar days in which an inactive application can be restored (28).
  public let restoration: Int
  /// Calendar days by which the time of a referral can be made longer (30).
  public let `extension`: Int
  /// Working days a place is kept for those with a right (3).
  public let priority: Int
  /// Calendar days in the stop-list after an unused referral (10).
  public let stopList: Int
  /// Calendar days a published place takes applications (7; no source says how long).
  public let applying: Int

  /// Takes the limits of a city's settings.
  ///
  /// - Parameter settings: days by name, such as `stop_list_days`. What is missing, negative or
  ///   longer than a year has its usual value.
  public init(_ settings: [String: Int] = [:]) {
    func days(_ name: LimitName) -> Int { name.days(in: settings) }
    admission = days(.admission)
    referral = days(.referral)
    confirmation = days(.confirmation)
    restoration = days(.restoration)
    `extension` = days(.extension)
    priority = days(.priority)
    stopList = days(.stopList)
    applying = days(.applying)
  }
}

/// What limits are counted with: a city's limits, its clock, and the days that are worked.
public struct Terms: Sendable {
  /// The limits of the city.
  public let limits: Limits
  /// The portal's clock.
  public let zone: Zone
  /// The days that are worked.
  public let calendar: WorkingCalendar
  /// Whether documents and contract are taken here, signed (S4): the voucher model.
  public let hasAdmissions: Bool

  /// Makes terms.
  public init(
    limits: Limits, zone: Zone, calendar: WorkingCalendar, hasAdmissions: Bool = false
  ) {
    (self.limits, self.zone, self.calendar) = (limits, zone, calendar)
    self.hasAdmissions = hasAdmissions
  }

  /// The last day to confirm a referral that is issued at a moment; nil beyond the calendar.
  public func confirmationDeadline(issuedAt moment: Moment) -> Day? {
    moment.day(in: zone).flatMap {
      calendar.deadline(after: $0, workingDays: limits.confirmation)
    }
  }

  /// Working days for documents and contract.
  var useDays: Int { hasAdmissions ? limits.admission : limits.referral }

  /// The last day to use a referral that is confirmed at a moment, or whose admission was rejected
  /// at it; nil beyond the calendar.
  public func useDeadline(confirmedAt moment: Moment) -> Day? {
    moment.day(in: zone).flatMap { calendar.deadline(after: $0, workingDays: useDays) }
  }

  /// How many working days are left for what a live referral asks of the parent: today is one of
  /// them when it is worked, and they are never more than what was given.
  ///
  /// - Returns: nil when the referral asks for nothing any more.
  public func daysLeft(of referral: Referral, at moment: Moment) -> Int? {
    guard referral.status.isLive, let today = moment.day(in: zone) else { return nil }
    let given = referral.status == .active ? limits.confirmation : useDays
    let left = calendar.workingDays(from: today, through: referral.deadline)
    return hasAdmissions ? min(left, given) : left
  }

  /// The last day of a referral that is extended at a moment; nil beyond the calendar.
  ///
  /// The days count from the day of extending, and never make the time shorter. The source says
  /// only "once, up to 30 calendar days".
  public func extendedDeadline(at moment: Moment, from old: Day) -> Day? {
    moment.day(in: zone).flatMap { Day(number: $0.number + limits.extension) }.map { max(old, $0) }
  }

  /// The last day to apply to a place that is published on a day; nil beyond the calendar.
  public func closingDay(publishedOn day: Day) -> Day? { Day(number: day.number + limits.applying) }

  /// The midnight that ends calendar days which began at a moment, whose own day is not counted.
  func end(ofDays days: Int, since moment: Moment) -> Moment? {
    moment.day(in: zone).flatMap { Day(number: $0.number + days) }.flatMap(end(of:))
  }

  /// The midnight that ends a day.
  func end(of day: Day) -> Moment? {
    Day(number: day.number + 1).map { Moment(startOf: $0, in: zone) }
  }
}
