import Cabinet
import CabinetStore
import Dates
import Glibc
import Languages
import Parallel
import SQL
import Sandbox
import Synchronization
import TestSupport
import Testing

@testable import CabinetService

@Suite("Sending messages", .timeLimit(.minutes(1))) struct PostTests {
  private func code(_ number: Int) -> Message {
    Message(
      id: "code \(number)", address: .sms(Phone(checked: "+77000000102")), kind: .code,
      language: .kazakh, text: "123456")
  }

  @Test("Forgets a notice when it is sent")
  func forgets() throws {
    let (outbox, sender) = (try Outbox(), ScriptedOperator())
    let ids = try outbox.add(30)
    let post = outbox.post(sender)
    post.start()
    try outbox.until(\.isEmpty)
    post.stop()
    #expect(sender.seen.map(\.id).sorted() == ids.map(\.text).sorted())
    #expect(Set(sender.seen.map(\.text)).count == 30)
  }

  @Test("Tries a notice that was not sent again, ever later, and gives it up after eight tries")
  func backsOff() throws {
    let outbox = try Outbox()
    let sender = ScriptedOperator(Array(repeating: .notSent, count: 20))
    try outbox.add()
    let post = outbox.post(sender)
    post.start()
    defer { post.stop() }
    for (tries, minutes) in zip(1..., [1, 5, 15, 60, 240, 240, 240]) {
      try outbox.until { $0.first?.attempts == tries && $0.first?.state == .waiting }
      let next = try outbox.entries().first?.nextAt
      #expect(next == outbox.clock.now().adding(seconds: 60 * minutes), "after try \(tries)")
      outbox.wait(60 * minutes)
      post.ring()
    }
    try outbox.until { $0.first?.state == .undelivered(.gaveUp) }
    #expect(sender.seen.count == 8)
    #expect(Set(sender.seen.map(\.id)).count == 1, "a message keeps its name")
  }

  @Test("Spreads what failed together over time")
  func spreads() {
    #expect(Backoff.seconds(after: 1, changedBy: -20) == 48)
    #expect(Backoff.seconds(after: 1, changedBy: 20) == 72)
    #expect(Backoff.seconds(after: 7, changedBy: 20) == 17_280)
    #expect(Backoff.seconds(after: 2, changedBy: 1000) == 360)
    #expect(Backoff.seconds(after: 8, changedBy: 0) == nil)
    #expect(Backoff.seconds(after: 0, changedBy: 0) == 60)
  }

  @Test(
    "Does not try again what was refused, or what may have been sent",
    arguments: [(SendFailure.refused, UndeliveredReason.refused), (.unknown, .unknown)])
  func givesUp(failure: SendFailure, reason: UndeliveredReason) throws {
    let (outbox, sender) = (try Outbox(), ScriptedOperator([failure]))
    try outbox.add()
    let post = outbox.post(sender)
    post.start()
    try outbox.until { $0.first?.state == .undelivered(reason) }
    outbox.wait(30 * 86_400)
    post.ring()
    post.stop()
    #expect(sender.seen.count == 1)
    #expect(try outbox.entries().map(\.state) == [.undelivered(reason)])
  }

  @Test("Does not send what a process that ended had begun to send")
  func leavesUnknown() throws {
    let (outbox, sender) = (try Outbox(), ScriptedOperator())
    try outbox.add()
    let moment = outbox.clock.now()
    try outbox.store.write { transaction throws(StoreError) in
      _ = try transaction.takeMessage(at: moment, by: "a process that was killed")
    }
    outbox.wait(60)
    let early = outbox.post(sender)
    early.start()
    early.stop()
    #expect(try outbox.entries().map(\.state) == [.sending])
    outbox.wait(1)
    let post = outbox.post(sender)
    post.start()
    try outbox.until { $0.first?.state == .undelivered(.unknown) }
    post.stop()
    #expect(sender.seen.isEmpty)
  }

  @Test("Sends codes while notices come to no end, and only so many notices at once")
  func sendsBesides() throws {
    let (outbox, sender) = (try Outbox(), ScriptedOperator())
    try outbox.add(20)
    sender.hold(true)
    let post = outbox.post(sender)
    post.start()
    while sender.held < 3 { usleep(500) }
    for number in 0..<50 { post.sendCode { code(number) } }
    // All codes leave while no notice does.
    while sender.seen.count(where: { $0.kind == .code }) < 50 { usleep(500) }
    #expect(sender.held == 3)
    #expect(try outbox.entries().count { $0.state == .sending } == 3)
    sender.hold(false)
    try outbox.until(\.isEmpty)
    post.stop()
    #expect(Set(sender.seen.map(\.id)).count == 70)
    #expect(sender.seen.count == 70)
  }

  @Test(
    "Tries a code once more only when it was surely not sent",
    arguments: [
      ([], 1), ([.notSent], 2), ([.notSent, .notSent, .notSent], 2), ([.refused], 1),
      ([.unknown], 1), ([.notSent, .unknown], 2),
    ] as [([SendFailure], Int)])
  func repeatsCodes(answers: [SendFailure], times: Int) throws {
    let (outbox, sender) = (try Outbox(), ScriptedOperator(answers))
    let post = outbox.post(sender)
    post.start()
    post.sendCode { code(1) }
    while sender.seen.count < times { usleep(500) }
    post.stop()
    #expect(sender.seen.map(\.id) == Array(repeating: "code 1", count: times))
  }

  @Test("Writes down what became of a notice when the database takes it again")
  func writesDownLater() throws {
    var options = SQLiteDatabase.Options()
    options.busyMilliseconds = 10
    let outbox = try Outbox(options: options)
    let other = try Store(
      try SQLiteDatabase(path: outbox.folder["onir.sqlite"]), Outbox.keys,
      now: outbox.clock.now())
    let sender = BusyOperator(other)
    try outbox.add()
    let post = outbox.post(sender)
    post.start()
    while !sender.hasEnded { usleep(500) }
    // A code wakes the thread that looks after what is left, which else does so with time.
    post.sendCode { nil }
    try outbox.until(\.isEmpty)
    post.stop()
    #expect(sender.calls == 1)
  }

  @Test("Shows a message in the sandbox once, whatever becomes of it where it is passed on")
  func showsOnce() throws {
    let sender = ScriptedOperator([.notSent])
    let sandbox = SandboxMessages(passingTo: sender) { Moment(seconds: 0) }
    #expect(throws: SendFailure.notSent) { try sandbox.send(code(1)) }
    try sandbox.send(code(1))
    try sandbox.send(code(2))
    #expect(sandbox.all.map(\.message.id) == ["code 2", "code 1"])
    #expect(sender.seen.map(\.id) == ["code 1", "code 1", "code 2"])
  }

  @Test("Sends nothing after it was stopped, and what was left with the next start")
  func stops() throws {
    let (outbox, sender) = (try Outbox(), ScriptedOperator())
    let post = outbox.post(sender)
    post.start()
    post.stop()
    try outbox.add(3)
    post.ring()
    post.stop()
    #expect(sender.seen.isEmpty)
    let next = outbox.post(sender)
    next.start()
    try outbox.until(\.isEmpty)
    next.stop()
    #expect(sender.seen.count == 3)
  }
}

/// An operator during whose work another process begins to write, and goes on for a while.
final class BusyOperator: MessageSender {
  private let other: Store
  private let count = Mutex(0)
  private let isOver = Mutex(false)

  init(_ other: Store) { self.other = other }

  var calls: Int { count.withLock { $0 } }

  /// Whether the other process has written.
  var hasEnded: Bool { isOver.withLock { $0 } }

  func send(_ message: Message) throws(SendFailure) {
    count.withLock { $0 += 1 }
    let begun = Bell()
    _ = Thread.start { [self] in
      try? other.write { _ throws(StoreError) in
        begun.ring()
        usleep(300_000)
      }
      isOver.withLock { $0 = true }
    }
    begun.wait(seconds: 60)
  }
}
