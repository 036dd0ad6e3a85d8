import Glibc
import Synchronization

/// A database in a file of SQLite, with its log beside it (WAL): one writes, several read.
public final class SQLiteDatabase: Database {
  /// How a file is used.
  public struct Options: Sendable {
    /// How many may read at a time.
    public var readers = 8
    /// How long to wait for another process that writes, and for another thread.
    public var busyMilliseconds = 5000
    /// How much of the file each connection may keep in memory.
    public var cacheKilobytes = 8192
    /// How large the file may grow, in pages of 4096 bytes; nil for as large as the disk.
    public var pageLimit: Int?

    /// Makes the usual options.
    public init() {}
  }

  /// SQLite's.
  public let dialect = Dialect.sqlite
  /// The file.
  public let path: String
  private let readers: ConnectionPool<SQLiteConnection>
  private let writer: ConnectionPool<SQLiteConnection>
  /// The thread that writes now, to refuse it a second transaction instead of waiting for ever.
  private let writingThread = Atomic<UInt>(0)

  /// Opens a file, making it and its folder when they are missing.
  ///
  /// Nobody but the owner may read the file. The URL is `sqlite:` and a path.
  ///
  /// - Throws: `SQLError`.
  public convenience init(url: String, options: Options = Options()) throws(SQLError) {
    guard url.hasPrefix("sqlite:"), url.utf8.count > 7 else {
      throw SQLError(.cannotOpen, message: "a database is named as sqlite:PATH")
    }
    try self.init(path: String(url.dropFirst(7)), options: options)
  }

  /// Opens a file, making it and its folder when they are missing.
  ///
  /// - Throws: `SQLError`.
  public init(path: String, options: Options = Options()) throws(SQLError) {
    let identity = try DatabaseFile.prepare(path)
    self.path = path
    let patience = options.busyMilliseconds
    readers = ConnectionPool(limit: options.readers, milliseconds: patience) {
      () throws(SQLError) in
      try DatabaseFile.require(identity, at: path)
      return try SQLiteConnection(path, canWrite: false, options: options)
    }
    writer = ConnectionPool(limit: 1, milliseconds: patience) { () throws(SQLError) in
      try DatabaseFile.require(identity, at: path)
      return try SQLiteConnection(path, canWrite: true, options: options)
    }
    // So that a file that is no database is found out now.
    writer.give(try writer.take().connection)
  }

  /// Makes a new file; when something has the name already, that is an error.
  ///
  /// - Throws: `SQLError`.
  public convenience init(newPath: String) throws(SQLError) {
    try DatabaseFile.create(newPath)
    try self.init(path: newPath)
  }

  /// Removes a file and what lies beside it.
  public static func remove(path: String) {
    for end in ["", "-wal", "-shm"] { unlink(path + end) }
  }

  /// Lends a connection that sees one state of the database and cannot change it.
  ///
  /// - Throws: What the closure throws, and `SQLError` as the same type.
  public func read<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let connection = try Self.as(Failure.self) { () throws(SQLError) in
      try readers.take().connection
    }
    defer { readers.give(connection) }
    return try Self.transaction(Statements.beginReading, on: connection, body)
  }

  /// Lends the one connection that may change the database.
  ///
  /// - Throws: What the closure throws, and `SQLError` as the same type.
  @discardableResult
  public func write<Result, Failure: SQLFailure>(
    _: WriteOrder, _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let thread = UInt(pthread_self())
    guard writingThread.load(ordering: .relaxed) != thread else {
      throw Failure(SQLError(.misuse, message: "this thread is writing already"))
    }
    let connection = try Self.as(Failure.self) { () throws(SQLError) in try writer.take().connection
    }
    writingThread.store(thread, ordering: .relaxed)
    defer {
      writingThread.store(0, ordering: .relaxed)
      writer.give(connection)
    }
    return try Self.transaction(Statements.beginWriting, on: connection, body)
  }

  /// Writes a copy to a new file while others go on reading and writing.
  ///
  /// - Throws: `SQLError`; when something has the name already, too.
  public func backup(to path: String) throws(SQLError) {
    let connection = try readers.take().connection
    defer { readers.give(connection) }
    try DatabaseFile.create(path)
    do throws(SQLError) {
      try connection.copy(to: path)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Empties the log beside the file, which still holds what was overwritten or deleted.
  ///
  /// - Throws: `SQLError`.
  public func emptyLog() throws(SQLError) {
    let connection = try writer.take().connection
    defer { writer.give(connection) }
    try connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  /// Whether there is a file for a URL; nothing is made.
  public static func exists(url: String) -> Bool {
    url.hasPrefix("sqlite:") && access(String(url.dropFirst(7)), F_OK) == 0
  }

  /// None: those who write take turns.
  public var overtakenCount: Int { 0 }

  /// What is wrong inside the file, in SQLite's words.
  ///
  /// - Throws: `SQLError`.
  public func integrityProblems() throws(SQLError) -> [String] {
    do throws(SQLError) {
      return try read { connection throws(SQLError) in
        let problems = try connection.all(Statements.integrity, []) { row throws(SQLError) in
          try row.text(0)
        }
        // A row names a table, a row in it and the table that lacks its counterpart.
        let orphans = try connection.all(Statements.foreignKeys, []) { row throws(SQLError) in
          "a row of \(try row.text(0)) has no counterpart in \(try row.text(2))"
        }
        return problems.filter { $0 != "ok" } + orphans
      }
    } catch {
      // Damage can be such that the check itself cannot go on.
      guard error.kind == .corrupt else { throw error }
      return [error.message]
    }
  }

  /// Waits for the transactions that run, then closes every connection.
  public func close() -> CloseReport {
    var report = readers.close()
    // Last, so that it is this one that empties the log into the file.
    let last = writer.close()
    report.statements += last.statements
    report.transactions += last.transactions
    report.connections += last.connections
    return report
  }
}

extension SQLiteDatabase {
  private enum Statements {
    static let beginReading: Statement = "BEGIN"
    // At once, so that two processes wait here and not in the middle.
    static let beginWriting: Statement = "BEGIN IMMEDIATE"
    static let commit: Statement = "COMMIT"
    static let rollback: Statement = "ROLLBACK"
    static let integrity: Statement = "PRAGMA integrity_check"
    static let foreignKeys: Statement = "PRAGMA foreign_key_check"
  }

  private static func transaction<Result, Failure: SQLFailure>(
    _ begin: Statement, on connection: SQLiteConnection,
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Self.as(Failure.self) { () throws(SQLError) in try connection.execute(begin) }
    let result: Result
    do throws(Failure) {
      result = try body(connection)
      try Self.as(Failure.self) { () throws(SQLError) in
        try connection.execute(Statements.commit)
      }
    } catch {
      // A full disk has rolled back already; what fails here was told by the error before.
      if connection.isInTransaction { _ = try? connection.execute(Statements.rollback) }
      throw error
    }
    return result
  }

  @discardableResult
  private static func `as`<Result, Failure: SQLFailure>(
    _: Failure.Type, _ body: () throws(SQLError) -> Result
  ) throws(Failure) -> Result {
    do throws(SQLError) {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}
