import Cabinet
import CabinetStore
import Dates
import Files
import Glibc
import Languages
import SQL
import Secrets
import TestSupport
import Testing

@testable import CabinetService
@testable import Messages

@Suite("Two processes and one outbox") struct RaceTests {
  private static let now = Moment(seconds: 1_795_150_800)

  @Test("Run the program once for each message", .timeLimit(.minutes(5)))
  func sendsOnce() throws {
    let programs = Programs()
    // Adds the name in one write; the file keeps the order of writes.
    let path = try programs.program(
      "sed 's/.*\"id\":\"\\([^\"]*\\)\".*/\\1/' >> '\(programs.folder["ids"])'")
    let keys = KeyRing(Key.random())
    let stores = try TestStore.databases(2, in: programs.folder).map {
      try Store($0, keys, now: Self.now)
    }
    let posts = stores.map { store in
      Post(store: store, sender: MessageProgram(path: path), now: { Self.now })
    }
    let messages = (0..<200).map { number in
      OutgoingMessage(
        id: fresh(), account: nil, to: .phone(Phone(checked: "+77000000101"), .sms),
        language: .kazakh, kind: "notice", text: "Сынақ \(number)", createdAt: Self.now)
    }
    for (number, message) in messages.enumerated() {
      if number == 50 { for post in posts { post.start() } }
      try stores[0].write { transaction throws(StoreError) in try transaction.add(message) }
      for post in posts { post.ring() }
    }
    var left = messages.count
    while left > 0 {
      usleep(5000)
      left = try stores[1].read { reading throws(StoreError) in try reading.outbox().count }
      for post in posts { post.ring() }
    }
    for post in posts { post.stop() }
    let ids = String(decoding: try Disk.read(programs.folder["ids"]), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
    #expect(ids.sorted() == messages.map(\.id.text).sorted())
    for store in stores { #expect(store.close().isClean) }
  }
}
