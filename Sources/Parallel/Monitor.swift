import Glibc

/// A value behind a lock, and threads that wait for it to change.
///
/// The lock and the condition lie at fixed addresses and are touched by the C library only. Waits are
/// measured on a clock that nobody sets.
public final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  /// Makes a monitor of a value.
  public init(_ state: State) {
    self.state = state
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Reads or changes the value, and wakes those that wait.
  public func change<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Waits until the value is as wished, or the milliseconds are over.
  ///
  /// - Parameters:
  ///   - milliseconds: How long at most; without it, for ever.
  ///   - isReady: Whether the value is as wished. It may take what it finds, which nobody else finds then.
  /// - Returns: Whether it is.
  @discardableResult
  public func wait(milliseconds: Int? = nil, until isReady: (inout State) -> Bool) -> Bool {
    var end = milliseconds.map { Self.time(after: max($0, 0)) }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isReady(&state) {
      if var time = end {
        if pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return isReady(&state) }
        end = time
      } else {
        pthread_cond_wait(condition, mutex)
      }
    }
    return true
  }

  /// A moment of the clock that never goes back.
  private static func time(after milliseconds: Int) -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let nanoseconds = time.tv_nsec + milliseconds % 1000 * 1_000_000
    time.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
    time.tv_nsec = nanoseconds % 1_000_000_000
    return time
  }
}
