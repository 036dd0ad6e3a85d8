import Dates
import Diagnostics

/// A moment as people say it, on the portal's clock.
struct MomentInWords {
  private let moment: Moment
  private let zone: Zone

  init(_ moment: Moment, _ zone: Zone) {
    self.moment = moment
    self.zone = zone
  }

  /// `20 November 2026, 09:00`.
  var text: Message {
    guard let day = moment.day(in: zone) else { return "a day beyond the calendar" }
    let seconds = moment.seconds(since: Moment(startOf: day, in: zone))
    let time = Self.two(seconds / 3600) + ":" + Self.two(seconds / 60 % 60)
    return Self.pattern(day, time)
  }

  /// In how long it is, seen from another moment: `in 4 days`.
  func wait(from now: Moment) -> Message {
    let seconds = moment.seconds(since: now)
    switch seconds {
    case ..<60: return "in less than a minute"
    case ..<3600: return "in \(seconds / 60, "minute", "minutes")"
    case ..<172_800: return "in \(seconds / 3600, "hour", "hours")"
    default: return "in \(seconds / 86_400, "day", "days")"
    }
  }

  /// Each month is a sentence of its own: its name changes with the language and the case.
  private static func pattern(_ day: Day, _ time: String) -> Message {
    let (number, year) = (day.day, String(day.year))
    return switch day.month {
    case 1: "\(number) January \(year), \(time)"
    case 2: "\(number) February \(year), \(time)"
    case 3: "\(number) March \(year), \(time)"
    case 4: "\(number) April \(year), \(time)"
    case 5: "\(number) May \(year), \(time)"
    case 6: "\(number) June \(year), \(time)"
    case 7: "\(number) July \(year), \(time)"
    case 8: "\(number) August \(year), \(time)"
    case 9: "\(number) September \(year), \(time)"
    case 10: "\(number) October \(year), \(time)"
    case 11: "\(number) November \(year), \(time)"
    default: "\(number) December \(year), \(time)"
    }
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
