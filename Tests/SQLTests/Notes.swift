import SQL
import TestSupport

/// A database with one table, for the tests of this folder.
struct Notes {
  let folder = ScratchFolder()
  let database: SQLiteDatabase

  init(_ options: SQLiteDatabase.Options = .init()) throws {
    database = try SQLiteDatabase(path: folder["notes.sqlite"], options: options)
    try database.write { connection throws(SQLError) in
      try connection.script(
        """
        CREATE TABLE topic (id BIGINT NOT NULL PRIMARY KEY);
        CREATE TABLE note (
          id BIGINT NOT NULL PRIMARY KEY, text TEXT UNIQUE, bytes BLOB, size BIGINT CHECK (size > 0),
          topic BIGINT REFERENCES topic (id)
        );
        """)
    }
  }

  func insert(_ id: Int, _ text: String?) throws(SQLError) {
    try database.write { connection throws(SQLError) in
      try connection.execute(
        "INSERT INTO note (id, text) VALUES (?1, ?2)", [.integer(id), SQLValue(text)])
    }
  }

  func count() throws(SQLError) -> Int {
    try database.read { connection throws(SQLError) in try Self.count(connection) }
  }

  static func count(_ connection: any Connection) throws(SQLError) -> Int {
    try connection.first("SELECT COUNT(*) FROM note", []) { row throws(SQLError) in
      try row.integer(0)
    } ?? -1
  }
}

/// What the closure fails with; nil when it does not.
func failure(_ body: () throws(SQLError) -> Void) -> SQLError? {
  do throws(SQLError) {
    try body()
    return nil
  } catch {
    return error
  }
}
