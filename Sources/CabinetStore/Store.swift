public import Dates
public import SQL

/// What the cabinet keeps: typed operations on a database, in transactions.
///
/// `read` and `write` lend an object with the operations; it is of no use after the call. Reading
/// never waits; one transaction writes at a time, and a thread that writes must not begin another.
public final class Store: Sendable {
  private let database: any Database

  /// Takes a database and brings its tables up to date.
  ///
  /// - Throws: `StoreError`; `newer` when a newer program has used the database.
  public init(_ database: any Database, now: Moment) throws(StoreError) {
    self.database = database
    try Migrations.apply(to: database, now: now)
  }

  /// Opens the database of a URL such as `sqlite:var/onir.sqlite`, making it when it is missing.
  ///
  /// - Throws: `StoreError`.
  public static func open(_ url: String, now: Moment) throws(StoreError) -> Store {
    let database: SQLiteDatabase
    do throws(SQLError) {
      database = try SQLiteDatabase(url: url)
    } catch {
      throw StoreError(error)
    }
    do throws(StoreError) {
      return try Store(database, now: now)
    } catch {
      _ = database.close()
      throw error
    }
  }

  /// Reads, within one state of the database.
  ///
  /// - Throws: `StoreError`.
  public func read<Result>(
    _ body: (Reading) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.read { connection throws(StoreError) in try body(Reading(connection)) }
  }

  /// Reads and changes: all of it is kept when the closure returns, nothing when it throws.
  ///
  /// - Throws: `StoreError`.
  @discardableResult
  public func write<Result>(
    _ body: (Transaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.write { connection throws(StoreError) in try body(Transaction(connection)) }
  }

  /// Writes a copy to a new file while the store is in use.
  ///
  /// - Throws: `StoreError`; when something has the name already, too.
  public func backup(to path: String) throws(StoreError) {
    do throws(SQLError) {
      try database.backup(to: path)
    } catch {
      throw StoreError(error)
    }
  }

  /// Leaves nothing of what was erased where the database keeps its latest changes.
  ///
  /// - Throws: `StoreError`.
  public func emptyLog() throws(StoreError) {
    do throws(SQLError) {
      try database.emptyLog()
    } catch {
      throw StoreError(error)
    }
  }

  /// Whether there is a database at a URL; nothing is made.
  public static func exists(_ url: String) -> Bool { SQLiteDatabase.exists(url: url) }

  /// What is wrong inside the database: none when it is whole.
  ///
  /// - Throws: `StoreError`.
  public func integrityProblems() throws(StoreError) -> [String] {
    do throws(SQLError) {
      return try database.integrityProblems()
    } catch {
      throw StoreError(error)
    }
  }

  /// Waits for the transactions that run, closes the database and tells what was left open.
  public func close() -> CloseReport { database.close() }
}
