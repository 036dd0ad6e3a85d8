import Cabinet
import Codes
import Dates
import Languages
import SQL
import Secrets
import TestSupport
import Testing

@testable import CabinetStore

/// A database that the tests of the store run on.
enum TestDatabase: String, CaseIterable, Sendable {
  case sqlite
  case postgreSQL

  /// An empty one, of SQLite in a folder.
  func open(in folder: ScratchFolder) throws -> any Database {
    switch self {
    case .sqlite: return try SQLiteDatabase(path: folder["store.sqlite"])
    case .postgreSQL:
      let server = try #require(PostgreSQLServer.shared, "no server of PostgreSQL starts")
      return try PostgreSQLDatabase(url: try #require(server.newDatabase()))
    }
  }
}

/// A store with things to keep; names are drawn in a fixed row.
final class Samples {
  let folder = ScratchFolder()
  let database: any Database
  let store: Store
  private var numbers = SplitMix(seed: 1)

  init(_ kind: TestDatabase) throws {
    database = try kind.open(in: folder)
    store = try Store(database, Self.keys, now: Self.now)
  }

  static let keys = KeyRing(Key.random())
  static let vault = Vault(keys.current)
  static let now = Moment(seconds: 1_795_000_000)

  static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  static func later(_ seconds: Int) -> Moment { Moment(seconds: now.seconds + seconds) }

  func name<Subject>() -> Identifier<Subject> {
    var bytes: [UInt8] = []
    while bytes.count < 16 { bytes.append(UInt8.random(in: 0...255, using: &numbers)) }
    return Identifier(random: bytes)
  }

  func iin() -> IIN {
    IIN(checked: String(Int.random(in: 100_000_000_000..<1_000_000_000_000, using: &numbers)))
  }

  func account() -> Account {
    Account(id: name(), iin: iin(), language: .kazakh, createdAt: Self.now)
  }

  func child(of account: Account, iin: IIN? = nil) throws -> Child {
    try Child(
      id: name(), account: account.id, iin: iin ?? self.iin(),
      name: PersonName(surname: "Үлгі", given: "Әлихан", patronymic: nil),
      birthDay: Self.day("2023-07-15"), relation: .parent)
  }

  func application(
    for child: Child, city: String = "pavlodar", birthYear: Int = 2023
  ) -> Application {
    Application(
      id: name(), account: child.account, child: child.id, city: city, queueType: .general,
      statusSince: Self.now,
      wish: Wish(language: .kazakh, groupType: .general, kindergartens: ["pavlodar-0001"]),
      createdAt: Self.now, birthYear: birthYear)
  }

  func referral(for application: Application, number: String = "R-1") throws -> Referral {
    try Referral(
      id: name(), number: number, application: application.id, account: application.account,
      city: application.city, kindergarten: "pavlodar-0001", ageGroup: .junior,
      groupType: .general, language: .kazakh, statusSince: Self.now, issuedAt: Self.now,
      deadline: Self.day("2026-11-27"), bulletin: Self.day("2026-11-20"))
  }

  func session(of account: Account?, iin: IIN? = nil) -> Session {
    Session(
      id: name(), account: account?.id, iin: account?.iin ?? iin ?? self.iin(),
      city: "pavlodar", method: .iinPassword, scope: .cabinet, device: "Chrome, Android",
      createdAt: Self.now, seenAt: Self.now)
  }

  /// What a change is refused with; nil when it is kept.
  func refusal(_ body: (Transaction) throws(StoreError) -> Void) -> String? {
    failure { () throws(StoreError) in try store.write(body) }
  }

  /// An application as it stands after it was sent.
  static func sent(_ draft: Application, sequence: Int) -> Application {
    var sent = draft
    sent.status = .inQueue
    sent.statusSince = later(60)
    sent.submittedAt = later(60)
    sent.sequence = sequence
    sent.number = ApplicationNumber(checked: "26-\(sequence)")
    return sent
  }

  /// Keeps an account with a child and returns both.
  func family() throws -> (account: Account, child: Child) {
    let account = account()
    let child = try child(of: account)
    try store.write { transaction throws(StoreError) in
      try transaction.insert(account)
      try transaction.insert(child)
    }
    return (account, child)
  }
}

/// What a store fails with, as far as tests compare it.
func failure(_ body: () throws(StoreError) -> Void) -> String? {
  do throws(StoreError) {
    try body()
    return nil
  } catch {
    return switch error {
    case .conflict: "conflict"
    case .exists: "exists"
    case .unreadable: "unreadable"
    case .newer(let found, let known): "newer \(found) \(known)"
    case .older(let found, let known): "older \(found) \(known)"
    case .mismatch(let table): "mismatch \(table)"
    case .foreign: "foreign"
    case .otherKey: "other key"
    case .abandoned(let reason): "abandoned \(reason)"
    case .database(let error): "database \(error.kind)"
    }
  }
}
