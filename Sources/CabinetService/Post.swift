import Cabinet
import CabinetStore
import Dates
import Parallel
import Secrets
import Synchronization

/// Sends messages on threads of its own, so that nobody waits for an operator.
///
/// A notice is marked in the database before it is handed over. What is marked by a process that
/// ended may have been sent: it is given up and never sent again by itself.
final class Post: Sendable {
  private struct State {
    var codes: [@Sendable () -> Message?] = []
    /// What became of notices, when the database could not take it.
    var unfinished: [Outcome] = []
    /// The threads that wait for work, or are about to.
    var idle: Set<Int> = []
  }

  /// What became of a notice.
  private struct Outcome {
    enum Step {
      case forget
      case again(Moment)
      case giveUp(UndeliveredReason)
    }

    let id: Identifier<OutgoingMessage>
    let step: Step
  }

  private let store: Store
  private let sender: any MessageSender
  private let now: @Sendable () -> Moment
  private let percent: @Sendable () -> Int
  /// Told of every code that did not leave: it is kept nowhere.
  private let trouble: @Sendable (SendFailure) -> Void
  private let state = Mutex(State())
  private let tallies: DeskTallies
  private let bells = (0..<workers).map { _ in Bell() }
  private let background = Background()
  /// Whom the database names as the one who sends.
  private let name: String
  /// The first thread sends codes only, so that they never stand behind notices that take long.
  private static let workers = 4
  /// A code is of no use later, so no more of them wait than can be sent in their time.
  private static let waitingCodes = 1000
  /// Who took a message so many seconds ago and has not come back is no longer there.
  private static let longestSending = 60

  /// Sets it up.
  ///
  /// - Parameters:
  ///   - store: Where notices wait.
  ///   - sender: The way out.
  ///   - now: The clock.
  ///   - percent: By how much the time to the next try is changed, from -20 to 20.
  ///   - trouble: Told of every code that did not leave.
  ///   - tallies: Where what became of messages is counted.
  init(
    store: Store, sender: any MessageSender, now: @escaping @Sendable () -> Moment,
    percent: @escaping @Sendable () -> Int = Post.randomPercent,
    trouble: @escaping @Sendable (SendFailure) -> Void = { _ in },
    tallies: DeskTallies = DeskTallies()
  ) {
    (self.store, self.sender, self.now, self.percent) = (store, sender, now, percent)
    (self.trouble, self.tallies) = (trouble, tallies)
    let name: Identifier<Post> = fresh()
    self.name = name.text
  }

  private static func randomPercent() -> Int { Int(Random.bytes(1)[0]) % 41 - 20 }

  /// Takes a code to send, if the closure finds somebody to send it to.
  ///
  /// It is not kept on the disk: after a fall people ask for another one.
  func sendCode(_ message: @escaping @Sendable () -> Message?) {
    state.withLock { state in
      if state.codes.count < Self.waitingCodes { state.codes.append(message) }
    }
    wake(from: 0)
  }

  /// How many codes wait.
  var waitingCodes: Int { state.withLock { $0.codes.count } }

  /// Tells that the outbox has something.
  func ring() { wake(from: 1) }

  func start() {
    background.start { [self] in
      run(0)
      finishAll()
    }
  }

  /// Waits until the messages that are being sent have left.
  func stop() { background.stop(seconds: 30, ringing: bells) }

  /// Wakes one thread that waits; one that takes something wakes the next.
  private func wake(from first: Int) {
    let worker = state.withLock { state in
      let worker = state.idle.filter { $0 >= first }.min()
      if let worker { state.idle.remove(worker) }
      return worker
    }
    if let worker { bells[worker].ring() }
  }

  /// Works until it is stopped, besides the next thread, whose end it waits for.
  private func run(_ worker: Int) {
    let next = worker + 1 < Self.workers ? Thread.start { self.run(worker + 1) } : nil
    while !background.isStopped {
      // Before it looks: what comes afterwards wakes it.
      state.withLock { _ = $0.idle.insert(worker) }
      if sendCode(worker) || (worker > 0 && sendNotice(worker)) { continue }
      if worker == 0 { tidy() }
      bells[worker].wait(seconds: 30)
    }
    next?.join()
  }

