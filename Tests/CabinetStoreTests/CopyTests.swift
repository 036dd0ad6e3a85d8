import Cabinet
import SQL
import TestSupport
import Testing

@testable import CabinetStore

@Suite("Moving a cabinet from one database to another") struct CopyTests {
  private let folder = ScratchFolder()

  private func server() throws -> String {
    let server = try #require(PostgreSQLServer.shared, "no server of PostgreSQL starts")
    return try #require(server.newDatabase())
  }

  private func file(_ name: String) -> String { "sqlite:" + folder[name] }

  /// Makes a cabinet with many rows; returns how many accounts it has.
  private func fill(_ url: String) throws -> Int {
    let store = try Store.open(url, Samples.keys, now: Samples.now)
    let samples = try Samples(.sqlite)
    for _ in 0..<450 {
      let account = samples.account()
      let child = try samples.child(of: account)
      try store.write { transaction throws(StoreError) in
        try transaction.insert(account)
        try transaction.insert(child)
      }
    }
    #expect(store.close().isClean)
    return 450
  }

  private func accounts(_ url: String) throws -> Int {
    let store = try Store.open(url, Samples.keys, now: Samples.now)
    defer { _ = store.close() }
    return try store.read { reading throws(StoreError) in
      try reading.number("SELECT COUNT(*) FROM account", [])
    }
  }

  @Test("Brings every row to a server and back, and finds the same digests")
  func copies() throws {
    let (first, second, third) = (file("first.sqlite"), try server(), file("third.sqlite"))
    let count = try fill(first)
    let there = try Store.copy(from: first, to: second)
    let back = try Store.copy(from: second, to: third)
    #expect(there == back)
    #expect(there.map(\.name).sorted() == there.map(\.name).sorted().uniqued())
    #expect(there.first { $0.name == "account" }?.rows == count)
    for url in [second, third] {
      #expect(try accounts(url) == count)
      let store = try Store.open(url, Samples.keys, now: Samples.now)
      #expect(try store.integrityProblems() == [])
      let left = try store.read { reading throws(StoreError) in try reading.inconsistencies() }
      #expect(left == [])
      #expect(store.close().isClean)
    }
  }

  @Test("Knows every table and column that the migrations make", arguments: TestDatabase.allCases)
  func knowsColumns(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    let store = try Store(database, Samples.keys, now: Samples.now)
    let known = StoredTable.all.flatMap { table in
      table.columnNames.map { "\(table.name) \($0)" }
    }
    let statement: Statement =
      switch kind {
      case .sqlite:
        """
        SELECT m.name || ' ' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table'
        """
      case .postgreSQL:
        """
        SELECT table_name || ' ' || column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name <> 'write_turn'
        """
      }
    let found = try database.read { connection throws(SQLError) in
      try connection.all(statement, []) { row throws(SQLError) in try row.text(0) }
    }
    #expect(found.sorted() == known.sorted())
    #expect(store.close().isClean)
  }

  @Test("Refuses a target that holds something, and a source that is no cabinet; changes nothing")
  func refuses() throws {
    let (full, other) = (file("full.sqlite"), try server())
    _ = try fill(full)
    try Store.copy(from: full, to: other)
    func refusal(_ from: String, _ to: String) -> String? {
      failure { () throws(StoreError) in try Store.copy(from: from, to: to) }
    }
    #expect(refusal(full, other) == "exists")
    #expect(refusal(other, full) == "exists")
    #expect(refusal(try server(), file("new.sqlite")) == "foreign")
    let foreign = try SQLiteDatabase(path: folder["foreign.sqlite"])
    try foreign.write { connection throws(SQLError) in
      try connection.script("CREATE TABLE letter (text TEXT)")
    }
    #expect(foreign.close().isClean)
    #expect(refusal(full, file("foreign.sqlite")) == "foreign")
    #expect(refusal(file("foreign.sqlite"), file("new.sqlite")) == "foreign")
    #expect(!Store.exists(file("new.sqlite")))
    #expect(try accounts(other) == 450)
  }

  @Test("Makes a backup of a server, a file that opens as the cabinet was")
  func backsUp() throws {
    let url = try server()
    let count = try fill(url)
    try Store.backup(url, to: folder["backup.sqlite"])
    #expect(try accounts(file("backup.sqlite")) == count)
    let again = failure { () throws(StoreError) in
      try Store.backup(url, to: self.folder["backup.sqlite"])
    }
    #expect(again == "database cannotOpen")
    #expect(try accounts(file("backup.sqlite")) == count)
  }

  @Test("Tells and forgets papers by the names of their files", arguments: [true, false])
  func forgetsPapers(onServer: Bool) throws {
    let url = onServer ? try server() : file("papers.sqlite")
    let store = try Store.open(url, Samples.keys, now: Samples.now)
    let samples = try Samples(.sqlite)
    let account = samples.account()
    let child = try samples.child(of: account)
    let application = samples.application(for: child)
    try store.write { transaction throws(StoreError) in
      try transaction.insert(account)
      try transaction.insert(child)
      try transaction.insert(application)
      for name in ["a", "b", "c"] {
        try transaction.insert(
          Document(
            id: samples.name(), application: application.id, account: account.id, file: name,
            digest: "d", kind: .pdf, size: 1, createdAt: Samples.now))
      }
    }
    #expect(store.close().isClean)
    #expect(try Store.paperFiles(url) == ["a", "b", "c"])
    try Store.forgetPapers([], of: url)
    try Store.forgetPapers(["a", "c", "of nobody"], of: url)
    #expect(try Store.paperFiles(url) == ["b"])
  }

  @Test("Leaves no file behind when the source refuses in the middle")
  func leavesNothing() throws {
    let url = try server()
    _ = try fill(url)
    let database = try PostgreSQLDatabase(url: url)
    // A table that is read late is not there any more.
    try database.write { connection throws(SQLError) in
      try connection.script("ALTER TABLE staff_session RENAME TO something_else")
    }
    #expect(database.close().isClean)
    let refused = failure { () throws(StoreError) in
      try Store.copy(from: url, to: self.file("cut.sqlite"))
    }
    #expect(refused == "database other")
    #expect(!Store.exists(file("cut.sqlite")))
    let backup = failure { () throws(StoreError) in
      try Store.backup(url, to: self.folder["cut.sqlite"])
    }
    #expect(backup == "database other")
    #expect(!Store.exists(file("cut.sqlite")))
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] { Set(self).sorted() }
}
