import Synchronization

/// Work on a thread of its own that goes on until it is told to stop.
public final class Background: Sendable {
  private struct State {
    var isRunning = false
    var isStopped = false
  }

  private let state = Mutex(State())
  private let gone = Bell()

  /// Nothing runs yet.
  public init() {}

  /// Whether the thread has not ended yet.
  public var isRunning: Bool { state.withLock(\.isRunning) }

  /// Whether the work was told to stop; it looks by itself.
  public var isStopped: Bool { state.withLock(\.isStopped) }

  /// Starts the work, once; where the system has no thread left, nothing runs.
  public func start(_ work: @escaping @Sendable () -> Void) {
    state.withLock { $0.isRunning = true }
    let thread = Thread.start { [self] in
      work()
      state.withLock { $0.isRunning = false }
      gone.ring()
    }
    if thread == nil { state.withLock { $0.isRunning = false } }
  }

  /// Tells the work to stop, and waits for its end.
  ///
  /// - Parameters:
  ///   - seconds: How long at most.
  ///   - bells: Those that the work may wait for.
  public func stop(seconds: Int, ringing bells: [Bell]) {
    let isRunning = state.withLock { state in
      state.isStopped = true
      return state.isRunning
    }
    for bell in bells { bell.ring() }
    if isRunning { gone.wait(seconds: seconds) }
  }
}
