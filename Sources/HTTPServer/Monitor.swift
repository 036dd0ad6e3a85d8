import Glibc

/// A value behind a lock, and threads that wait for it to change.
///
/// The lock and the condition lie at fixed addresses and are touched by the C library only.
final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: State) {
    self.state = state
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
  func change<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Waits until the value is as wished, or the milliseconds are over; says whether it is.
  @discardableResult
  func wait(milliseconds: Int? = nil, until isReady: (State) -> Bool) -> Bool {
    var end = milliseconds.map { Clock.now + UInt64(max($0, 0)) }.map(Clock.time)
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isReady(state) {
      if end != nil {
        var time = end ?? timespec()
        if pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return isReady(state) }
        end = time
      } else {
        pthread_cond_wait(condition, mutex)
      }
    }
    return true
  }
}

/// The clock that never goes back, in milliseconds.
enum Clock {
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }

  static func time(_ milliseconds: UInt64) -> timespec {
    timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
  }
}
