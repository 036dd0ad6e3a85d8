import CabinetStore
import Dates
import Synchronization

/// Whether the store takes what is written: a full disk still reads.
final class Readiness: Sendable {
  private let store: Store
  private let last = Mutex<(at: Moment, isReady: Bool)?>(nil)
  /// For how many seconds an answer is good: anybody may ask.
  private static let seconds = 5

  init(_ store: Store) { self.store = store }

  func look(_ moment: Moment) -> Bool {
    last.withLock { last in
      if let last, abs(moment.seconds - last.at.seconds) < Self.seconds { return last.isReady }
      let text = String(moment.seconds)
      let isReady =
        (try? store.write { transaction throws(StoreError) in
          try transaction.put(text, forSetting: "ready_at")
        }) != nil
      last = (moment, isReady)
      return isReady
    }
  }
}
