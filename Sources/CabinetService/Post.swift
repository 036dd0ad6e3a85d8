import Cabinet
import CabinetStore
import Dates
import Parallel
import Synchronization

/// Sends messages on a thread of its own, so that nobody waits for an operator.
final class Post: Sendable {
  private struct State {
    var codes: [@Sendable () -> Message?] = []
    var isStopped = false
    var isRunning = false
  }

  private let store: Store
  private let sender: any MessageSender
  private let now: @Sendable () -> Moment
  private let state = Mutex(State())
  private let bell = Bell()
  private let gone = Bell()
  /// A code is of no use later, so no more of them wait than can be sent in their time.
  private static let waitingCodes = 1000

  init(store: Store, sender: any MessageSender, now: @escaping @Sendable () -> Moment) {
    (self.store, self.sender, self.now) = (store, sender, now)
  }

  /// Takes a code to send, if the closure finds somebody to send it to.
  ///
  /// It is not kept on the disk: after a fall people ask for another one.
  func sendCode(_ message: @escaping @Sendable () -> Message?) {
    state.withLock { state in
      if state.codes.count < Self.waitingCodes { state.codes.append(message) }
    }
    bell.ring()
  }

  /// Tells that the outbox has something.
  func ring() { bell.ring() }

  func start() {
    state.withLock { $0.isRunning = true }
    let thread = Thread.start { self.run() }
    if thread == nil { state.withLock { $0.isRunning = false } }
  }

  /// Waits until the message that is being sent has left.
  func stop() {
    let isRunning = state.withLock { state in
      state.isStopped = true
      return state.isRunning
    }
    bell.ring()
    if isRunning { gone.wait(seconds: 10) }
  }

  private func run() {
    while !state.withLock({ $0.isStopped }) {
      sendCodes()
      if !sendNotices() { bell.wait(seconds: 30) }
    }
    gone.ring()
  }

  private func sendCodes() {
    while let make = state.withLock({ $0.codes.isEmpty ? nil : $0.codes.removeFirst() }) {
      guard let message = make() else { continue }
      // Once more at once, and no more: the person asks again.
      if (try? sender.send(message)) == nil { try? sender.send(message) }
    }
  }

  /// Sends a few notices of the outbox.
  ///
  /// - Returns: Whether there may be more.
  private func sendNotices() -> Bool {
    let moment = now()
    let retry = moment.adding(seconds: 300)
    let due =
      (try? store.write { transaction throws(StoreError) in
        try transaction.takeDueMessages(at: moment, retryAt: retry, limit: 20)
      }) ?? []
    for message in due where !state.withLock({ $0.isStopped }) {
      guard (try? sender.send(Message(message))) != nil else { continue }
      try? store.write { transaction throws(StoreError) in try transaction.messageSent(message.id) }
      if state.withLock({ !$0.codes.isEmpty }) { sendCodes() }
    }
    return due.count == 20
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
      address: address, kind: .notice, language: message.language, text: message.text)
  }
}
