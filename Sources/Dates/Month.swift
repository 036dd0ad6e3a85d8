/// A month of a year.
public struct Month: Sendable, Hashable, Comparable {
  /// The year, 1900 to 2199.
  public let year: Int
  /// 1 to 12.
  public let month: Int

  /// Reads `2026-11`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 7, let day = Day(String(text) + "-01") else { return nil }
    self.init(unchecked: day.year, day.month)
  }

  init(unchecked year: Int, _ month: Int) {
    (self.year, self.month) = (year, month)
  }

  /// The number of its days.
  public var length: Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Its first day.
  public var firstDay: Day? { Day(year: year, month: month, day: 1) }

  /// The first day of the next month; nil beyond the calendar.
  public var dayAfter: Day? { firstDay.flatMap { Day(number: $0.number + length) } }

  /// `2026-11`.
  public var iso: String {
    var text = FixedText()
    text.add(self)
    return text.string
  }

  /// Whether one month comes before another.
  public static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension Day {
  /// The month the day lies in.
  public var monthOfYear: Month { Month(unchecked: year, month) }
}