  /// Says that a thread has something to do.
  private func begin(_ worker: Int) {
    state.withLock { _ = $0.idle.remove(worker) }
    wake(from: 0)
  }
}

extension Post {
  /// Sends a code.
  ///
  /// - Returns: Whether there was one.
  private func sendCode(_ worker: Int) -> Bool {
    let make = state.withLock { $0.codes.isEmpty ? nil : $0.codes.removeFirst() }
    guard let make else { return false }
    begin(worker)
    guard let message = make() else { return true }
    // Once more at once, and no more: the person asks again.
    var failure = failure(message)
    if case .notSent = failure { failure = self.failure(message) }
    if let failure { trouble(failure) }
    return true
  }

  /// Sends a notice of the outbox.
  ///
  /// - Returns: Whether there was one.
  private func sendNotice(_ worker: Int) -> Bool {
    let moment = now()
    let name = name
    // Looking costs little, and mostly there is nothing.
    let isDue = try? store.read { reading throws(StoreError) in
      try reading.hasDueMessage(at: moment)
    }
    guard isDue == true else { return false }
    let taken = try? store.write { transaction throws(StoreError) in
      try transaction.takeMessage(at: moment, by: name)
    }
    guard let message = taken ?? nil else { return false }
    begin(worker)
    finish(Outcome(id: message.id, step: step(message, failure(Message(message)))))
    return true
  }

  /// Hands a message over; nil when it is gone.
  private func failure(_ message: Message) -> SendFailure? {
    do throws(SendFailure) {
      try sender.send(message)
      tallies.count(message.kind, nil)
      return nil
    } catch {
      tallies.count(message.kind, error)
      return error
    }
  }

  private func step(_ message: OutgoingMessage, _ failure: SendFailure?) -> Outcome.Step {
    switch failure {
    case nil: return .forget
    case .refused: return .giveUp(.refused)
    case .unknown: return .giveUp(.unknown)
    case .notSent:
      guard let seconds = Backoff.seconds(after: message.attempts, changedBy: percent()) else {
        return .giveUp(.gaveUp)
      }
      return .again(now().adding(seconds: seconds))
    }
  }

  /// Writes down what became of a notice; until it is, it stays marked and nobody sends it.
  private func finish(_ outcome: Outcome) {
    let name = name
    do throws(StoreError) {
      try store.write { transaction throws(StoreError) in
        switch outcome.step {
        case .forget: try transaction.messageSent(outcome.id, by: name)
        case .again(let moment):
          try transaction.messageFailed(outcome.id, by: name, nextAt: moment)
        case .giveUp(let reason):
          try transaction.messageUndelivered(outcome.id, by: name, reason)
        }
      }
    } catch {
      state.withLock { $0.unfinished.append(outcome) }
    }
  }

  private func finishAll() {
    let unfinished = state.withLock { state in
      defer { state.unfinished = [] }
      return state.unfinished
    }
    for outcome in unfinished { finish(outcome) }
  }

  /// Writes down what could not be written, and gives up what a process that is gone had taken.
  private func tidy() {
    finishAll()
    let (name, moment) = (name, now().adding(seconds: -Self.longestSending))
    let isLeft = try? store.read { reading throws(StoreError) in
      try reading.hasLeftMessage(takenBefore: moment, notBy: name)
    }
    guard isLeft == true else { return }
    _ = try? store.write { transaction throws(StoreError) in
      try transaction.giveUpMessages(takenBefore: moment, notBy: name)
    }
  }
}

extension Message {
  init(_ message: OutgoingMessage) {
    let address: Address =
      switch message.recipient {
      case .phone(let phone, .sms): .sms(phone)
      case .phone(let phone, .whatsapp): .whatsapp(phone)
      case .email(let email): .email(email)
      }
    self.init(
      id: message.id.text, address: address, kind: .notice, language: message.language,
      text: message.text)
  }
}
