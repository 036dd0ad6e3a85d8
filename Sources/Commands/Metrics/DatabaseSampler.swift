import CabinetService
import CabinetStore
import Dates
import Parallel
import Synchronization

/// Asks the database for figures on a thread of its own, so that whoever wants them never waits long.
final class DatabaseSampler: Sendable {
  /// What was found.
  struct Sample: Sendable {
    /// Nil when the database did not answer.
    var figures: StoreFigures?
    /// What stands in the way of all work.
    var obstacle: Obstacle?
  }

  private struct State {
    var sample: Sample?
    var at: ContinuousClock.Instant?
  }

  private let desk: Desk
  private let state = Mutex(State())
  private let wanted = Bell()
  private let found = Bell()
  private let background = Background()
  /// For how long a sample is good: counting goes through whole tables.
  private static let age = Duration.seconds(10)
  /// How long one that asks waits at most, in seconds.
  private static let patience = 2

  init(_ desk: Desk) { self.desk = desk }

  /// Starts the thread.
  func start() {
    background.start { [self] in
      while !background.isStopped {
        wanted.wait(seconds: 600)
        if background.isStopped || fresh() != nil { continue }
        let sample = take()
        state.withLock { ($0.sample, $0.at) = (sample, .now) }
        found.ring()
      }
    }
  }

  /// Ends the thread.
  func stop() { background.stop(seconds: 10, ringing: [wanted]) }

  /// What there is now; nil when the database is too slow to tell.
  func sample() -> Sample? {
    for _ in 0..<Self.patience {
      if let sample = fresh() { return sample }
      wanted.ring()
      // An answer that came too late for somebody else rings too.
      found.wait(seconds: 1)
    }
    return fresh()
  }

  private func fresh() -> Sample? {
    state.withLock { state in
      guard let at = state.at, ContinuousClock.now - at < Self.age else { return nil }
      return state.sample
    }
  }

  private func take() -> Sample {
    let moment = desk.now()
    let day = moment.day(in: desk.directory().zone)
    let figures = try? desk.store.read { reading throws(StoreError) -> StoreFigures? in
      guard let day else { return nil }
      return try reading.figures(at: moment, day: day)
    }
    return Sample(figures: figures ?? nil, obstacle: desk.obstacle())
  }
}
