import Glibc
import Synchronization

/// A database on a server of PostgreSQL 15 or newer, which several processes may use at once.
///
/// Reading sees one state (`REPEATABLE READ`), writing is `SERIALIZABLE`: what two transactions do
/// at once is as if one had come after the other, or one of them runs again. Those in turn also wait
/// for each other by a lock on a table, since they would only overtake each other. The lock ends with
/// the transaction, so that nobody has to tidy up after a process that died.
public final class PostgreSQLDatabase: Database {
  /// How a server is used.
  public struct Options: Sendable {
    /// How many connections one process has at most.
    public var connections = 8
    /// How long to wait for one of them, in milliseconds.
    public var waitMilliseconds = 5000
    /// How long to wait for others that write, in milliseconds.
    public var lockMilliseconds = 5000
    /// How long one statement may take, in milliseconds.
    public var statementMilliseconds = 15_000
    /// How long a transaction may be left alone before the server ends it, in milliseconds.
    public var idleMilliseconds = 30_000
    /// How often a transaction that was overtaken runs at most.
    public var attempts = 10

    /// Makes the usual options.
    public init() {}
  }

  /// PostgreSQL's.
  public let dialect = Dialect.postgreSQL
  private let pool: ConnectionPool<PostgreSQLConnection>
  private let attempts: Int
  /// The threads that write now, to refuse them a second transaction instead of waiting for ever.
  private let writingThreads = Mutex<Set<UInt>>([])
  private let overtaken = Atomic<Int>(0)

  /// Reaches a server.
  ///
  /// - Parameters:
  ///   - url: `postgres://USER@HOST:PORT/DATABASE`.
  ///   - options: How it is used.
  /// - Throws: `SQLError`; `unreachable` when nobody answers.
  public init(url: String, options: Options = Options()) throws(SQLError) {
    let url = try PostgreSQLURL(url)
    attempts = max(1, options.attempts)
    pool = ConnectionPool(
      limit: options.connections, milliseconds: options.waitMilliseconds
    ) { () throws(SQLError) in try PostgreSQLConnection(url, options) }
    // So that a server that is none is found out now.
    pool.give(try pool.take().connection)
  }

  /// How many transactions were overtaken by another, and ran again or were given up.
  public var overtakenCount: Int { overtaken.load(ordering: .relaxed) }

  /// Lends a connection that sees one state of the database and cannot change it.
  ///
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws, and `SQLError` as the same type.
  public func read<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try transaction(Text.beginReading, isWriting: false, body)
  }

  /// Lends a connection that may change the database.
  ///
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws, and `SQLError` as the same type. When the server broke off
  ///   at the very end, of kind `unreachable`, nobody knows whether the changes are kept.
  @discardableResult
  public func write<Result, Failure: SQLFailure>(
    _ order: WriteOrder, _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let thread = UInt(pthread_self())
    guard writingThreads.withLock({ $0.insert(thread).inserted }) else {
      throw Failure(SQLError(.misuse, message: "this thread is writing already"))
    }
    defer { _ = writingThreads.withLock { $0.remove(thread) } }
    return try transaction(Text.begin(order), isWriting: true, body)
  }

  /// Nothing: the server clears away what was deleted by its own `autovacuum`.
  public func emptyLog() {}

  /// The indexes and rules that the server does not vouch for, after it has read every table.
  ///
  /// Pages are compared with their checksums where the cluster was made with them.
  ///
  /// - Returns: A sentence each; none when it is whole.
  /// - Throws: `SQLError`.
  public func integrityProblems() throws(SQLError) -> [String] {
    do throws(SQLError) {
      return try write(.long) { connection throws(SQLError) in
        try connection.script(Text.readEverything)
        return try connection.all(Text.doubtful, []) { row throws(SQLError) in
          "\(try row.text(0)) is not valid"
        }
      }
    } catch {
      guard error.kind == .corrupt else { throw error }
      return [error.message]
    }
  }

  /// Waits for the transactions that run, then closes every connection.
  ///
  /// - Returns: What was open still.
  public func close() -> CloseReport { pool.close() }
}

extension PostgreSQLDatabase {
  /// How one run of a transaction ended.
  private enum Outcome<Result, Failure: SQLFailure> {
    case done(Result)
    case failed(Failure)
    /// Nothing was kept, and the same may succeed now.
    case again(SQLError)
  }

