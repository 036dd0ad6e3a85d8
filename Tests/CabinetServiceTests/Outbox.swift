import Cabinet
import CabinetStore
import Dates
import Glibc
import Languages
import SQL
import Secrets
import Sandbox
import Synchronization
import TestSupport

@testable import CabinetService

/// An operator that answers what it was told to, in order, and then that all is sent.
final class ScriptedOperator: MessageSender {
  private struct State {
    var answers: [SendFailure]
    var seen: [Message] = []
    var isHolding = false
    var held = 0
  }

  private let state: Mutex<State>

  init(_ answers: [SendFailure] = []) { state = Mutex(State(answers: answers)) }

  var seen: [Message] { state.withLock { $0.seen } }

  /// How many notices do not come to an end.
  var held: Int { state.withLock { $0.held } }

  /// Lets notices come to no end until it is turned off.
  func hold(_ isHolding: Bool) { state.withLock { $0.isHolding = isHolding } }

  func send(_ message: Message) throws(SendFailure) {
    let answer = state.withLock { state in
      state.seen.append(message)
      if message.kind == .notice { state.held += 1 }
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    while message.kind == .notice, state.withLock({ $0.isHolding }) { usleep(500) }
    if message.kind == .notice { state.withLock { $0.held -= 1 } }
    if let answer { throw answer }
  }
}

/// A store with messages in it, and a clock to set.
struct Outbox {
  let folder: ScratchFolder
  let store: Store
  static let keys = KeyRing(Key.random())
  let clock = SandboxClock { Moment(seconds: 1_795_150_800) }

  // The options are for what only a file can be made to do.
  init(options: SQLiteDatabase.Options? = nil) throws {
    let folder = ScratchFolder()
    let database: any Database =
      if let options {
        try SQLiteDatabase(path: folder["onir.sqlite"], options: options)
      } else {
        try TestStore.database(in: folder)
      }
    store = try Store(database, Self.keys, now: clock.now())
    self.folder = folder
  }

  func post(_ sender: any MessageSender, percent: Int = 0) -> Post {
    let clock = clock
    return Post(store: store, sender: sender, now: { clock.now() }, percent: { percent })
  }

  func wait(_ seconds: Int) { clock.set(clock.now().adding(seconds: seconds)) }

  @discardableResult
  func add(_ count: Int = 1) throws(StoreError) -> [Identifier<OutgoingMessage>] {
    let moment = clock.now()
    let messages = (0..<count).map { number in
      OutgoingMessage(
        id: fresh(), account: nil, to: .phone(Phone(checked: "+77000000101"), .sms),
        language: .russian, kind: "notice", text: "Тест \(number)", createdAt: moment)
    }
    try store.write { transaction throws(StoreError) in
      for message in messages { try transaction.add(message) }
    }
    return messages.map(\.id)
  }

  func entries() throws(StoreError) -> [OutboxEntry] {
    try store.read { reading throws(StoreError) in try reading.outbox() }
  }

  /// Waits for another thread; the suite's limit of time ends it.
  func until(_ condition: ([OutboxEntry]) -> Bool) throws(StoreError) {
    while !condition(try entries()) { usleep(500) }
  }
}
