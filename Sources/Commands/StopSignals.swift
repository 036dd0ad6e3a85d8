import Files
import Glibc
import Parallel

/// Waits for the signals that ask a program to end, instead of dying of them.
struct StopSignals {
  private var set = sigset_t()

  /// From now on the signals wait; threads started later leave them to this one.
  init() {
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Returns when one has come, with its number.
  @discardableResult
  func wait() -> Int32 {
    var set = set
    var number: Int32 = 0
    while sigwait(&set, &number) != 0 {}
    return number
  }

  /// From now on this program dies of them as ever, but ends the programs that work for it first.
  func endProgramsFirst() {
    let signals = self
    _ = Thread.start {
      let number = signals.wait()
      Subprocess.endAll()
      signal(number, SIG_DFL)
      var set = signals.set
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      raise(number)
    }
  }
}
