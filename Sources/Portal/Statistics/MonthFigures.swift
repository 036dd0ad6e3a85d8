import Charts
import Content
import Dates

/// The numbers of a month, of one city or of several together.
struct MonthFigures {
  let queue: PublicSum
  let benefit: PublicSum
  let places: Int
  let free: Int
  let referrals: PublicSum

  private init(
    queue: PublicSum, benefit: PublicSum, places: Int, free: Int, referrals: PublicSum
  ) {
    (self.queue, self.benefit, self.referrals) = (queue, benefit, referrals)
    self.places = places
    self.free = free
  }

  /// Those of one city.
  init(_ month: MonthStatistics) {
    self.init(
      queue: PublicSum(month.queueTotal), benefit: PublicSum(month.queueBenefit),
      places: month.placesTotal, free: month.placesFree,
      referrals: PublicSum(month.referralsIssued))
  }

  /// Those of two places together.
  static func + (one: MonthFigures, other: MonthFigures) -> MonthFigures {
    MonthFigures(
      queue: one.queue + other.queue, benefit: one.benefit + other.benefit,
      places: one.places + other.places, free: one.free + other.free,
      referrals: one.referrals + other.referrals)
  }

  /// Free places for 100 children in the queue, in tenths; nil where the queue is empty or hidden.
  var rate: Int? {
    guard let queue = queue.exact, queue > 0 else { return nil }
    return (free * 1_000 + queue / 2) / queue
  }

  /// Children in the queue for 100 places, in tenths; nil where there are no places or the queue is
  /// hidden.
  var demand: Int? {
    guard let queue = queue.exact, places > 0 else { return nil }
    return (queue * 1_000 + places / 2) / places
  }
}

/// What is counted, month by month.
enum Measure: String, CaseIterable {
  case queue
  case benefit
  case places
  case free
  case referrals
  /// Free places for 100 children in the queue, in tenths.
  case rate
  /// Children in the queue for 100 places, in tenths: beside other places only.
  case demand

  /// Those with a chart of their own, in the order of the page.
  static let charts: [Measure] = [.queue, .free, .rate, .referrals, .places]

  func value(_ figures: MonthFigures) -> ChartValue {
    switch self {
    case .queue: Self.value(figures.queue)
    case .benefit: Self.value(figures.benefit)
    case .places: .number(figures.places)
    case .free: .number(figures.free)
    case .referrals: Self.value(figures.referrals)
    case .rate, .demand:
      (self == .rate ? figures.rate : figures.demand).map(ChartValue.number)
        ?? (figures.queue.exact == nil ? .hidden : .missing)
    }
  }

  private static func value(_ sum: PublicSum) -> ChartValue {
    sum.exact.map(ChartValue.number) ?? .hidden
  }

  /// Counts of a whole month, which grow until it is over; the others are taken at its end.
  var isOfWholeMonth: Bool { self == .referrals }

  /// Whether its numbers are tenths.
  var isInTenths: Bool { self == .rate || self == .demand }

  /// What it is drawn as: what happened in a month, and what is free, are columns.
  var form: Chart.Form { self == .referrals || self == .free ? .columns : .line }

  var seriesName: StaticString {
    switch self {
    case .queue: "queue"
    case .benefit: "benefit"
    case .places: "places"
    case .free: "free"
    case .referrals: "referrals"
    case .rate: "rate"
    case .demand: "demand"
    }
  }
}
