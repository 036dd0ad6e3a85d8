import Cabinet
import SQL
import TestSupport
import Testing

@testable import CabinetStore

@Suite("Migrations") struct MigrationTests {
  private let folder = ScratchFolder()

  private func version(_ database: any Database) throws(StoreError) -> [Int] {
    try database.read { connection throws(StoreError) in
      try Reading(connection).all("SELECT version FROM migration ORDER BY version", []) {
        row throws(SQLError) in try row.integer(0)
      }
    }
  }

  private static let second = Migrations.Migration(
    version: 2, name: "second", script: "CREATE TABLE extra (bytes {bytes}, size BIGINT);")

  @Test(
    "Makes everything of nothing, and finds nothing to do again", arguments: TestDatabase.allCases)
  func migrates(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    for _ in 1...2 {
      try Migrations.apply(to: database, now: Samples.now)
      #expect(try version(database) == [1])
    }
    #expect(database.close().isClean)
  }

  @Test("Goes on from where it was, and keeps what is there", arguments: TestDatabase.allCases)
  func goesOn(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    try Migrations.apply(Migrations.all + [Self.second], to: samples.database, now: Samples.now)
    #expect(try version(samples.database) == [1, 2])
    let kept = try samples.store.read { reading throws(StoreError) in
      try reading.account(account.id)
    }
    #expect(kept == account)
  }

  @Test("Refuses a database of a newer program, in words", arguments: TestDatabase.allCases)
  func refusesNewer(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    try Migrations.apply(Migrations.all + [Self.second], to: database, now: Samples.now)
    let error = #expect(throws: StoreError.self) {
      try Migrations.apply(to: database, now: Samples.now)
    }
    #expect(
      error?.message
        == "the database has version 2, and this program knows versions up to 1: use a newer program"
    )
    #expect(try version(database) == [1, 2])
  }

  @Test("Leaves everything as it was when a step fails", arguments: TestDatabase.allCases)
  func undoes(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    let broken = Migrations.Migration(
      version: 2, name: "broken", script: "CREATE TABLE extra (size BIGINT); SELECT nothing;")
    #expect(throws: StoreError.self) {
      try Migrations.apply(Migrations.all + [broken], to: database, now: Samples.now)
    }
    try Migrations.apply(Migrations.all + [Self.second], to: database, now: Samples.now)
    #expect(try version(database) == [1, 2])
    #expect(database.close().isClean)
  }

  @Test("Counts its steps from 1 without gaps")
  func countsSteps() {
    #expect(Migrations.all.map(\.version) == Array(1...Migrations.all.count))
  }

  @Test("Opens by a URL, again and again")
  func opensByURL() throws {
    let url = "sqlite:" + folder["var/onir.sqlite"]
    for _ in 1...2 { #expect(try Store.open(url, now: Samples.now).close().isClean) }
  }

  @Test("Copies a store that opens as it was")
  func copies() throws {
    let samples = try Samples(.sqlite)
    let (account, _) = try samples.family()
    try samples.store.backup(to: folder["copy.sqlite"])
    _ = try samples.family()
    let copy = try Store.open("sqlite:" + folder["copy.sqlite"], now: Samples.now)
    try copy.read { reading throws(StoreError) in
      #expect(try reading.account(account.id) == account)
      let count = try reading.number("SELECT COUNT(*) FROM account", [])
      #expect(count == 1)
    }
    #expect(try copy.integrityProblems() == [])
    #expect(copy.close().isClean)
  }
}
