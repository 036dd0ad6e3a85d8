import Dates

/// A day of the year that parents have to know.
///
/// The rules are the Ministry's, as it stated them in June 2025 (preschool facts, section 1.2, P5),
/// and those of the yearly update of the queue (section 3, P9) and of ages (section 7).
enum YearlyDate: String, CaseIterable {
  /// The yearly update of the queue ends: 30 June, where there are vouchers (P9).
  case queueUpdate = "queue_update"
  /// Vouchers are issued, where there are such: from 1 July (P5).
  case vouchers
  /// Elsewhere groups are formed: from 1 August (P5).
  case groups
  /// The admission campaign ends: 31 August (P5).
  case campaign
  /// Ages count on this day: 1 September.
  case schoolYear = "school_year"

  /// Its month and day.
  private var date: (month: Int, day: Int) {
    switch self {
    case .queueUpdate: (6, 30)
    case .vouchers: (7, 1)
    case .groups: (8, 1)
    case .campaign: (8, 31)
    case .schoolYear: (9, 1)
    }
  }

  /// The dates of a city in the order of the year.
  static func all(hasVouchers: Bool) -> [YearlyDate] {
    allCases.filter { date in
      switch date {
      case .queueUpdate, .vouchers: hasVouchers
      case .groups: !hasVouchers
      case .campaign, .schoolYear: true
      }
    }
  }

  /// The day itself in a year.
  func day(in year: Int) -> Day? { Day(year: year, month: date.month, day: date.day) }

  /// The first such day that is not before another.
  func next(from day: Day) -> Day? {
    guard let own = self.day(in: day.year) else { return nil }
    return own >= day ? own : self.day(in: day.year + 1)
  }
}
