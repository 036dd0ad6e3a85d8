/// A connection within a transaction; it is lent for that time and belongs to one thread.
public protocol Connection: AnyObject {
  /// Runs a statement and lends its rows one by one until the closure answers false.
  ///
  /// The closure may run other statements on the connection.
  ///
  /// - Throws: `SQLError`, the closure's included.
  func query(
    _ statement: Statement, _ values: [SQLValue],
    _ row: (borrowing Row) throws(SQLError) -> Bool
  ) throws(SQLError)

  /// Runs a statement that gives no rows.
  ///
  /// - Returns: How many rows it inserted, changed or deleted.
  /// - Throws: `SQLError`.
  @discardableResult
  func execute(_ statement: Statement, _ values: [SQLValue]) throws(SQLError) -> Int

  /// Runs several statements without values, separated by semicolons; nothing of it is kept.
  ///
  /// - Throws: `SQLError`.
  func script(_ text: String) throws(SQLError)
}

extension Connection {
  /// Runs a statement without values that gives no rows.
  ///
  /// - Throws: `SQLError`.
  @discardableResult
  public func execute(_ statement: Statement) throws(SQLError) -> Int {
    try execute(statement, [])
  }

  /// What the closure makes of each row, in order.
  ///
  /// - Throws: `SQLError`.
  public func all<Value>(
    _ statement: Statement, _ values: [SQLValue],
    _ make: (borrowing Row) throws(SQLError) -> Value
  ) throws(SQLError) -> [Value] {
    var result: [Value] = []
    try query(statement, values) { row throws(SQLError) in
      result.append(try make(row))
      return true
    }
    return result
  }

  /// What the closure makes of the first row; nil when there is none.
  ///
  /// - Throws: `SQLError`.
  public func first<Value>(
    _ statement: Statement, _ values: [SQLValue],
    _ make: (borrowing Row) throws(SQLError) -> Value
  ) throws(SQLError) -> Value? {
    var result: Value?
    try query(statement, values) { row throws(SQLError) in
      result = try make(row)
      return false
    }
    return result
  }
}
