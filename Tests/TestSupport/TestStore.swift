import Glibc
public import SQL

/// The database that tests of what stands above the store run on.
///
/// A file of SQLite, or a database on a private server of PostgreSQL where the environment says
/// `ONIR_TEST_DATABASE=postgresql`: the same tests then run once more.
public enum TestStore {
  /// Whether the tests run on a server.
  public static let isServer =
    getenv("ONIR_TEST_DATABASE").map { String(cString: $0) } == "postgresql"

  /// An empty database.
  ///
  /// - Parameters:
  ///   - folder: Where a file goes.
  ///   - name: The file's name.
  /// - Returns: The database.
  /// - Throws: `SQLError`.
  public static func database(
    in folder: ScratchFolder, _ name: String = "onir.sqlite"
  ) throws(SQLError) -> any Database {
    try databases(1, in: folder, name)[0]
  }

  /// One empty database, opened several times as by several processes.
  public static func databases(
    _ count: Int, in folder: ScratchFolder, _ name: String = "onir.sqlite"
  ) throws(SQLError) -> [any Database] {
    let url = isServer ? PostgreSQLServer.shared?.newDatabase() : nil
    var databases: [any Database] = []
    while databases.count < count {
      if let url {
        databases.append(try PostgreSQLDatabase(url: url))
      } else if isServer {
        throw SQLError(.unreachable, message: "no server of PostgreSQL starts")
      } else {
        databases.append(try SQLiteDatabase(path: folder[name]))
      }
    }
    return databases
  }
}
