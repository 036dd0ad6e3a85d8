import Glibc

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

  /// Returns when one has come.
  func wait() {
    var set = set
    var number: Int32 = 0
    while sigwait(&set, &number) != 0 {}
  }
}
