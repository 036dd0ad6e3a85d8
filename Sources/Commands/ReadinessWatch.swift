import Glibc
import Synchronization

/// Who asks again and again whether a program is ready, as a proxy does that watches several.
final class ReadinessWatch: Sendable {
  private let state = Mutex(State())

  private struct State {
    /// When it was asked for the last time, and for the time before.
    var asked: [ContinuousClock.Instant] = []
    /// Whether somebody has heard that the program stops.
    var isTold = false
  }

  /// Notes that somebody asks.
  ///
  /// - Parameter isStopping: Whether the program stops, which the one who asks hears.
  /// - Returns: The same.
  func asked(isStopping: Bool) -> Bool {
    state.withLock { state in
      state.asked = state.asked.suffix(1) + [.now]
      if isStopping { state.isTold = true }
    }
    return isStopping
  }

  /// Waits until those who watch have heard that the program stops: 1.2 seconds at least, 3 at most, and
  /// not at all if nobody has asked twice in the last 5 seconds.
  func waitUntilTold() {
    let begin = ContinuousClock.now
    let isWatched = state.withLock {
      $0.asked.count == 2 && $0.asked.allSatisfy { begin - $0 < .seconds(5) }
    }
    guard isWatched else { return }
    while case let passed = .now - begin, passed < .seconds(3) {
      if passed >= .milliseconds(1200), state.withLock({ $0.isTold }) { return }
      usleep(20_000)
    }
  }
}
