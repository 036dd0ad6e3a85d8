import SQL

/// The operations that change nothing, within one state of the database.
///
/// Lent by `Store.read` and `Store.write`; of no use after the call.
public class Reading {
  let connection: any Connection
  let vault: Vault

  init(_ connection: any Connection, _ vault: Vault) {
    (self.connection, self.vault) = (connection, vault)
  }

  /// The personal values of the row a query stands at.
  final func sealed(
    _ row: borrowing Row, _ column: Int, _ place: Vault.Place, _ name: String
  ) throws(SQLError) -> SealedFields {
    try vault.open(row.blob(column), place, name, column: column)
  }

  /// What the closure makes of each row.
  final func all<Value>(
    _ statement: Statement, _ values: [SQLValue],
    _ make: (borrowing Row) throws(SQLError) -> Value
  ) throws(StoreError) -> [Value] {
    do throws(SQLError) {
      return try connection.all(statement, values, make)
    } catch {
      throw StoreError(error)
    }
  }

  /// What the closure makes of the first row; nil without one.
  final func first<Value>(
    _ statement: Statement, _ values: [SQLValue],
    _ make: (borrowing Row) throws(SQLError) -> Value
  ) throws(StoreError) -> Value? {
    do throws(SQLError) {
      return try connection.first(statement, values, make)
    } catch {
      throw StoreError(error)
    }
  }

  /// The number in the first row's first column; 0 without one.
  final func number(_ statement: Statement, _ values: [SQLValue]) throws(StoreError) -> Int {
    try first(statement, values) { row throws(SQLError) in try row.integer(0) } ?? 0
  }
}

/// The operations that change, and all that read.
///
/// Lent by `Store.write`; of no use after the call.
public final class Transaction: Reading {
  /// Runs a statement that gives no rows, and tells how many rows it touched.
  @discardableResult
  func run(_ statement: Statement, _ values: [SQLValue]) throws(StoreError) -> Int {
    do throws(SQLError) {
      return try connection.execute(statement, values)
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs several statements without values.
  func script(_ text: String) throws(StoreError) {
    do throws(SQLError) {
      try connection.script(text)
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs a statement that must touch one row.
  ///
  /// - Throws: `StoreError`; `conflict` when it touched none.
  func runOnOne(_ statement: Statement, _ values: [SQLValue]) throws(StoreError) {
    guard try run(statement, values) == 1 else { throw .conflict }
  }
}
