import Cabinet
import Codes
import Dates
import Files
import Languages
import SQL
import Secrets
import TestSupport
import Testing

@testable import CabinetStore

@Suite("Personal values are sealed") struct SealingTests {
  /// A store with one of everything that tells of a person.
  private struct Filled {
    let samples: Samples
    let account: Account
    let child: Child
    let application: Application
    let session: Session
    let device: Device
    let employee: Employee
    let phone = ContactPhone(
      number: Phone(checked: "+77000000107"), language: .kazakh, channels: [.sms], isPrimary: true,
      verifiedAt: Samples.now)

    init(_ kind: TestDatabase) throws {
      let samples = try Samples(kind)
      var account = Account(
        id: samples.name(), iin: IIN(checked: "850214390005"), language: .kazakh,
        email: "ata-ana@b.example", createdAt: Samples.now)
      account.wantsEmail = true
      var child = try samples.child(of: account, iin: IIN(checked: "230715690495"))
      (child.sex, child.nationality) = (.female, .kazakh)
      var application = Samples.sent(samples.application(for: child), sequence: 1)
      (application.benefit, application.reason) = (.disability, "Себебі жазылды")
      let session = samples.session(of: account)
      let device = samples.device(phone.number)
      let employee = Employee(
        id: samples.name(), name: "Қызметкер Үлгі", role: .officer, places: ["pavlodar"])
      (self.samples, self.account, self.child, self.application) = (
        samples, account, child, application
      )
      (self.session, self.device, self.employee) = (session, device, employee)
      try fill()
    }

    private func fill() throws {
      let (own, phone) = (account, phone)
      try samples.store.write { transaction throws(StoreError) in
        try transaction.insert(own)
        try transaction.replacePhones([phone], of: own.id)
        try transaction.setLogin(phone.number, of: own.id)
        try transaction.insert(child)
        try transaction.insert(application)
        try transaction.insert(session, secretHash: "s")
        try transaction.insert(device, secretHash: "d")
        try transaction.put(samples.link(phone.number, hash: "l"))
        try transaction.add(samples.message(to: device))
        try transaction.insert(employee, tokenHash: "t")
        for recipient in [
          OutgoingMessage.Recipient.phone(phone.number, .sms), .email("ata-ana@b.example"),
        ] {
          try transaction.add(
            OutgoingMessage(
              id: samples.name(), account: own.id, event: "e", to: recipient, language: .kazakh,
              kind: "notice", text: "Хабарлама мәтіні", createdAt: Samples.now))
        }
        _ = try transaction.beginIdempotent(
          "k", requestHash: "r", account: own.id, at: Samples.now)
        try transaction.finishIdempotent(
          "k", KeptAnswer(status: 200, headers: "", body: Array("Жауап мәтіні".utf8)))
      }
    }

