import Files
import SQL
import Secrets

/// What a copy found in one table, read again from where it was written.
public struct CopiedTable: Sendable, Hashable {
  /// The table.
  public let name: String
  /// How many rows it has.
  public let rows: Int
  /// The SHA-256 of all of them in the order of their key, in hexadecimal digits.
  public let digest: String
}

extension Store {
  /// Copies the database of a URL to a new file while it is in use; no key is needed.
  ///
  /// - Parameters:
  ///   - url: The database.
  ///   - path: The file; nothing may have the name.
  /// - Throws: `StoreError`; `foreign` for a database that is not the cabinet's.
  public static func backup(_ url: String, to path: String) throws(StoreError) {
    let source = try database(url)
    defer { _ = source.close() }
    // A file is copied page by page, whatever its version; rows only by a program that knows them all.
    if source is SQLiteDatabase {
      try requireCabinet(source)
    } else {
      _ = try version(of: source)
    }
    try backup(source, to: path)
  }

  /// Writes a copy to a new file of SQLite while the store is in use.
  ///
  /// - Throws: `StoreError`; when something has the name already, too.
  public func backup(to path: String) throws(StoreError) { try Self.backup(database, to: path) }

  private static func backup(_ source: any Database, to path: String) throws(StoreError) {
    if let file = source as? SQLiteDatabase {
      do throws(SQLError) {
        try file.backup(to: path)
      } catch {
        throw StoreError(error)
      }
      return
    }
    let target = try newFile(path)
    do throws(StoreError) {
      try copy(source, to: target)
      _ = target.close()
    } catch {
      _ = target.close()
      SQLiteDatabase.remove(path: path)
      throw error
    }
  }

  /// Copies everything from one database to another, an empty one, in one transaction.
  ///
  /// What was written is read again and compared. The source may be in use: the copy has one state of
  /// it, and what is written there later is missing.
  ///
  /// - Parameters:
  ///   - from: The URL of a database of the cabinet.
  ///   - to: The URL of an empty database, or of a file that is made.
  /// - Returns: The tables, each with how many rows it has and their digest.
  /// - Throws: `StoreError`; `exists` when the target holds something, `older` when the source must
  ///   be brought up to date first, `mismatch` when what was read again differs.
  @discardableResult
  public static func copy(from: String, to: String) throws(StoreError) -> [CopiedTable] {
    let source = try database(from)
    defer { _ = source.close() }
    _ = try version(of: source)
    let isMade = !exists(to)
    let target = try database(to)
    defer { _ = target.close() }
    do throws(StoreError) {
      return try copy(source, to: target)
    } catch {
      if isMade, let file = target as? SQLiteDatabase {
        _ = target.close()
        SQLiteDatabase.remove(path: file.path)
      }
      throw error
    }
  }

  private static func newFile(_ path: String) throws(StoreError) -> SQLiteDatabase {
    do throws(SQLError) {
      return try SQLiteDatabase(newPath: path)
    } catch {
      throw StoreError(error)
    }
  }

  @discardableResult
  private static func copy(
    _ source: any Database, to target: any Database
  ) throws(StoreError) -> [CopiedTable] {
    let dialect = target.dialect
    return try source.read { reading throws(StoreError) in
      try target.write(.long) { writing throws(StoreError) in
        let vault = Vault(Key.random())
        guard try Migrations.version(of: writing, dialect, vault) == 0 else { throw .exists }
        let transaction = Transaction(writing, vault)
        try Migrations.runAll(in: transaction, dialect)
        var copied: [CopiedTable] = []
        for table in StoredTable.all {
          let source = try table.copy(reading, to: writing)
          let target = try table.digest(writing)
          guard source == target else { throw .mismatch(table.name.description) }
          copied.append(target)
        }
        return copied
      }
    }
  }

  /// Refuses a database that is not the cabinet's.
  private static func requireCabinet(_ database: any Database) throws(StoreError) {
    let dialect = database.dialect
    try database.read { connection throws(StoreError) in
      let reading = Reading(connection, Vault(Key.random()))
      guard try !Migrations.isNew(reading, dialect) else { throw .foreign }
    }
  }

  /// The version of a database of the cabinet, which must be this program's.
  private static func version(of database: any Database) throws(StoreError) -> Int {
    try requireCabinet(database)
    let dialect = database.dialect
    return try database.read { connection throws(StoreError) in
      let found = try Migrations.version(of: connection, dialect, Vault(Key.random()))
      let known = Migrations.all.last?.version ?? 0
      if found > known { throw .newer(found: found, known: known) }
      if found < known { throw .older(found: found, known: known) }
      return found
    }
  }
}
