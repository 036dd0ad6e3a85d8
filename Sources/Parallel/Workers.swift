import Dispatch
import Synchronization

/// Runs independent work on several threads.
public enum Workers {
  /// The results for 0 up to a count, in order.
  ///
  /// Work is handed out one index at a time, so uneven pieces still fill all threads; the result
  /// does not depend on how many there are.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    guard jobs > 1, count > 1 else { return (0..<count).map(work) }
    let results = Mutex([(index: Int, result: Result)]())
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      var done: [(index: Int, result: Result)] = []
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { break }
        done.append((index, work(index)))
      }
      results.withLock { $0.append(contentsOf: done) }
    }
    return results.withLock { $0.sorted { $0.index < $1.index }.map(\.result) }
  }
}
