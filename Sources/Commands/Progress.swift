import Synchronization

/// One line on a terminal that says how far a build is, redrawn at most once for each hundredth.
final class Progress: Sendable {
  private let console: Console
  private let shown = Atomic(-1)

  /// What is counted.
  private let noun: String

  init(_ console: Console, of noun: String = "cities") {
    (self.console, self.noun) = (console, noun)
  }

  @Sendable func show(_ done: Int, _ all: Int) {
    let percent = all == 0 ? 100 : done * 100 / all
    guard shown.exchange(percent, ordering: .relaxed) != percent else { return }
    console.error("\r\(done) of \(all) \(noun), \(percent) %")
  }

  func clear() { console.error("\r\u{1B}[K") }
}
