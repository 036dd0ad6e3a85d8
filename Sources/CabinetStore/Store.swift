public import Dates
public import SQL
public import Secrets

/// What the cabinet keeps: typed operations on a database, in transactions.
///
/// `read` and `write` lend an object with the operations; it is of no use after the call. Reading
/// never waits; one transaction writes at a time, and a thread that writes must not begin another.
public final class Store: Sendable {
  /// The keys, from the one on that the database is sealed with.
  public let keys: KeyRing
  let database: any Database
  private let vault: Vault
  static let markName = "key_check"

  /// Takes a database and brings its tables up to date.
  ///
  /// - Parameters:
  ///   - database: The database.
  ///   - keys: The portal's keys; a new database is sealed with the one in use, any other with the
  ///     one it was sealed with.
  ///   - now: The time.
  /// - Throws: `StoreError`; `newer` when a newer program has used the database, `otherKey` when it
  ///   was sealed with none of the keys.
  public init(_ database: any Database, _ keys: KeyRing, now: Moment) throws(StoreError) {
    let mark = try Self.mark(database)
    guard let keys = mark.map({ mark in keys.since { Vault($0).mark == mark } }) ?? keys else {
      throw .otherKey
    }
    (self.database, self.keys, vault) = (database, keys, Vault(keys.current))
    let vault = vault
    try Migrations.apply(to: database, vault, now: now)
    guard mark == nil else { return }
    try database.write { connection throws(StoreError) in
      let transaction = Transaction(connection, vault)
      // Another process may have been first.
      switch try transaction.setting(Self.markName) {
      case nil: try transaction.put(vault.mark, forSetting: Self.markName)
      case vault.mark: break
      default: throw .otherKey
      }
    }
  }

  /// What tells the key a database is sealed with; nil for a new one.
  private static func mark(_ database: any Database) throws(StoreError) -> String? {
    let dialect = database.dialect
    return try database.read { connection throws(StoreError) in
      let reading = Reading(connection, Vault(Key.random()))
      let isNew = try Migrations.isNew(reading, dialect)
      return isNew ? nil : try reading.setting(markName)
    }
  }

  /// Opens the database of a URL such as `sqlite:var/onir.sqlite`, making it when it is missing.
  ///
  /// - Throws: `StoreError`.
  public static func open(
    _ url: String, _ keys: KeyRing, now: Moment
  ) throws(StoreError) -> Store {
    let database = try database(url)
    do throws(StoreError) {
      return try Store(database, keys, now: now)
    } catch {
      _ = database.close()
      throw error
    }
  }

  /// Whether the database of a URL was sealed with a key before; nothing is made.
  ///
  /// - Throws: `StoreError`.
  public static func isSealed(_ url: String) throws(StoreError) -> Bool {
    guard exists(url) else { return false }
    let database = try database(url)
    defer { _ = database.close() }
    return try mark(database) != nil
  }

  /// The database of a URL: a file of SQLite or a server of PostgreSQL.
  static func database(_ url: String) throws(StoreError) -> any Database {
    do throws(SQLError) {
      if PostgreSQLURL.isOne(url) { return try PostgreSQLDatabase(url: url) }
      return try SQLiteDatabase(url: url)
    } catch {
      throw StoreError(error)
    }
  }

  /// Whether the database of a URL holds nothing at all.
  ///
  /// - Throws: `StoreError`.
  public static func isEmpty(_ url: String) throws(StoreError) -> Bool {
    let database = try database(url)
    defer { _ = database.close() }
    let dialect = database.dialect
    return try database.read { connection throws(StoreError) in
      let reading = Reading(connection, Vault(Key.random()))
      guard try Migrations.isNew(reading, dialect) else { return false }
      return try Migrations.isEmpty(reading, dialect)
    }
  }

  /// Reads, within one state of the database.
  ///
  /// - Throws: `StoreError`.
  public func read<Result>(
    _ body: (Reading) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let vault = vault
    return try database.read { connection throws(StoreError) in
      let reading = Reading(connection, vault)
      do throws(StoreError) {
        return try body(reading)
      } catch {
        // What cannot be opened was sealed anew meanwhile, unless the key is the same.
        guard case .unreadable = error, try reading.setting(Self.markName) != vault.mark else {
          throw error
        }
        throw .otherKey
      }
    }
  }

  /// Reads and changes: all of it is kept when this returns, nothing when it throws.
  ///
  /// The closure may run several times, of which one counts: it changes nothing but the store.
  ///
  /// - Parameters:
  ///   - order: Whether it waits for others that write.
  ///   - body: What is done.
  /// - Returns: What the closure returned.
  /// - Throws: `StoreError`.
  @discardableResult
  public func write<Result>(
    _ order: WriteOrder, _ body: (Transaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let vault = vault
    return try database.write(order) { connection throws(StoreError) in
      let transaction = Transaction(connection, vault)
      // Somebody may have rotated the key meanwhile: what this one seals nobody could read.
      guard try transaction.setting(Self.markName) == vault.mark else { throw .otherKey }
      return try body(transaction)
    }
  }

  /// Reads and changes, in turn with others that do.
  ///
  /// - Returns: What the closure returned.
  /// - Throws: `StoreError`.
  @discardableResult
  public func write<Result>(
    _ body: (Transaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try write(.inTurn, body)
  }

  /// Seals everything with another key, in one transaction; this store is of no use afterwards.
  ///
  /// - Parameter keys: The keys from now on, those before among them.
  /// - Throws: `StoreError`; then everything is as it was.
  public func reseal(_ keys: KeyRing) throws(StoreError) {
    let next = Vault(keys.current)
    try write(.long) { transaction throws(StoreError) in
      try transaction.reseal(with: next)
      try transaction.put(next.mark, forSetting: Self.markName)
    }
    try emptyLog()
  }

  /// How many transactions another one overtook, so that they ran again or were given up.
  public var overtakenTransactions: Int { database.overtakenCount }

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

  /// Whether there is a database at a URL, or a server that may have it; nothing is made.
  public static func exists(_ url: String) -> Bool {
    PostgreSQLURL.isOne(url) || SQLiteDatabase.exists(url: url)
  }

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
