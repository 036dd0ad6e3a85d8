import Glibc

/// A thread of its own for work that waits.
public struct Thread: ~Copyable {
  private let identifier: pthread_t

  /// Starts the work; nil when the system has no thread left.
  public static func start(_ work: @escaping @Sendable () -> Void) -> Thread? {
    let box = Unmanaged.passRetained(Box(work))
    var identifier = pthread_t()
    let code = pthread_create(
      &identifier, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().work()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    return Thread(identifier: identifier)
  }

  /// Waits for its end.
  public consuming func join() { pthread_join(identifier, nil) }

  private final class Box: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
