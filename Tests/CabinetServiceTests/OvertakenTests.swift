import Cabinet
import CabinetStore
import Codes
import Dates
import Documents
import Glibc
import Languages
import SQL
import Sandbox
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import CabinetService

/// A database where another process overtakes the next transaction that writes, as on a server.
final class Overtaken: Database {
  private let inner: any Database
  private let other = Mutex<(@Sendable () -> Void)?>(nil)

  init(_ inner: any Database) { self.inner = inner }

  var dialect: Dialect { inner.dialect }
  var overtakenCount: Int { inner.overtakenCount }

  /// Lets somebody else write before the next transaction is kept, which then runs again.
  func overtake(by other: @escaping @Sendable () -> Void) { self.other.withLock { $0 = other } }

  func read<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result { try inner.read(body) }

  func write<Result, Failure: SQLFailure>(
    _ order: WriteOrder, _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let other = other.withLock { other in
      defer { other = nil }
      return other
    }
    if let other {
      _ = try? inner.write(order) { connection throws(Failure) -> Result in
        _ = try body(connection)
        throw Failure(SQLError(.overtaken, message: "somebody else was first"))
      }
      other()
    }
    return try inner.write(order, body)
  }

  func emptyLog() throws(SQLError) { try inner.emptyLog() }

  func integrityProblems() throws(SQLError) -> [String] { try inner.integrityProblems() }

  func close() -> CloseReport { inner.close() }
}

@Suite("Transactions that run again") struct OvertakenTests {
  private let folder = ScratchFolder()
  private let systems = Systems()

  private func desk(_ database: any Database, _ keys: KeyRing) throws -> Desk {
    let moment = Moment(seconds: 1_795_150_800)
    let directory = Directory(
      cities: [
        Directory.City(
          slug: "pavlodar", region: "pavlodar-oblysy", signIn: [.iinPassword],
          queueTypes: [.general], limits: Limits(), kindergartens: [:], bulletins: [])
      ], calendar: WorkingCalendar(days: [:]), zone: .kazakhstan, defaultLanguage: .russian,
      termsVersion: "1")
    return Desk(
      store: try Store(database, keys, now: moment),
      ports: Ports(civil: systems, phones: systems, messages: systems),
      documents: DocumentFolder(folder["documents"]) { Random.bytes($0) },
      cost: .minimal, directory: { directory }, now: { moment })
  }

  private static func ask(
    _ desk: Desk, _ iin: String = "850214390005", _ phone: String = "+77000000101",
    key: String = "0123456789abcdef"
  ) throws(Refusal) {
    let name = desk.callName(key, owner: "", request: "POST /api/v1/codes", body: [])
    try desk.requestCode(
      CodeRequest(
        purpose: .application, city: "pavlodar", iin: iin, phone: phone, address: "192.0.2.1",
        language: .russian), nil, name)
  }

  @Test("Send no code when another process was first with the same key")
  func sendsNoSecondCode() throws {
    let database = Overtaken(try SQLiteDatabase(path: folder["onir.sqlite"]))
    let keys = KeyRing(Key.random())
    let (first, second) = (try desk(database, keys), try desk(database, keys))
    database.overtake { try? Self.ask(second) }
    try Self.ask(first)
    second.open()
    while systems.messages.isEmpty { sched_yield() }
    second.close()
    // What comes last is begun last, and a stop waits for what was begun.
    try Self.ask(first, "901130490109", "+77000000102", key: "fedcba9876543210")
    let last = Message.Address.sms(try Phone("+77000000102"))
    first.open()
    while !systems.messages.contains(where: { $0.address == last }) { sched_yield() }
    first.close()
    #expect(systems.messages.count == 2)
  }

  @Test("Leave a file alone when nobody knows whether the database names it")
  func leavesFiles() throws {
    let desk = try desk(try SQLiteDatabase(path: folder["onir.sqlite"]), KeyRing(Key.random()))
    let papers = try #require(desk.documents)
    for (expected, isLeft) in [
      (Refusal.unavailable, true), (.failure("x"), true), (.changed, false), (.notFound, false),
    ] {
      let kept = try papers.keep([1])
      let found = refusal {
        () throws(Refusal) in try desk.using(kept) { () throws(Refusal) in throw expected }
      }
      #expect(found == expected)
      #expect(((try? papers.read(kept, limit: 1)) != nil) == isLeft, "\(expected)")
    }
  }
}
