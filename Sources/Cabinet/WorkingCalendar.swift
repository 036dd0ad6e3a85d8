public import Codes
public import Dates

/// Which days are worked, in a week of five days (calendar facts, rules).
public struct WorkingCalendar: Sendable, Equatable {
  private let days: [Day: CalendarKind]

  /// Makes a calendar of the days that are not as their weekday says.
  ///
  /// - Parameter days: holidays (H), transferred days off (T) and religious days (R), which are not
  ///   worked, and weekends that are (W). A year without any is counted by weekdays alone.
  public init(days: [Day: CalendarKind]) { self.days = days }

  /// Whether a day is worked.
  public func isWorking(_ day: Day) -> Bool {
    switch days[day] {
    case .holiday, .transfer, .religious: false
    case .worked: true
    case nil: day.weekday < 5
    }
  }

  /// How many days are worked from one day through another; none when they are the wrong way round.
  public func workingDays(from first: Day, through last: Day) -> Int {
    guard first <= last else { return 0 }
    return (first.number...last.number).count { Day(number: $0).map(isWorking) ?? false }
  }

  /// The last day of a time that is counted in working days.
  ///
  /// The day it starts on is not counted, each working day after it counts one, and the last one
  /// lasts until its midnight on the portal's clock (calendar facts, counting).
  ///
  /// - Parameters:
  ///   - start: the day something happened on, worked or not.
  ///   - workingDays: how many; none is the day itself.
  /// - Returns: the last day; nil for fewer than none, and beyond the year 2199.
  public func deadline(after start: Day, workingDays: Int) -> Day? {
    guard workingDays >= 0 else { return nil }
    var (day, left) = (start, workingDays)
    while left > 0 {
      guard let next = Day(number: day.number + 1) else { return nil }
      day = next
      if isWorking(day) { left -= 1 }
    }
    return day
  }
}
