import Cabinet
import CabinetStore
import Languages
import Testing

@Suite("Devices, their links and messages") struct DeviceTests {
  private static let other = Phone(checked: "+77010000002")

  @Test("Keeps devices by secret, number and account", arguments: TestDatabase.allCases)
  func keepsDevices(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    var first = samples.device()
    let second = samples.device(linkedAt: Samples.later(60))
    let foreign = samples.device(Self.other)
    try samples.store.write { transaction throws(StoreError) in
      for (index, device) in [second, first, foreign].enumerated() {
        try transaction.insert(device, secretHash: "s\(index)")
      }
      try transaction.replacePhones([Self.contact(Samples.phone)], of: account.id)
      #expect(try transaction.device(secretHash: "s1") == first)
      #expect(try transaction.device(secretHash: "s9") == nil)
      #expect(try transaction.devices(of: Samples.phone) == [first, second])
      #expect(try transaction.devices(of: account.id) == [second, first])
      #expect(try transaction.accounts(with: Samples.phone) == [account.id])
      #expect(try transaction.accounts(with: Self.other) == [])
      try transaction.touch(first.id, at: Samples.later(3600))
      try transaction.touch(first.id, at: Samples.later(60))
      first.seenAt = Samples.later(3600)
      #expect(try transaction.device(secretHash: "s1") == first)
      #expect(try transaction.deleteDevice(second.id))
      #expect(try !transaction.deleteDevice(second.id))
      #expect(try transaction.devices(of: Samples.phone) == [first])
    }
    let twice = samples.refusal { transaction throws(StoreError) in
      try transaction.insert(samples.device(), secretHash: "s1")
    }
    #expect(twice == "exists")
  }

  private static func contact(_ phone: Phone) -> ContactPhone {
    ContactPhone(
      number: phone, language: .kazakh, channels: [.sms], isPrimary: true,
      verifiedAt: Samples.now)
  }

  @Test("Keeps messages of a device in their order until they are over or it goes")
  func keepsMessages() throws {
    let samples = try Samples(.sqlite)
    let (device, other) = (samples.device(), samples.device(Self.other))
    let code = samples.message(to: device, .code, until: Samples.later(300))
    let notice = samples.message(to: device)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(device, secretHash: "a")
      try transaction.insert(other, secretHash: "b")
      for message in [code, notice] { try transaction.add(message) }
      #expect(
        try transaction.messages(of: device.id, at: Samples.later(299), limit: 9) == [notice, code])
      #expect(
        try transaction.messages(of: device.id, at: Samples.later(300), limit: 9) == [notice])
      #expect(try transaction.messages(of: device.id, at: Samples.now, limit: 1) == [notice])
      #expect(try transaction.messages(of: other.id, at: Samples.now, limit: 9) == [])
      #expect(try transaction.lastMessage(of: device.id, kind: .code) == Samples.now)
      #expect(try transaction.lastMessage(of: other.id, kind: .code) == nil)
      #expect(try transaction.deleteDevice(device.id))
      #expect(try transaction.messages(of: device.id, at: Samples.now, limit: 9) == [])
    }
    #expect(try samples.store.integrityProblems() == [])
  }

  @Test("Keeps links and what becomes of them", arguments: TestDatabase.allCases)
  func keepsLinks(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    var link = samples.link()
    let later = samples.link(hash: "later", createdAt: Samples.later(5))
    try samples.store.write { transaction throws(StoreError) in
      for each in [link, later, samples.link(Self.other, hash: "other")] {
        try transaction.put(each)
      }
      #expect(try transaction.link(hash: "h") == link)
      #expect(try transaction.link(hash: "none") == nil)
      #expect(try transaction.links(of: Samples.phone, after: Samples.later(-1)) == [later, link])
      #expect(try transaction.links(of: Samples.phone, after: Samples.now) == [later])
      (link.tries, link.usedAt) = (3, Samples.later(9))
      try transaction.put(link)
      #expect(try transaction.link(hash: "h") == link)
    }
  }

  @Test(
    "Erases devices and links of numbers that nobody else has", arguments: TestDatabase.allCases)
  func erases(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let ((account, _), (mother, _)) = (try samples.family(), try samples.family())
    let (own, shared) = (samples.device(), samples.device(Self.other))
    try samples.store.write { transaction throws(StoreError) in
      try transaction.replacePhones(
        [Self.contact(Samples.phone), Self.contact(Self.other)], of: account.id)
      try transaction.replacePhones([Self.contact(Self.other)], of: mother.id)
      try transaction.insert(own, secretHash: "own")
      try transaction.insert(shared, secretHash: "shared")
      try transaction.add(samples.message(to: own))
      try transaction.add(samples.message(to: shared))
      try transaction.put(samples.link())
      try transaction.put(samples.link(Self.other, hash: "other"))
      try transaction.erase(account.id, at: Samples.later(9))
      #expect(try transaction.devices(of: Samples.phone) == [])
      #expect(try transaction.messages(of: own.id, at: Samples.now, limit: 9) == [])
      #expect(try transaction.link(hash: "h") == nil)
      #expect(try transaction.devices(of: Self.other) == [shared])
      #expect(try transaction.messages(of: shared.id, at: Samples.now, limit: 9).count == 1)
      #expect(try transaction.link(hash: "other") != nil)
      try transaction.erase(mother.id, at: Samples.later(9))
      #expect(try transaction.devices(of: Self.other) == [])
    }
    #expect(try samples.store.integrityProblems() == [])
  }
}
