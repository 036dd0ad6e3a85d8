import Charts
import Content
import Dates

/// The months that charts show, oldest first, without a hole: a month without numbers is nil.
struct MonthTable {
  /// How many months are shown at most.
  static let length = 24

  let months: [Month]
  let figures: [MonthFigures?]
  /// The month that is not over yet, if it is the last one shown.
  let current: Month?

  /// The numbers of a city that are out.
  ///
  /// - Returns: nil when it has none.
  init?(_ statistics: [MonthStatistics], today: Day?) {
    let months = statistics.map(\.month)
    guard let newest = months.max(), let oldest = months.min() else { return nil }
    let rows = Dictionary(statistics.map { ($0.month, MonthFigures($0)) }) { first, _ in first }
    self.init(Self.span(from: oldest, to: newest), today: today) { rows[$0] }
  }

  /// The numbers of several places together: a month that one of them lacks is a gap, for a sum
  /// without it would look like a fall.
  init?(_ tables: [MonthTable], today: Day?) {
    let months = tables.flatMap(\.months)
    guard let newest = months.max(), let oldest = months.min() else { return nil }
    self.init(Self.span(from: oldest, to: newest), today: today) { month in
      var sum: MonthFigures?
      for table in tables {
        guard let figures = table[month] else { return nil }
        sum = sum.map { $0 + figures } ?? figures
      }
      return sum
    }
  }

  private init(_ months: [Month], today: Day?, _ figures: (Month) -> MonthFigures?) {
    self.months = months
    self.figures = months.map(figures)
    current = months.last.flatMap { $0 == today?.monthOfYear ? $0 : nil }
  }

  private static func span(from oldest: Month, to newest: Month) -> [Month] {
    let length = min(newest.months(since: oldest) + 1, Self.length)
    return (0..<length).compactMap { newest.adding(months: $0 - length + 1) }
  }

  /// The numbers of a month.
  subscript(month: Month) -> MonthFigures? {
    guard let first = months.first else { return nil }
    let place = month.months(since: first)
    return figures.indices.contains(place) ? figures[place] : nil
  }

  /// The values of a measure, those of other months left out.
  func values(_ measure: Measure, over span: [Month]? = nil) -> [ChartValue] {
    (span ?? months).map { self[$0].map(measure.value) ?? .missing }
  }

  /// The last month whose count of a measure is complete.
  func lastWhole(_ measure: Measure) -> Month? {
    months.last { self[$0] != nil && !(measure.isOfWholeMonth && $0 == current) }
  }
}
