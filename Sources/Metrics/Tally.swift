import Synchronization

/// A whole number that several threads change at once, without a lock.
public final class Tally: Sendable {
  private let count = Atomic(0)

  /// Makes one that stands at zero.
  public init() {}

  /// What it stands at.
  public var value: Int { count.load(ordering: .relaxed) }

  /// Adds to it; less than nothing where it tells how many there are now.
  public func add(_ number: Int = 1) { count.wrappingAdd(number, ordering: .relaxed) }
}
