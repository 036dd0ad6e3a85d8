/// Where two databases speak differently.
public enum Dialect: Sendable, CaseIterable {
  case sqlite
  case postgreSQL

  /// The type of a number of 64 bits that is a table's primary key.
  ///
  /// SQLite keeps the rows in the order of such a key only when its type is written like this.
  public var keyType: String {
    switch self {
    case .sqlite: "INTEGER"
    case .postgreSQL: "BIGINT"
    }
  }

  /// The type of a column of bytes.
  public var bytesType: String {
    switch self {
    case .sqlite: "BLOB"
    case .postgreSQL: "BYTEA"
    }
  }
}

/// A database: it lends connections, each within one transaction.
public protocol Database: Sendable {
  /// Which SQL it speaks.
  var dialect: Dialect { get }

  /// Lends a connection that sees one state of the database and cannot change it.
  ///
  /// Reading never waits for writing.
  ///
  /// - Throws: What the closure throws, and the database's errors as the same type.
  func read<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result

  /// Lends a connection that may change the database; one writes at a time.
  ///
  /// When the closure returns, all its changes are on the disk; when it throws, none is. A thread
  /// that already writes must not ask again: that is an error of kind `misuse`.
  ///
  /// - Throws: What the closure throws, and the database's errors as the same type.
  @discardableResult
  func write<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result

  /// Writes a copy to a new file while others go on reading and writing.
  ///
  /// - Throws: `SQLError`; when something has the name already, too.
  func backup(to path: String) throws(SQLError)

  /// Leaves nothing of what was deleted where the database keeps its latest changes.
  ///
  /// - Throws: `SQLError`.
  func emptyLog() throws(SQLError)

  /// What is wrong inside the database: none when it is whole.
  ///
  /// - Throws: `SQLError`.
  func integrityProblems() throws(SQLError) -> [String]

  /// Waits for the transactions that run, then closes every connection; later ones are refused.
  func close() -> CloseReport
}

/// What a database found open when it was closed.
public struct CloseReport: Sendable, Hashable {
  /// Statements that nobody had given back.
  public var statements = 0
  /// Transactions that nobody had ended.
  public var transactions = 0
  /// Connections that would not close.
  public var connections = 0

  /// Makes an empty report.
  public init() {}

  /// Whether nothing was left open.
  public var isClean: Bool { statements + transactions + connections == 0 }
}
