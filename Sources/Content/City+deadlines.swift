import Codes
public import Dates

extension City {
  /// The last day to apply to the places of a bulletin: `applying_days` calendar days after its own.
  ///
  /// - Returns: Nil beyond the calendar.
  public func closingDay(of bulletin: Bulletin) -> Day? { closingDay(ofBulletinOn: bulletin.day) }

  private func closingDay(ofBulletinOn day: Day) -> Day? {
    Day(number: day.number + LimitName.applying.days(in: settings.limits))
  }

  /// The days at whose beginning the city's tables show something else: what is dated so appears,
  /// the time to apply to a bulletin is over, and a month that goes on becomes whole.
  var dueDays: [Day] {
    var days = outline.reviews
    for bulletin in outline.bulletins {
      days.append(bulletin.day)
      // Elsewhere nobody can apply, and pages tell no last day.
      guard !settings.signIn.isEmpty, let closing = closingDay(ofBulletinOn: bulletin.day) else {
        continue
      }
      if let over = Day(number: closing.number + 1) { days.append(over) }
    }
    for month in outline.months {
      if let first = month.firstDay { days.append(first) }
      if let next = month.dayAfter { days.append(next) }
    }
    return days
  }
}
