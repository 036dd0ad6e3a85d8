import Synchronization

/// How long something took, counted in fixed buckets, behind one short lock.
public final class Histogram: Sendable {
  /// What was counted until a moment; all of it belongs together.
  public struct Snapshot: Sendable, Hashable {
    /// How many lie in each bucket alone, in the order of `bounds`, and last those above all.
    public var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
    /// The sum of all, in microseconds.
    public var microseconds = 0

    /// Makes an empty one.
    public init() {}

    /// How many there are.
    public var count: Int { counts.reduce(0, +) }
  }

  /// The upper bounds of the buckets, in microseconds: from a read in memory to a client that gives up.
  public static let bounds = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
    5_000_000, 10_000_000,
  ]

  private let state = Mutex(Snapshot())

  /// Makes an empty one.
  public init() {}

  /// Counts something that took so long; less than nothing counts as nothing.
  public func observe(microseconds: Int) {
    let spent = max(0, microseconds)
    let place = Self.bounds.firstIndex { spent <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[place] += 1
      state.microseconds += spent
    }
  }

  /// What was counted until now.
  public var snapshot: Snapshot { state.withLock { $0 } }
}
