import Cabinet
import CabinetStore
import Dates
import Languages
import Sandbox
import Secrets
import Testing

@testable import CabinetService

@Suite("Notices of events") struct NoticeTests {
  private let outbox: Outbox
  private let desk: Desk
  private let account: Account

  init() throws {
    let outbox = try Outbox()
    let systems = Systems()
    let now = outbox.clock.now()
    let directory = Directory(
      cities: [], calendar: WorkingCalendar(days: [:]), zone: .kazakhstan,
      defaultLanguage: .russian, termsVersion: "1")
    desk = Desk(
      store: outbox.store,
      ports: Ports(civil: systems, phones: systems, messages: systems), cost: .minimal,
      directory: { directory }, now: { now })
    let account = Account(
      id: fresh(), iin: IIN(checked: "850214390005"), language: .russian,
      email: "ata-ana@b.example", wantsEmail: true, createdAt: now)
    (self.outbox, self.account) = (outbox, account)
    try outbox.store.write { transaction throws(StoreError) in
      try transaction.insert(account)
      try transaction.replacePhones(
        [
          ContactPhone(
            number: Phone(checked: "+77000000101"), language: .kazakh, channels: [.sms, .whatsapp],
            isPrimary: true, verifiedAt: now)
        ], of: account.id)
    }
  }

  private func notify(times: Int, about events: Int) throws {
    try outbox.store.write { transaction throws(StoreError) in
      for _ in 0..<events {
        try transaction.append(.security, status: "s", of: account.id, at: desk.now())
        for _ in 0..<times { try desk.notify(account.id, in: transaction) { _ in "Тест" } }
      }
    }
  }

  @Test("Come once for each event and each way the parent has chosen")
  func comeOnce() throws {
    try notify(times: 3, about: 1)
    let entries = try desk.outbox()
    #expect(entries.map(\.recipient.channelName).sorted() == ["email", "sms", "whatsapp"])
    try notify(times: 1, about: 2)
    #expect(try desk.outbox().count == 9)
  }

  @Test("Are listed without what they say, their addresses masked")
  func areMasked() throws {
    try notify(times: 1, about: 1)
    #expect(
      try desk.outbox().map(\.recipient.masked).sorted() == ["***01", "***01", "a***@b.example"])
    for (address, masked) in [
      ("@b.example", "***@b.example"), ("ә@b.example", "ә***@b.example"), ("none", "***"),
      ("", "***"), ("a@b@c.example", "a***@c.example"),
    ] {
      #expect(OutgoingMessage.Recipient.email(address).masked == masked)
    }
  }

  @Test("Are sent again when an operator says so, which the audit keeps")
  func areSentAgain() throws {
    try notify(times: 1, about: 1)
    let id = try #require(try desk.outbox().first?.id)
    #expect(
      refusal { () throws(Refusal) in try desk.sendAgain(id, by: "operator") } == .notFound)
    let now = desk.now()
    try outbox.store.write { transaction throws(StoreError) in
      while let taken = try transaction.takeMessage(at: now, by: "a") {
        try transaction.messageUndelivered(taken.id, by: "a", .unknown)
      }
    }
    try desk.sendAgain(id, by: "operator")
    #expect(
      refusal { () throws(Refusal) in try desk.sendAgain(id, by: "operator") } == .notFound)
    let states = try desk.outbox().map { ($0.id, $0.state) }
    #expect(states.count { $0.1 == .waiting } == 1)
    #expect(states.first { $0.1 == .waiting }?.0 == id)
    let audit = try outbox.store.read { reading throws(StoreError) in
      try reading.auditEntries(after: 0, limit: 9)
    }
    #expect(audit.map(\.action) == ["send_again"])
    #expect(audit.map(\.subject) == ["message:" + id.text])
    #expect(audit.map(\.actor) == ["operator"])
    #expect(try desk.firstBrokenAuditEntry() == nil)
  }
}
