/// When a notice that was not sent is tried again.
enum Backoff {
  /// So often sending is begun; then the message is given up.
  static let tries = 8
  private static let minutes = [1, 5, 15, 60]
  private static let laterMinutes = 240

  /// The seconds until the next try.
  ///
  /// - Parameters:
  ///   - tries: How often sending was begun.
  ///   - percent: By how much the time is changed, from -20 to 20, so that what failed together is
  ///     not tried together.
  /// - Returns: The seconds; nil when it is not tried again.
  static func seconds(after tries: Int, changedBy percent: Int) -> Int? {
    guard tries < Self.tries else { return nil }
    let step = max(0, tries - 1)
    let seconds = 60 * (step < minutes.count ? minutes[step] : laterMinutes)
    return seconds + seconds * min(20, max(-20, percent)) / 100
  }
}
