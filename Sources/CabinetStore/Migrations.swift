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
    /// What the program itself then does with what is there.
    var work: (@Sendable (Transaction) throws(StoreError) -> Void)?
    /// SQL that comes last.
    var end = ""

    /// A script as a database has it: what it calls its types, and texts in the order of their bytes.
    static func script(_ script: String, for dialect: Dialect) -> String {
      let types = [
        ("{bytes}", dialect.bytesType), ("{key}", dialect.keyType), (" TEXT", dialect.textType),
      ]
      return types.reduce(script) { text, type in
        text.split(separator: type.0, omittingEmptySubsequences: false).joined(separator: type.1)
      }
    }
  }

  /// All steps; one that was released is never changed again.
  static let all = [
    Migration(version: 1, name: "first journey", script: firstJourney),
    Migration(version: 2, name: "second and third journeys", script: secondJourney),
    Migration(
      version: 3, name: "personal values sealed", script: sealedColumns, work: seal,
      end: plainColumns),
    Migration(version: 4, name: "fourth journey", script: fourthJourney),
  ]

  /// What the second and third journeys brought.
  private static let secondJourney = registration + messages + places + devices

  /// What the fourth journey brought.
  private static let fourthJourney = admissions

  /// Brings a database up to date, in one transaction.
  ///
  /// - Throws: `StoreError`; `newer` when a newer program has used it.
  static func apply(
    _ migrations: [Migration] = all, to database: any Database, _ vault: Vault, now: Moment
  ) throws(StoreError) {
    let known = migrations.last?.version ?? 0
    // Most starts find nothing to do, and then need not wait for whoever writes.
    let current = try database.read { connection throws(StoreError) in
      try version(of: connection, database.dialect, vault)
    }
    guard current <= known else { throw .newer(found: current, known: known) }
    if current == known { return }
    let dialect = database.dialect
    try database.write(.long) { connection throws(StoreError) in
      // Another process may have done it between the two transactions.
      let current = try version(of: connection, dialect, vault)
      guard current <= known else { throw .newer(found: current, known: known) }
      let transaction = Transaction(connection, vault)
      try transaction.script(Migration.script(table, for: dialect))
      for migration in migrations where migration.version > current {
        try run(migration, in: transaction, dialect, now)
      }
    }
  }

  /// Makes the tables in an empty database, and leaves what says so to whoever copies it in.
  static func runAll(in transaction: Transaction, _ dialect: Dialect) throws(StoreError) {
    try transaction.script(Migration.script(table, for: dialect))
    for migration in all { try run(migration, in: transaction, dialect, Moment(seconds: 0)) }
    try transaction.run("DELETE FROM migration", [])
  }

  private static func run(
    _ migration: Migration, in transaction: Transaction, _ dialect: Dialect, _ now: Moment
  ) throws(StoreError) {
    try transaction.script(Migration.script(migration.script, for: dialect))
    if let work = migration.work { try work(transaction) }
    try transaction.script(Migration.script(migration.end, for: dialect))
    try transaction.run(
      "INSERT INTO migration (version, name, applied_at) VALUES (?1, ?2, ?3)",
      [.integer(migration.version), .text(migration.name), SQLValue(now)])
  }

  /// The last step that was done; 0 for an empty database.
  static func version(
    of connection: any Connection, _ dialect: Dialect, _ vault: Vault
  ) throws(StoreError) -> Int {
    let reading = Reading(connection, vault)
    if try isNew(reading, dialect) {
      guard try isEmpty(reading, dialect) else { throw .foreign }
      return 0
    }
    return try reading.number("SELECT COALESCE(MAX(version), 0) FROM migration", [])
  }

  /// Whether no step was ever done in a database.
  static func isNew(_ reading: Reading, _ dialect: Dialect) throws(StoreError) -> Bool {
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
    return tables == 0
  }

  /// Whether a database has no table.
  static func isEmpty(
    _ reading: Reading, _ dialect: Dialect
  ) throws(StoreError) -> Bool {
    switch dialect {
    case .sqlite:
      try reading.number("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'", []) == 0
    case .postgreSQL:
      try reading.number(
        """
        SELECT COUNT(*) FROM pg_tables
        WHERE schemaname = current_schema() AND tablename <> 'write_turn'
        """, []) == 0
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
