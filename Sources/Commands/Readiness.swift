import Glibc
import Synchronization

/// Whether a program goes on, and who asks that again and again, as a proxy does that watches several.
final class Readiness: Sendable {
  private let state = Mutex(State())

  private struct State {
    var isStopping = false
    /// When it was asked for the last time, and for the time before.
    var asked: [ContinuousClock.Instant] = []
    /// Whether somebody has heard that the program stops.
    var isHeard = false
  }

  /// Whether the program stops; nobody is noted as asking.
  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// Whether the program stops, for somebody who asks from outside.
  func tell() -> Bool {
    state.withLock { state in
      state.asked = state.asked.suffix(1) + [.now]
      state.isHeard = state.isStopping
      return state.isStopping
    }
  }

  /// From now on the program stops.
  func end() { state.withLock { $0.isStopping = true } }

  /// Waits until those who watch have heard that the program stops: 1.2 seconds at least, since others may
  /// ask every second, 3 at most, and not at all if nobody has asked twice in the last 5 seconds.
  func waitUntilHeard() {
    let begin = ContinuousClock.now
    let isWatched = state.withLock { state in
      state.asked.count == 2 && state.asked.allSatisfy { begin - $0 < .seconds(5) }
    }
    guard isWatched else { return }
    while case let passed = .now - begin, passed < .seconds(3) {
      if passed >= .milliseconds(1200), state.withLock({ $0.isHeard }) { return }
      usleep(20_000)
    }
  }
}
