import SQL
import TestSupport
import Testing

/// A database with one table, for the tests of this folder.
struct Notes<Kept: Database>: Sendable {
  let folder: ScratchFolder
  let database: Kept

  init(_ database: Kept, in folder: ScratchFolder = ScratchFolder()) throws {
    (self.database, self.folder) = (database, folder)
    let bytes = database.dialect.bytesType
    try database.write { connection throws(SQLError) in
      try connection.script(
        """
        CREATE TABLE topic (id BIGINT NOT NULL PRIMARY KEY);
        CREATE TABLE note (
          id BIGINT NOT NULL PRIMARY KEY, text TEXT UNIQUE, bytes \(bytes),
          size BIGINT CHECK (size > 0), topic BIGINT REFERENCES topic (id)
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
    try database.read { connection throws(SQLError) in try noteCount(connection) }
  }
}

extension Notes<SQLiteDatabase> {
  init(_ options: SQLiteDatabase.Options = .init()) throws {
    let folder = ScratchFolder()
    try self.init(
      try SQLiteDatabase(path: folder["notes.sqlite"], options: options), in: folder)
  }
}

/// The databases that the tests of what both promise run on.
enum NotesKind: String, CaseIterable, Sendable {
  case sqlite
  case postgreSQL

  /// What a test does with an empty database.
  func run(_ body: (any NotesKept) throws -> Void) throws {
    switch self {
    case .sqlite: try body(try Notes())
    case .postgreSQL: try body(try Notes(try PostgreSQLDatabase(url: try newServerDatabase())))
    }
  }
}

/// Notes in whichever database.
protocol NotesKept: Sendable {
  associatedtype Kept: Database
  var database: Kept { get }
  func insert(_ id: Int, _ text: String?) throws(SQLError)
  func count() throws(SQLError) -> Int
}

extension Notes: NotesKept {}

/// The URL of an empty database on the private server.
func newServerDatabase() throws -> String {
  let server = try #require(PostgreSQLServer.shared, "no server of PostgreSQL starts")
  return try #require(server.newDatabase())
}

func noteCount(_ connection: any Connection) throws(SQLError) -> Int {
  try connection.first("SELECT COUNT(*) FROM note", []) { row throws(SQLError) in
    try row.integer(0)
  } ?? -1
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
