import Synchronization

/// Runs independent work on several threads.
public enum Workers {
  /// The results for 0 up to a count, in order.
  ///
  /// Work is handed out one index at a time, so uneven pieces still fill all threads; the result
  /// does not depend on how many there are. Each has a thread of its own: a pool that the whole process
  /// shares gives none where it finds the machine busy, or where it runs the caller already.
  ///
  /// - Parameters:
  ///   - count: How many pieces of work there are.
  ///   - jobs: How many threads work at a time.
  ///   - size: How large a piece is beside the others. The largest begin first: one that begins last would
  ///     keep all other threads waiting.
  ///   - work: Does a piece.
  /// - Returns: The results, in the order of the pieces.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, size: (Int) -> Int = { _ in 0 }, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    guard jobs > 1, count > 1 else { return (0..<count).map(work) }
    let order = order(count, size)
    let results = Mutex([(index: Int, result: Result)]())
    let next = Atomic(0)
    inThreads(min(jobs, count)) {
      var done: [(index: Int, result: Result)] = []
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < count else { break }
        done.append((order[place], work(order[place])))
      }
      results.withLock { $0.append(contentsOf: done) }
    }
    return results.withLock { $0.sorted { $0.index < $1.index }.map(\.result) }
  }

  /// In which order pieces begin.
  static func order(_ count: Int, _ size: (Int) -> Int) -> [Int] {
    let sizes = (0..<count).map(size)
    return (0..<count).sorted { sizes[$0] > sizes[$1] }
  }

  /// Runs the same work on so many threads, of which the caller's is one, and waits for all of them.
  ///
  /// Where the system has no thread left there are fewer.
  private static func inThreads(_ count: Int, _ work: @Sendable () -> Void) {
    guard count > 1 else { return work() }
    withoutActuallyEscaping(work) { escaping in
      let thread = Thread.start(escaping)
      inThreads(count - 1, escaping)
      thread?.join()
    }
  }

  /// The results of two pieces of work that need nothing of each other.
  public static func both<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    guard jobs > 1 else { return (first(), second()) }
    return withoutActuallyEscaping(second) { second in
      let box = Slot<Second>()
      let thread = Thread.start { box.value.withLock { $0 = second() } }
      let one = first()
      thread?.join()
      return (one, box.value.withLock { $0.take() } ?? second())
    }
  }

  /// Where a thread leaves its result.
  private final class Slot<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
