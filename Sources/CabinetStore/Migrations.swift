import Dates
import SQL

/// The steps from an empty database to the tables of this program, forward only.
enum Migrations {
  /// One step.
  struct Migration: Sendable {
    /// Counts up from 1 without gaps.
    let version: Int
    /// What it brings, in a few words.
    let name: String
    /// SQL that both databases speak; `{bytes}` and `{key}` stand for their own types.
    let script: String

    /// The script as a database has it.
    func script(for dialect: Dialect) -> String {
      [("{bytes}", dialect.bytesType), ("{key}", dialect.keyType)].reduce(script) { text, type in
        text.split(separator: type.0, omittingEmptySubsequences: false).joined(separator: type.1)
      }
    }
  }

  /// All steps; one that was released is never changed again.
  static let all = [
    Migration(version: 1, name: "first journey", script: firstJourney),
    Migration(version: 2, name: "second and third journeys", script: secondJourney),
  ]

  /// What the second and third journeys brought.
  private static let secondJourney = registration + messages + places + devices

  /// Brings a database up to date, in one transaction.
  ///
  /// - Throws: `StoreError`; `newer` when a newer program has used it.
  static func apply(
    _ migrations: [Migration] = all, to database: any Database, now: Moment
  ) throws(StoreError) {
    let known = migrations.last?.version ?? 0
    // Most starts find nothing to do, and then need not wait for whoever writes.
    let current = try database.read { connection throws(StoreError) in
      try version(of: connection, database.dialect)
    }
    guard current <= known else { throw .newer(found: current, known: known) }
    if current == known { return }
    let dialect = database.dialect
    try database.write { connection throws(StoreError) in
      // Another process may have done it between the two transactions.
      let current = try version(of: connection, dialect)
      guard current <= known else { throw .newer(found: current, known: known) }
      do throws(SQLError) {
        try connection.script(table)
        for migration in migrations where migration.version > current {
          try run(migration, on: connection, dialect, now)
        }
      } catch {
        throw StoreError(error)
      }
    }
  }

  private static func run(
    _ migration: Migration, on connection: any Connection, _ dialect: Dialect, _ now: Moment
  ) throws(SQLError) {
    try connection.script(migration.script(for: dialect))
    try connection.execute(
      "INSERT INTO migration (version, name, applied_at) VALUES (?1, ?2, ?3)",
      [.integer(migration.version), .text(migration.name), SQLValue(now)])
  }

  /// The last step that was done; 0 for an empty database.
  private static func version(
    of connection: any Connection, _ dialect: Dialect
  ) throws(StoreError) -> Int {
    let reading = Reading(connection)
    let tables =
      switch dialect {
      case .sqlite:
        try reading.number(
          "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'", [])
      case .postgreSQL:
        try reading.number(
          "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migration'",
          [])
      }
    guard tables > 0 else {
      guard try isEmpty(reading, dialect) else { throw .foreign }
      return 0
    }
    return try reading.number("SELECT COALESCE(MAX(version), 0) FROM migration", [])
  }

  private static func isEmpty(
    _ reading: Reading, _ dialect: Dialect
  ) throws(StoreError) -> Bool {
    switch dialect {
    case .sqlite:
      try reading.number("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'", []) == 0
    case .postgreSQL:
      try reading.number(
        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()", []) == 0
    }
  }

  private static let table = """
    CREATE TABLE IF NOT EXISTS migration (
      version BIGINT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      applied_at BIGINT NOT NULL
    );
    """
}
