import Dates
import Glibc

/// A clock that shows a moment when it is made and runs on from there.
struct RunningClock: Sendable {
  private let offset: Int

  /// Makes a clock that shows the moment now.
  init(from moment: Moment) { offset = moment.seconds - Self.seconds }

  /// The time it shows.
  var now: @Sendable () -> Moment {
    let offset = offset
    return { Moment(seconds: Self.seconds + offset) }
  }

  private static var seconds: Int { time(nil) }
}