    /// Reads everything back, and finds it by all it is looked up by.
    func check(_ store: Store) throws {
      try store.read { reading throws(StoreError) in
        #expect(try reading.account(account.id) == account)
        #expect(try reading.account(iin: account.iin) == account)
        #expect(try reading.account(login: phone.number) == account)
        #expect(try reading.login(of: account.id) == phone.number)
        #expect(try reading.phones(of: account.id) == [phone])
        #expect(try reading.accounts(with: phone.number) == [account.id])
        #expect(try reading.child(iin: child.iin, of: account.id) == child)
        let live = try reading.liveApplication(
          child: child.iin, city: "pavlodar", queueType: .general)
        #expect(live == application)
        #expect(try reading.session(secretHash: "s") == session)
        #expect(try reading.devices(of: phone.number) == [device])
        #expect(try reading.devices(of: account.id) == [device])
        #expect(try reading.link(hash: "l")?.phone == phone.number)
        let messages = try reading.messages(of: device.id, at: Samples.now, limit: 9)
        #expect(messages.map(\.text) == ["123456"])
        #expect(try reading.employees() == [employee])
        #expect(
          Set(try reading.outbox().map(\.recipient)) == [
            .phone(phone.number, .sms), .email("ata-ana@b.example"),
          ])
      }
    }
  }

  @Test("Leave no word of a person in the database's file")
  func leavesNothing() throws {
    let filled = try Filled(.sqlite)
    try filled.check(filled.samples.store)
    #expect(filled.samples.store.close().isClean)
    let bytes = try Disk.read(filled.samples.folder["store.sqlite"])
    func holds(_ word: String) -> Bool {
      bytes.indices.contains { bytes[$0...].starts(with: word.utf8) }
    }
    for word in [
      "850214390005", "230715690495", "77000000107", "ata-ana", "Үлгі", "Әлихан", "2023-07-15",
      "disability", "Себебі", "Хабарлама", "Жауап", "123456",
    ] { #expect(!holds(word), "\(word)") }
    // What is not personal does stand there, so the test looks at the right file.
    #expect(holds("pavlodar") && holds(filled.child.id.text))
  }

  @Test("Open in their own row only", arguments: TestDatabase.allCases)
  func bound(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (_, one) = try samples.family()
    let (_, other) = try samples.family()
    let refusal = samples.refusal { transaction throws(StoreError) in
      try transaction.run(
        "UPDATE child SET sealed = (SELECT sealed FROM child WHERE id = ?2) WHERE id = ?1",
        [SQLValue(one.id), SQLValue(other.id)])
      _ = try transaction.child(one.id)
    }
    #expect(refusal == "unreadable")
  }

  @Test("Open with their own key only", arguments: TestDatabase.allCases)
  func ownKey(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let failure = failure { () throws(StoreError) in
      _ = try Store(samples.database, KeyRing(Key.random()), now: Samples.now)
    }
    #expect(failure == "other key")
  }

  @Test("Are sealed anew with another key, and found by it", arguments: TestDatabase.allCases)
  func rotates(kind: TestDatabase) throws {
    let filled = try Filled(kind)
    let (store, database) = (filled.samples.store, filled.samples.database)
    let next = try #require(Samples.keys.rotated())
    try store.reseal(next)
    let fresh = try Store(database, next, now: Samples.now)
    #expect(fresh.keys.first.fileBytes == Samples.keys.current.fileBytes)
    try filled.check(fresh)
    // The store with the old key writes nothing any more, and opens nothing.
    #expect(filled.samples.refusal { _ throws(StoreError) in } == "other key")
    #expect(
      failure { () throws(StoreError) in
        _ = try store.read { reading throws(StoreError) in try reading.account(filled.account.id) }
      } == "other key")
    #expect(
      failure { () throws(StoreError) in
        _ = try Store(database, Samples.keys, now: Samples.now)
      } == "other key")
    // One person still has one account.
    let twin = Account(
      id: filled.samples.name(), iin: filled.account.iin, language: .kazakh, createdAt: Samples.now)
    #expect(
      failure { () throws(StoreError) in
        try fresh.write { transaction throws(StoreError) in try transaction.insert(twin) }
      } == "exists")
  }

  @Test("Are sealed with the old key until all are sealed with the new one")
  func goesOn() throws {
    let filled = try Filled(.sqlite)
    let next = try #require(Samples.keys.rotated())
    // The key file had the new key, and the process ended before the database.
    let again = try Store(filled.samples.database, next, now: Samples.now)
    #expect(again.keys.current.fileBytes == Samples.keys.current.fileBytes)
    try filled.check(again)
  }

  @Test("Take any values apart as they were put together")
  func fields() {
    var random = SplitMix(seed: 3)
    for _ in 1...rounds(500) {
      let fields: [String?] = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Int.random(in: 0...4, using: &random) == 0
          ? nil
          : String(
            decoding: (0..<Int.random(in: 0...70, using: &random)).map { _ in
              UInt8.random(in: 0...127, using: &random)
            }, as: UTF8.self)
      }
      let bytes = SealedFields.bytes(fields)
      #expect(SealedFields(bytes)?.fields == fields)
      // Cut short or changed it is something else or nothing, and never a crash.
      for cut in bytes.indices { _ = SealedFields(Array(bytes[..<cut])) }
    }
  }
}
