import CPostgreSQL

/// One connection to a server.
///
/// Unchecked: the pool lends it to one thread at a time.
final class PostgreSQLConnection: PooledConnection, @unchecked Sendable {
  private let pointer: OpaquePointer
  /// The names of the statements the server has prepared, by their places in the program.
  private var prepared: [UInt: String] = [:]
  private var isClosed = false
  /// How the transaction begins whose first statement is still to come.
  private var beginning: String?
  /// Whether an answer is on its way that nobody has taken.
  private var isAnswering = false
  /// What a statement of this transaction failed with first; the server refuses all after it.
  private(set) var failure: SQLError?

  /// Opens a connection.
  ///
  /// - Parameters:
  ///   - url: What the server is reached by.
  ///   - options: The limits of time.
  /// - Throws: `SQLError`.
  init(_ url: PostgreSQLURL, _ options: PostgreSQLDatabase.Options) throws(SQLError) {
    guard let opened = url.withParameters({ onir_PQconnectdbParams($0, $1, 1) }) else {
      throw SQLError(.full, message: "no memory for a connection to the database")
    }
    pointer = opened
    do throws(SQLError) {
      guard onir_PQstatus(opened) == CONNECTION_OK else {
        throw SQLError(unreachable: opened)
      }
      onir_pq_hush(opened)
      try prepare(options)
    } catch {
      _ = close()
      throw error
    }
  }

  private func prepare(_ options: PostgreSQLDatabase.Options) throws(SQLError) {
    guard onir_PQserverVersion(pointer) >= 150_000 else {
      throw SQLError(.cannotOpen, message: "PostgreSQL 15 or newer is needed")
    }
    try script(
      """
      SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET jit = off; SET row_security = off;
      SET standard_conforming_strings = on;
      SET lock_timeout = \(options.lockMilliseconds);
      SET statement_timeout = \(options.statementMilliseconds);
      SET idle_in_transaction_session_timeout = \(options.idleMilliseconds);
      SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') IN ('off', 'local')
      """)
    let encoding = try first("SELECT current_setting('server_encoding')", []) {
      row throws(SQLError) in try row.text(0)
    }
    guard encoding == "UTF8" else {
      throw SQLError(.cannotOpen, message: "the database must have the encoding UTF8")
    }
  }

  func query(
    _ statement: Statement, _ values: [SQLValue],
    _ row: (borrowing Row) throws(SQLError) -> Bool
  ) throws(SQLError) {
    let rows = try run(statement, values)
    while rows.index < rows.count {
      guard try row(Row(rows)) else { return }
      rows.index += 1
    }
  }

  func execute(_ statement: Statement, _ values: [SQLValue]) throws(SQLError) -> Int {
    try run(statement, values).changes
  }

  func script(_ text: String) throws(SQLError) {
    try begin()
    _ = try result(onir_PQexec(pointer, text))
  }

  /// Ends the transaction, whatever its state; a server that does not answer has ended it itself.
  func rollBack() {
    beginning = nil
    guard isUsable, onir_PQtransactionStatus(pointer) != PQTRANS_IDLE else { return }
    onir_PQclear(onir_PQexec(pointer, "ROLLBACK"))
  }

  /// Forgets what the transaction before failed with, and takes the answer to its end.
  func forgetFailure() {
    failure = nil
    drain()
  }

  /// Begins a transaction together with its first statement.
  func beginLater(_ text: String) { beginning = text }

  /// Ends a transaction that only read; nobody waits for the server's word.
  func endReading() {
    guard beginning == nil else {
      beginning = nil
      return
    }
    isAnswering = onir_pq_send(pointer, "COMMIT") == 1
  }

  private func drain() {
    guard isAnswering else { return }
    isAnswering = false
    onir_pq_drain(pointer)
  }

  /// A server that only reads is one that another took the place of.
  var isUsable: Bool {
    let isBroken = failure?.kind == .unreachable || failure?.kind == .readOnly
    return !isClosed && !isBroken && onir_PQstatus(pointer) == CONNECTION_OK
  }

  private func run(
    _ statement: Statement, _ values: [SQLValue]
  ) throws(SQLError) -> PostgreSQLRows {
    let name = try name(of: statement)
    let (bound, count, begin) = (BoundValues(values), Int32(values.count), beginning)
    beginning = nil
    return try result(
      bound.withPointers { texts, lengths, formats in
        guard let begin else {
          return onir_PQexecPrepared(pointer, name, count, texts, lengths, formats, 1)
        }
        return onir_pq_begin_and_run(pointer, begin, name, count, texts, lengths, formats)
      })
  }

  /// Begins the transaction that waits for its first statement.
  private func begin() throws(SQLError) {
    guard let text = beginning else { return }
    beginning = nil
    _ = try result(onir_PQexec(pointer, text))
  }

  /// The name of a prepared statement; it is prepared when it is new here.
  private func name(of statement: Statement) throws(SQLError) -> String {
    if let known = prepared[statement.place] { return known }
    try begin()
    let name = "s\(prepared.count)"
    _ = try result(onir_PQprepare(pointer, name, statement.textWithDollars, 0, nil))
    prepared[statement.place] = name
    return name
  }

  private func result(_ found: OpaquePointer?) throws(SQLError) -> PostgreSQLRows {
    switch found.map({ onir_PQresultStatus($0) }) {
    case PGRES_COMMAND_OK?, PGRES_TUPLES_OK?, PGRES_EMPTY_QUERY?:
      if let found { return PostgreSQLRows(found) }
    default: break
    }
    defer { onir_PQclear(found) }
    let error = found == nil ? SQLError(unreachable: pointer) : SQLError(result: found, pointer)
    failure = failure ?? error
    throw error
  }

  func close() -> CloseReport {
    var report = CloseReport()
    guard !isClosed else { return report }
    isClosed = true
    drain()
    if [PQTRANS_ACTIVE, PQTRANS_INTRANS].contains(onir_PQtransactionStatus(pointer)) {
      report.transactions = 1
    }
    onir_PQfinish(pointer)
    return report
  }
}
