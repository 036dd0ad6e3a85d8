import Bytes

/// Numbers of fixed width written one after another, without a string for each: an answer may hold
/// dozens of moments.
struct FixedText {
  private var text = TextBuilder()

  /// What was written.
  var string: String { mutating get { text.text } }

  /// Writes a number that is not negative, with zeros in front.
  mutating func add(_ value: Int, _ width: Int) {
    var unit = 1
    for _ in 1..<width { unit *= 10 }
    while unit > 0 {
      text.append(value / unit % 10)
      unit /= 10
    }
  }

  /// Writes a sign and a number after it.
  mutating func add(_ sign: String, _ value: Int, _ width: Int) {
    text.append(sign)
    add(value, width)
  }

  /// Writes `2026-11`.
  mutating func add(_ month: Month) {
    add(month.year, 4)
    add("-", month.month, 2)
  }

  /// Writes `2026-11-20`.
  mutating func add(_ day: Day) {
    add(day.monthOfYear)
    add("-", day.day, 2)
  }
}
