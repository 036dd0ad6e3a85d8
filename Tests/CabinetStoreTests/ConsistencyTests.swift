import Cabinet
import CabinetStore
import Glibc
import SQL
import TestSupport
import Testing

@Suite("What a database is found to be") struct ConsistencyTests {
  @Test("Finds nothing wrong with what the store writes", arguments: TestDatabase.allCases)
  func findsNothing(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (_, child) = try samples.family()
    try samples.store.write { transaction throws(StoreError) in
      let sent = Samples.sent(samples.application(for: child), sequence: 1)
      try transaction.insert(sent)
      try transaction.enterQueue(sent, rank: .ordinary)
    }
    let found = try samples.store.read { reading throws(StoreError) in
      try reading.inconsistencies()
    }
    #expect(found == [])
  }

  @Test("Finds who waits in no queue, and who stands there without waiting")
  func findsContradictions() throws {
    let samples = try Samples(.sqlite)
    let (_, child) = try samples.family()
    try samples.store.write { transaction throws(StoreError) in
      var sent = Samples.sent(samples.application(for: child), sequence: 1)
      try transaction.insert(sent)
      try transaction.enterQueue(sent, rank: .ordinary)
      sent.status = .withdrawn
      sent = try transaction.update(sent)
      #expect(
        try transaction.inconsistencies() == ["2 places in queues belong to nobody who waits"])
      try transaction.leaveQueue(sent.id)
      sent.status = .inQueue
      _ = try transaction.update(sent)
      #expect(try transaction.inconsistencies() == ["1 applications that wait stand in no queue"])
    }
  }

  @Test("Refuses a database of another program and leaves it as it is")
  func refusesForeign() throws {
    let folder = ScratchFolder()
    let database = try SQLiteDatabase(path: folder["other.sqlite"])
    try database.write { connection throws(SQLError) in
      try connection.script("CREATE TABLE users (x)")
    }
    #expect(
      failure { () throws(StoreError) in _ = try Store(database, Samples.keys, now: Samples.now) }
        == "foreign")
    let tables = try database.read { connection throws(SQLError) in
      try connection.all("SELECT name FROM sqlite_master", []) { row throws(SQLError) in
        try row.text(0)
      }
    }
    #expect(tables == ["users"])
    #expect(database.close().isClean)
  }

  @Test("Leaves nothing of what was erased beside the database")
  func emptiesTheLog() throws {
    let folder = ScratchFolder()
    let database = try SQLiteDatabase(path: folder["kept.sqlite"])
    let store = try Store(database, Samples.keys, now: Samples.now)
    try store.write { transaction throws(StoreError) in
      try transaction.put("a word to be forgotten", forSetting: "x")
      try transaction.put("", forSetting: "x")
    }
    try store.emptyLog()
    var log = stat()
    #expect(stat(folder["kept.sqlite-wal"], &log) == 0 && log.st_size == 0)
    #expect(store.close().isClean)
  }
}
