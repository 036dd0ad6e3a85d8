import CSQLite

/// One connection to a file.
///
/// Unchecked: the pool lends it to one thread at a time.
final class SQLiteConnection: PooledConnection, @unchecked Sendable {
  private let pointer: OpaquePointer
  private var prepared: [UInt: SQLiteStatement] = [:]
  private var isClosed = false

  /// Opens a file that is there.
  ///
  /// - Throws: `SQLError`.
  init(_ path: String, canWrite: Bool, options: SQLiteDatabase.Options) throws(SQLError) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLError(sqlite: code, opened)
      sqlite3_close(opened)
      throw error
    }
    pointer = opened
    do throws(SQLError) {
      try prepare(canWrite: canWrite, options)
    } catch {
      _ = close()
      throw error
    }
  }

  private func prepare(canWrite: Bool, _ options: SQLiteDatabase.Options) throws(SQLError) {
    sqlite3_extended_result_codes(pointer, 1)
    sqlite3_busy_timeout(pointer, Int32(clamping: options.busyMilliseconds))
    guard onir_sqlite_harden(pointer) == SQLITE_OK else {
      throw SQLError(.other, message: "SQLite is too old to be made safe")
    }
    // The first that reads the file, and so the one that finds out that it is something else.
    try script("PRAGMA schema_version")
    try script(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;
      PRAGMA cache_size = -\(options.cacheKilobytes); PRAGMA journal_size_limit = 67108864;
      """)
    if let pages = options.pageLimit { try script("PRAGMA max_page_count = \(pages)") }
    if !canWrite { try script("PRAGMA query_only = ON") }
  }

  func query(
    _ statement: Statement, _ values: [SQLValue],
    _ row: (borrowing Row) throws(SQLError) -> Bool
  ) throws(SQLError) {
    let running = try statementReady(statement)
    defer { running.end() }
    try running.begin(values)
    while try running.step() {
      guard try row(Row(running)) else { return }
    }
  }

  func execute(_ statement: Statement, _ values: [SQLValue]) throws(SQLError) -> Int {
    let running = try statementReady(statement)
    defer { running.end() }
    try running.begin(values)
    // Counted as a difference: what a statement without changes leaves in sqlite3_changes is old.
    let before = sqlite3_total_changes64(pointer)
    while try running.step() {}
    return Int(sqlite3_total_changes64(pointer) - before)
  }

  func script(_ text: String) throws(SQLError) {
    let code = sqlite3_exec(pointer, text, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLError(sqlite: code, pointer) }
  }

  /// Whether the file it has open is still the one at the path.
  var isUsable: Bool {
    var moved: Int32 = 0
    let code = sqlite3_file_control(pointer, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return code != SQLITE_OK || moved == 0
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool { !isClosed && sqlite3_get_autocommit(pointer) == 0 }

  private func statementReady(_ statement: Statement) throws(SQLError) -> SQLiteStatement {
    if let kept = prepared[statement.place] {
      // A closure that reads its rows may ask the same again: it gets one of its own.
      return kept.isRunning ? try SQLiteStatement(statement.text, pointer) : kept
    }
    let made = try SQLiteStatement(statement.text, pointer)
    prepared[statement.place] = made
    return made
  }

  /// Copies the whole file, as it is now, over another one.
  func copy(to path: String) throws(SQLError) {
    var target: OpaquePointer?
    let code = sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    defer { sqlite3_close(target) }
    guard code == SQLITE_OK, let target else { throw SQLError(sqlite: code, target) }
    guard let backup = sqlite3_backup_init(target, "main", pointer, "main") else {
      throw SQLError(sqlite: sqlite3_extended_errcode(target), target)
    }
    // All pages at once: in pieces, every write of somebody else would begin the copy again.
    let step = sqlite3_backup_step(backup, -1)
    let end = sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, end == SQLITE_OK else {
      throw SQLError(sqlite: step == SQLITE_DONE ? end : step, target)
    }
  }

  /// Closes it and tells what was still open.
  func close() -> CloseReport {
    var report = CloseReport()
    guard !isClosed else { return report }
    isClosed = true
    if sqlite3_get_autocommit(pointer) == 0 { report.transactions = 1 }
    report.statements = prepared.values.count { $0.isRunning }
    prepared = [:]
    while let left = sqlite3_next_stmt(pointer, nil) {
      report.statements += 1
      sqlite3_finalize(left)
    }
    if sqlite3_close(pointer) != SQLITE_OK { report.connections = 1 }
    return report
  }
}
