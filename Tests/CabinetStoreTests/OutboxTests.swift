import Cabinet
import CabinetStore
import Dates
import Languages
import Testing

@Suite("Messages that wait") struct OutboxTests {
  private static let phone = OutgoingMessage.Recipient.phone(Phone(checked: "+77000000101"), .sms)
  private static let letter = OutgoingMessage.Recipient.email("ata-ana@b.example")

  private func message(
    _ samples: Samples, to recipient: OutgoingMessage.Recipient = phone, event: String? = nil,
    account: Identifier<Account>? = nil, at seconds: Int = 0
  ) -> OutgoingMessage {
    OutgoingMessage(
      id: samples.name(), account: account, event: event, to: recipient, language: .kazakh,
      kind: "notice", text: "Хабарлама", createdAt: Samples.now, nextAt: Samples.later(seconds))
  }

  private func states(_ samples: Samples) throws -> [OutboxEntry.State] {
    try samples.store.read { reading throws(StoreError) in try reading.outbox().map(\.state) }
  }

  @Test("Gives each message to one sender, when it is due", arguments: TestDatabase.allCases)
  func takes(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let first = message(samples)
    let later = message(samples, to: Self.letter, at: 100)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.add(later)
      try transaction.add(first)
      #expect(try transaction.hasDueMessage(at: Samples.now))
      let taken = try transaction.takeMessage(at: Samples.now, by: "a")
      #expect(taken?.id == first.id)
      #expect(taken?.recipient == Self.phone)
      #expect(taken?.event == first.event)
      #expect(taken?.attempts == 1)
      #expect(taken?.text == "Хабарлама")
      #expect(try transaction.takeMessage(at: Samples.later(99), by: "b") == nil)
      #expect(try !transaction.hasDueMessage(at: Samples.later(99)))
      #expect(try transaction.takeMessage(at: Samples.later(100), by: "b")?.id == later.id)
      #expect(try transaction.waitingMessages() == 2)
    }
  }

  @Test("Lets only who took a message say what became of it", arguments: TestDatabase.allCases)
  func belongsToItsTaker(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let kept = message(samples)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.add(kept)
      _ = try transaction.takeMessage(at: Samples.now, by: "a")
      try transaction.messageSent(kept.id, by: "b")
      try transaction.messageFailed(kept.id, by: "b", nextAt: Samples.now)
      try transaction.messageUndelivered(kept.id, by: "b", .refused)
      #expect(try transaction.outbox().map(\.state) == [.sending])
      try transaction.messageFailed(kept.id, by: "a", nextAt: Samples.later(60))
      #expect(try transaction.outbox().map(\.state) == [.waiting])
      #expect(try transaction.takeMessage(at: Samples.later(59), by: "b") == nil)
      #expect(try transaction.takeMessage(at: Samples.later(60), by: "b")?.attempts == 2)
      try transaction.messageUndelivered(kept.id, by: "b", .gaveUp)
      #expect(try transaction.outbox().map(\.state) == [.undelivered(.gaveUp)])
      #expect(try transaction.waitingMessages() == 0)
    }
  }

  @Test("Keeps one message of an event for each recipient", arguments: TestDatabase.allCases)
  func refusesDuplicates(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let phone = Phone(checked: "+77000000101")
    try samples.store.write { transaction throws(StoreError) in
      for _ in 1...2 {
        try transaction.add(message(samples, event: "e:1"))
        try transaction.add(message(samples, to: .phone(phone, .whatsapp), event: "e:1"))
        try transaction.add(message(samples, to: Self.letter, event: "e:1"))
      }
      #expect(try transaction.waitingMessages() == 3)
      try transaction.add(message(samples, event: "e:2"))
      #expect(try transaction.waitingMessages() == 4)
      let taken = try transaction.takeMessage(at: Samples.now, by: "a")
      try transaction.add(message(samples, to: taken?.recipient ?? Self.phone, event: "e:1"))
      #expect(try transaction.waitingMessages() == 4)
    }
  }

  @Test(
    "Gives up what a process that is gone had taken, and believes one that was only slow",
    arguments: TestDatabase.allCases)
  func givesUp(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let left = message(samples)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.add(left)
      _ = try transaction.takeMessage(at: Samples.now, by: "a")
      func isLeft(_ seconds: Int, _ name: String) throws(StoreError) -> Bool {
        try transaction.hasLeftMessage(takenBefore: Samples.later(seconds), notBy: name)
      }
      #expect(try !isLeft(0, "b"))
      #expect(try !isLeft(1, "a"))
      #expect(try isLeft(1, "b"))
      #expect(try transaction.giveUpMessages(takenBefore: Samples.now, notBy: "b") == 0)
      #expect(try transaction.giveUpMessages(takenBefore: Samples.later(1), notBy: "b") == 1)
    }
    #expect(try states(samples) == [.undelivered(.unknown)])
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.takeMessage(at: Samples.later(1_000_000), by: "b") == nil)
      try transaction.messageSent(left.id, by: "a")
    }
    #expect(try states(samples) == [])
  }

  @Test("Sends an undelivered message again when asked to", arguments: TestDatabase.allCases)
  func sendsAgain(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let kept = message(samples)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.add(kept)
      #expect(try !transaction.sendMessageAgain(kept.id))
      _ = try transaction.takeMessage(at: Samples.now, by: "a")
      #expect(try !transaction.sendMessageAgain(kept.id))
      _ = try transaction.giveUpMessages(takenBefore: Samples.later(1), notBy: "b")
      #expect(try transaction.sendMessageAgain(kept.id))
      // Whoever had it before may say nothing about the new try.
      try transaction.messageSent(kept.id, by: "a")
      #expect(try transaction.takeMessage(at: Samples.now, by: "b")?.attempts == 1)
    }
  }

  @Test(
    "Forgets undelivered messages with time, and all of a person's with the account",
    arguments: TestDatabase.allCases)
  func forgets(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    try samples.store.write { transaction throws(StoreError) in
      try transaction.add(message(samples, account: account.id))
      try transaction.add(message(samples))
      for _ in 1...2 {
        guard let taken = try transaction.takeMessage(at: Samples.now, by: "a") else { return }
        try transaction.messageUndelivered(taken.id, by: "a", .refused)
      }
      try transaction.add(message(samples, account: account.id))
      try transaction.erase(account.id, at: Samples.later(9))
      #expect(try transaction.outbox().count == 1)
      #expect(try transaction.prune(.messages, before: Samples.now) == 0)
      #expect(try transaction.prune(.messages, before: Samples.later(1)) == 1)
    }
  }

  @Test("Knows the newest line of a feed", arguments: TestDatabase.allCases)
  func knowsNewestEvent(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    let (other, _) = try samples.family()
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.newestEvent(of: account.id) == nil)
      let event = try transaction.append(
        .security, status: "s", of: account.id, at: Samples.now)
      try transaction.append(.security, status: "s", of: other.id, at: Samples.now)
      #expect(try transaction.newestEvent(of: account.id) == event.sequence)
    }
  }
}
