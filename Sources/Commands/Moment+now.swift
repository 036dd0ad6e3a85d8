import Dates
import Glibc

extension Moment {
  /// The machine's clock.
  static var now: Moment { Moment(seconds: time(nil)) }
}
