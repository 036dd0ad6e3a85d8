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

  /// More marks than this wait for no database: those that come then are left out.
  private static let mostWaiting = 100_000
  /// How many are kept in one transaction, so that others who write come in between.
  private static let together = 256
  /// How long the first mark waits for others, so that they wait for the disk together.
  private static let gathering = 100

  private let store: Store
  private let tallies: DeskTallies
  private let waiting = Mutex<[Subject: Moment]>([:])
  private let background = Background()
  private let bell = Bell()
  private let ending = Bell()

  init(_ store: Store, _ tallies: DeskTallies) { (self.store, self.tallies) = (store, tallies) }

  /// When something was last used, by what is kept and what waits to be.
  func last(_ subject: Subject, kept: Moment) -> Moment {
    guard let waiting = waiting.withLock({ $0[subject] }) else { return kept }
    return waiting.seconds > kept.seconds ? waiting : kept
  }

  /// Notes that something is used.
  func note(_ subject: Subject, at moment: Moment) {
    waiting.withLock { waiting in
      if waiting[subject] != nil || waiting.count < Self.mostWaiting { waiting[subject] = moment }
    }
    if background.isRunning { bell.ring() } else { keepSome() }
  }

  /// Begins to keep marks on a thread of its own.
  func start() {
    background.start { [self] in
      while !background.isStopped {
        bell.wait(seconds: 30)
        if hasWaiting { ending.wait(milliseconds: Self.gathering) }
        keepAll()
        // What a database refuses now it may take later.
        if hasWaiting { ending.wait(seconds: 1) }
      }
    }
  }

  /// Ends the thread, and keeps what waits.
  func stop() {
    background.stop(seconds: 30, ringing: [ending, bell])
    keepAll()
  }

  private var hasWaiting: Bool { waiting.withLock { !$0.isEmpty } }

  /// Keeps the marks that wait, as far as the database takes them.
  private func keepAll() {
    while hasWaiting, keepSome() {}
  }

  /// Keeps some of the marks that wait; those that cannot be kept go on waiting.
  ///
  /// - Returns: Whether they are kept.
  @discardableResult
  private func keepSome() -> Bool {
    // In one order, so that two processes never wait for each other's rows.
    let marks = waiting.withLock { $0.prefix(Self.together) }
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
    waiting.withLock { waiting in
      for (subject, moment) in marks where waiting[subject] == moment { waiting[subject] = nil }
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