  private func transaction<Result, Failure: SQLFailure>(
    _ begin: String, isWriting: Bool, _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var hasReconnected = false
    var run = 1
    while true {
      switch attempt(begin, isWriting: isWriting, body) {
      case .done(let result): return result
      case .failed(let failure): throw failure
      case .again(let error) where error.kind == .overtaken:
        overtaken.add(1, ordering: .relaxed)
        guard run < attempts else {
          throw Failure(SQLError(.busy, code: error.code, message: error.message))
        }
        // A random while, so that two do not meet again and again.
        usleep(UInt32.random(in: 0..<(1000 << UInt32(min(run, 7)))))
        run += 1
      case .again(let error):
        guard !hasReconnected else { throw Failure(error) }
        hasReconnected = true
      }
    }
  }

  private func attempt<Result, Failure: SQLFailure>(
    _ begin: String, isWriting: Bool, _ body: (any Connection) throws(Failure) -> Result
  ) -> Outcome<Result, Failure> {
    let (connection, isOld): (PostgreSQLConnection, Bool)
    do throws(SQLError) {
      (connection, isOld) = try pool.take()
    } catch {
      return .failed(Failure(error))
    }
    defer { pool.give(connection) }
    connection.forgetFailure()
    do throws(SQLError) {
      // What only reads has no turn to wait for, and saves a journey to the server.
      if isWriting { try Self.begin(begin, connection) } else { connection.beginLater(begin) }
    } catch {
      connection.rollBack()
      // It may have broken long ago, while nobody looked.
      return isOld && error.kind == .unreachable ? .again(error) : .failed(Failure(error))
    }
    do throws(Failure) {
      let result = try body(connection)
      if let failure = connection.failure { throw Failure(failure) }
      return Self.end(result, connection, isWriting: isWriting)
    } catch {
      connection.rollBack()
      // What the server said counts: the closure may have made something else of it.
      guard let failure = connection.failure,
        failure.kind == .overtaken || (failure.kind == .unreachable && isOld)
      else { return .failed(error) }
      return .again(failure)
    }
  }

  private static func begin(
    _ text: String, _ connection: PostgreSQLConnection
  ) throws(SQLError) {
    do throws(SQLError) {
      try connection.script(text)
    } catch {
      guard error.code == Text.noSuchTable else { throw error }
      // The first transaction of a new database.
      connection.rollBack()
      connection.forgetFailure()
      try connection.script(Text.makeTurn)
      try connection.script(text)
    }
  }

  private static func end<Result, Failure: SQLFailure>(
    _ result: Result, _ connection: PostgreSQLConnection, isWriting: Bool
  ) -> Outcome<Result, Failure> {
    // What was read was read.
    guard isWriting else {
      connection.endReading()
      return .done(result)
    }
    do throws(SQLError) {
      try connection.script(Text.commit)
      return .done(result)
    } catch {
      connection.rollBack()
      if error.kind == .overtaken { return .again(error) }
      guard error.kind == .unreachable else { return .failed(Failure(error)) }
      return .failed(
        Failure(
          SQLError(
            .unreachable, code: error.code,
            message: "whether the changes were kept is not known: \(error.message)")))
    }
  }
}

extension PostgreSQLDatabase {
  /// The statements around a transaction.
  private enum Text {
    static let beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    static let commit = "COMMIT"
    /// SQLSTATE 42P01 as a number.
    static let noSuchTable = Int("42P01", radix: 36) ?? 0

    static func begin(_ order: WriteOrder) -> String {
      let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE"
      // A lock on a table is the one statement that leaves the state to be seen for later.
      let turn = "LOCK TABLE write_turn IN EXCLUSIVE MODE"
      switch order {
      case .alongside: return begin
      case .inTurn: return "\(begin); \(turn)"
      case .long:
        return """
          \(begin); SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 60000;
          SET LOCAL idle_in_transaction_session_timeout = 0; \(turn)
          """
      }
    }

    /// A lock of its own: two that make the same table at once would refuse each other.
    static let makeTurn = """
      BEGIN; SELECT pg_advisory_xact_lock(7293101882401); CREATE TABLE IF NOT EXISTS write_turn ();
      COMMIT
      """
    static let readEverything = """
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
          WHERE schemaname = current_schema()
        LOOP EXECUTE 'SELECT count(t::text) FROM ' || name || ' AS t'; END LOOP;
      END $$
      """
    static let doubtful: Statement = """
      SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND NOT i.indisvalid
      UNION ALL
      SELECT c.conname FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        WHERE n.nspname = current_schema() AND NOT c.convalidated
      """
  }
}
