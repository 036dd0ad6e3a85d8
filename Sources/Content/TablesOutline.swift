import Codes
public import Dates

/// What is known of a city's tables without their rows: how many there are, and the days they wait for.
///
/// It tells which pages a city has. A build keeps it, so that the next one leaves tables unread that no
/// page asks for.
public struct TablesOutline: Sendable, Equatable {
  /// A bulletin without its rows.
  public struct Issue: Sendable, Equatable {
    /// The day it was published.
    public let day: Day
    /// Whether it has any rows.
    public let hasVacancies: Bool

    /// Makes one, as it was kept.
    public init(day: Day, hasVacancies: Bool) {
      (self.day, self.hasVacancies) = (day, hasVacancies)
    }
  }

  /// How many kindergartens the catalogue has.
  public var kindergartens = 0
  /// The bulletins, newest first.
  public var bulletins: [Issue] = []
  /// The months of the statistics, newest first.
  public var months: [Month] = []
  /// The days of the published reviews, newest first.
  public var reviews: [Day] = []
  /// What stands for the files of the tables.
  public var files = CityData.Fingerprints()

  /// That of no tables.
  public init() {}

  init(_ data: CityData) {
    kindergartens = data.kindergartens.count
    bulletins = data.bulletins.map { Issue(day: $0.day, hasVacancies: !$0.vacancies.isEmpty) }
    months = data.statistics.map(\.month)
    reviews = data.reviews.filter { $0.status == .published }.map(\.day)
    files = data.fingerprints
  }

  /// How many rows are out on a day.
  public struct Counts: Sendable, Hashable {
    /// Kindergartens of the catalogue.
    public let kindergartens: Int
    /// Bulletins.
    public let bulletins: Int
    /// Whether any of them has rows.
    public let hasVacancies: Bool
    /// Months of the statistics.
    public let months: Int
    /// Published reviews.
    public let reviews: Int
  }

  /// Counts what `CityData.shown(on:)` shows; without a day nothing waits.
  public func counts(on day: Day?) -> Counts {
    let issues = day.map { day in bulletins.filter { $0.day <= day } } ?? bulletins
    let month = day?.monthOfYear
    return Counts(
      kindergartens: kindergartens, bulletins: issues.count,
      hasVacancies: issues.contains(where: \.hasVacancies),
      months: month.map { month in months.count { $0 <= month } } ?? months.count,
      reviews: day.map { day in reviews.count { $0 <= day } } ?? reviews.count)
  }
}
