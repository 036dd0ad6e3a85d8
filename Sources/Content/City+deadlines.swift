import Codes
public import Dates

extension City {
  /// The last day to apply to the places of a bulletin: `applying_days` calendar days after its own.
  ///
  /// - Returns: Nil beyond the calendar.
  public func closingDay(of bulletin: Bulletin) -> Day? {
    Day(number: bulletin.day.number + LimitName.applying.days(in: settings.limits))
  }

  /// The days at whose beginning the city's tables show something else: what is dated so appears,
  /// and the time to apply to a bulletin is over.
  var dueDays: [Day] {
    data.bulletins.flatMap { bulletin in
      let over = closingDay(of: bulletin).flatMap { Day(number: $0.number + 1) }
      return [bulletin.day] + (over.map { [$0] } ?? [])
    }
      + data.reviews.filter { $0.status == .published }.map(\.day)
      + data.statistics.compactMap(\.month.firstDay)
  }
}
