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

  /// The type of a column of text, after a blank: texts are compared by their bytes in both.
  public var textType: String {
    switch self {
    case .sqlite: " TEXT"
    case .postgreSQL: " TEXT COLLATE \"C\""
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

  /// Lends a connection that may change the database, as if nobody else wrote meanwhile.
  ///
  /// When this returns, all changes are on the disk; when it throws, none is. The closure may run
  /// several times, of which one counts: it leaves nothing behind outside the database. A thread
  /// that already writes must not ask again: that is an error of kind `misuse`.
  ///
  /// - Parameters:
  ///   - order: Whether it waits for others that write.
  ///   - body: What is done.
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws, and the database's errors as the same type.
  @discardableResult
  func write<Result, Failure: SQLFailure>(
    _ order: WriteOrder, _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result

  /// Leaves nothing of what was deleted where the database keeps its latest changes.
  ///
  /// - Throws: `SQLError`.
  func emptyLog() throws(SQLError)

  /// How many transactions were overtaken by another, and ran again or were given up.
  var overtakenCount: Int { get }

  /// What is wrong inside the database: none when it is whole.
  ///
  /// - Throws: `SQLError`.
  func integrityProblems() throws(SQLError) -> [String]

  /// Waits for the transactions that run, then closes every connection; later ones are refused.
  func close() -> CloseReport
}

extension Database {
  /// Lends a connection that may change the database, in turn.
  ///
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws, and the database's errors as the same type.
  @discardableResult
  public func write<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try write(.inTurn, body)
  }
}

/// How a transaction that changes meets others that do; what is kept is the same.
public enum WriteOrder: Sendable {
  /// One after another: for what shares a counter, and would only get in each other's way.
  case inTurn
  /// Beside others, and once more when one of them got in between: for what mostly meets nobody.
  case alongside
  /// Alone, and for as long as it takes: for what goes through whole tables.
  case long
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
