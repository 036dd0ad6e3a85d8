import SQL
import Synchronization

/// A database whose disk is full after some changes.
final class FillingDatabase: Database {
  private let base: any Database
  /// How many statements that change something still go through; nil for all.
  private let left = Mutex<Int?>(nil)

  init(_ base: any Database) { self.base = base }

  /// Lets so many changes through, and no more.
  func fill(after changes: Int) { left.withLock { $0 = changes } }

  var dialect: Dialect { base.dialect }
  var overtakenCount: Int { base.overtakenCount }

  func read<Result, Failure: SQLFailure>(
    _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try base.read(body)
  }

  func write<Result, Failure: SQLFailure>(
    _ order: WriteOrder, _ body: (any Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try base.write(order) { connection throws(Failure) in
      try body(FillingConnection(connection, self))
    }
  }

  func emptyLog() throws(SQLError) { try base.emptyLog() }
  func integrityProblems() throws(SQLError) -> [String] { try base.integrityProblems() }
  func close() -> CloseReport { base.close() }

  fileprivate func takeRoom() throws(SQLError) {
    let hasRoom = left.withLock { left in
      guard let count = left else { return true }
      left = max(0, count - 1)
      return count > 0
    }
    if !hasRoom { throw SQLError(.full, message: "the disk is full") }
  }
}

private final class FillingConnection: Connection {
  private let base: any Connection
  private let database: FillingDatabase

  init(_ base: any Connection, _ database: FillingDatabase) {
    (self.base, self.database) = (base, database)
  }

  func query(
    _ statement: Statement, _ values: [SQLValue],
    _ row: (borrowing Row) throws(SQLError) -> Bool
  ) throws(SQLError) {
    try base.query(statement, values, row)
  }

  func execute(_ statement: Statement, _ values: [SQLValue]) throws(SQLError) -> Int {
    try database.takeRoom()
    return try base.execute(statement, values)
  }

  func script(_ text: String) throws(SQLError) {
    try database.takeRoom()
    try base.script(text)
  }
}
