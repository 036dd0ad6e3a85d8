import Synchronization

/// Bodies above the usual limit, for the few requests that may have one.
///
/// They are held in memory, so only so many are read at one time; the next ones are told to come
/// again.
public final class LargeBodies: Sendable {
  /// Bytes of such a body; beyond, the answer is 413.
  public let bytes: Int
  private let places: Int
  /// Whether a request may have one, by all but its body.
  public let accepts: @Sendable (Request) -> Bool
  private let taken = Mutex(0)

  /// Describes them.
  ///
  /// - Parameters:
  ///   - bytes: How large one may be.
  ///   - places: How many are read at one time.
  ///   - accepts: Whether a request may have one, by all but its body; it is called before the
  ///     body is read, so that a stranger's is not.
  public init(
    bytes: Int, places: Int, accepts: @escaping @Sendable (Request) -> Bool
  ) {
    (self.bytes, self.places, self.accepts) = (bytes, places, accepts)
  }

  /// Whether a request may have one.
  func admits(_ head: Head, from address: String) -> Bool {
    accepts(
      Request(
        method: head.method, target: head.target, headers: head.headers, body: [],
        remoteAddress: address))
  }

  /// Takes a place; false when all are taken.
  func enter() -> Bool {
    taken.withLock { count in
      guard count < places else { return false }
      count += 1
      return true
    }
  }

  func leave() { taken.withLock { $0 -= 1 } }
}
