import Cabinet
import CabinetStore
import Dates
import Metrics
import Parallel
import SQL
import Synchronization

/// When sessions and apps were last used, noted without letting those who only read wait for the disk.
///
/// A mark counts here at once. It is kept by a thread of its own, many in one transaction; another process
/// sees it then. What a fall loses is a moment's marks, which are to the minute anyway. While no thread
/// runs, a mark is kept before the call is over.
final class Sightings: Sendable {
  /// What was used.
  enum Subject: Hashable, Sendable {
    case session(Identifier<Session>)
    case staff(Identifier<StaffSession>)
    case device(Identifier<Device>)

    fileprivate var text: String {
      switch self {
      case .session(let id): id.text
      case .staff(let id): id.text
      case .device(let id): id.text
      }
    }
  }

  private struct State {
    var waiting: [Subject: Moment] = [:]
    var isRunning = false
    var isStopped = false
  }

  /// More marks than this wait for no database: those that come then are left out.
  private static let mostWaiting = 100_000
  /// How many are kept in one transaction, so that others who write come in between.
  private static let together = 256
  /// How long the first mark waits for others, so that they wait for the disk together.
  private static let gathering = 100

  private let store: Store
  private let tallies: DeskTallies
  private let state = Mutex(State())
  private let bell = Bell()
  private let ending = Bell()
  private let gone = Bell()

  init(_ store: Store, _ tallies: DeskTallies) { (self.store, self.tallies) = (store, tallies) }

  /// When something was last used, by what is kept and what waits to be.
  func last(_ subject: Subject, kept: Moment) -> Moment {
    guard let waiting = state.withLock({ $0.waiting[subject] }) else { return kept }
    return waiting.seconds > kept.seconds ? waiting : kept
  }

  /// Notes that something is used.
  func note(_ subject: Subject, at moment: Moment) {
    let isRunning = state.withLock { state in
      if state.waiting[subject] != nil || state.waiting.count < Self.mostWaiting {
        state.waiting[subject] = moment
      }
      return state.isRunning
    }
    if isRunning { bell.ring() } else { keepSome() }
  }

  /// Begins to keep marks on a thread of its own.
  func start() {
    state.withLock { $0.isRunning = true }
    let thread = Thread.start { [self] in
      run()
      state.withLock { $0.isRunning = false }
      gone.ring()
    }
    if thread == nil { state.withLock { $0.isRunning = false } }
  }

  /// Keeps what waits, and ends the thread.
  func stop() {
    let isRunning = state.withLock { state in
      state.isStopped = true
      return state.isRunning
    }
    for bell in [ending, bell] { bell.ring() }
    if isRunning { gone.wait(seconds: 30) }
  }

  private func run() {
    while !state.withLock({ $0.isStopped }) {
      bell.wait(seconds: 30)
      if hasWaiting { ending.wait(milliseconds: Self.gathering) }
      // What a database refuses now it may take later.
      while hasWaiting, keepSome() {}
      if hasWaiting { ending.wait(seconds: 1) }
    }
    while hasWaiting, keepSome() {}
  }

  private var hasWaiting: Bool { state.withLock { !$0.waiting.isEmpty } }

  /// Keeps some of the marks that wait; those that cannot be kept go on waiting.
  ///
  /// - Returns: Whether they are kept.
  @discardableResult
  private func keepSome() -> Bool {
    // In one order, so that two processes never wait for each other's rows.
    let marks = state.withLock { $0.waiting.prefix(Self.together) }
      .sorted { $0.key.text < $1.key.text }
    do throws(StoreError) {
      defer { tallies.writes.add() }
      try store.write(.alongside) { transaction throws(StoreError) in
        for (subject, moment) in marks { try transaction.touch(subject, at: moment) }
      }
    } catch {
      tallies.count(error)
      return false
    }
    state.withLock { state in
      for (subject, moment) in marks where state.waiting[subject] == moment {
        state.waiting[subject] = nil
      }
    }
    return true
  }
}

extension Transaction {
  fileprivate func touch(_ subject: Sightings.Subject, at moment: Moment) throws(StoreError) {
    switch subject {
    case .session(let id): try touch(id, at: moment)
    case .staff(let id): try touch(id, at: moment)
    case .device(let id): try touch(id, at: moment)
    }
  }
}
