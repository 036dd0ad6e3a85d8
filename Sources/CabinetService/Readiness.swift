import CabinetStore
import Dates
import Documents
import Files
import Synchronization

/// Whether the cabinet can work: the database and the folder of papers take what is written.
///
/// Both are tried by writing, since a full disk still reads.
final class Readiness: Sendable {
  private struct State {
    var at: Moment?
    var obstacle: Obstacle?
    var isLooking = false
  }

  private let store: Store
  private let documents: DocumentFolder?
  private let changed: @Sendable (Obstacle?, Obstacle.Cause?) -> Void
  private let state = Mutex(State())
  /// For how many seconds an answer is good: anybody may ask.
  static let seconds = 5

  /// Sets it up.
  ///
  /// - Parameters:
  ///   - store: What is tried.
  ///   - documents: Where papers are kept; nil where none are taken.
  ///   - changed: Told once of each change, with what stands in the way; nil when nothing does again.
  init(
    _ store: Store, _ documents: DocumentFolder?,
    changed: @escaping @Sendable (Obstacle?, Obstacle.Cause?) -> Void
  ) {
    (self.store, self.documents, self.changed) = (store, documents, changed)
  }

  /// What stands in the way; nil when nothing does.
  ///
  /// While one thread tries, the others get the answer before: a locked database holds up one only.
  func look(_ moment: Moment) -> Obstacle? {
    let known: Obstacle?? = state.withLock { state in
      let isFresh = state.at.map { abs(moment.seconds - $0.seconds) < Self.seconds } ?? false
      if isFresh || state.isLooking { return .some(state.obstacle) }
      state.isLooking = true
      return nil
    }
    if let known { return known }
    let (obstacle, cause) = attempt(moment)
    let isChanged = state.withLock { state in
      defer { (state.at, state.obstacle, state.isLooking) = (moment, obstacle, false) }
      return state.obstacle != obstacle
    }
    if isChanged { changed(obstacle, cause) }
    return obstacle
  }

  private func attempt(_ moment: Moment) -> (Obstacle?, Obstacle.Cause?) {
    do throws(StoreError) {
      try store.write { transaction throws(StoreError) in
        try transaction.requireOwnVersion()
        try transaction.put(String(moment.seconds), forSetting: "ready_at")
      }
    } catch {
      return (.database, .store(error))
    }
    do throws(FileError) {
      try documents?.probe()
    } catch {
      return (.documents, .file(error))
    }
    return (nil, nil)
  }
}
