import CSQLite

/// A prepared statement, and the row it stands at.
final class SQLiteStatement: RowSource {
  private let pointer: OpaquePointer
  private let connection: OpaquePointer
  /// Whether somebody is reading its rows.
  private(set) var isRunning = false

  /// - Throws: `SQLError` when the text is none that SQLite understands.
  init(_ text: String, _ connection: OpaquePointer) throws(SQLError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw SQLError(sqlite: code, connection) }
    (pointer, self.connection) = (prepared, connection)
  }

  deinit { sqlite3_finalize(pointer) }

  /// Binds the values, so that `step` gives the first row.
  func begin(_ values: [SQLValue]) throws(SQLError) {
    isRunning = true
    guard values.count == Int(sqlite3_bind_parameter_count(pointer)) else {
      throw SQLError(.misuse, message: "a statement was given \(values.count) values")
    }
    for (index, value) in values.enumerated() {
      let code = bind(value, Int32(index + 1))
      guard code == SQLITE_OK else { throw SQLError(sqlite: code, connection) }
    }
  }

  /// Goes on to the next row; false when there is none.
  func step() throws(SQLError) -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw SQLError(sqlite: code, connection) }
    return false
  }

  /// Makes it ready for the next use, and forgets its values.
  func end() {
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
    isRunning = false
  }

  private func bind(_ value: SQLValue, _ index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(pointer, index)
    case .integer(let number): return sqlite3_bind_int64(pointer, index, Int64(number))
    case .text(var text):
      return text.withUTF8 { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          guard let start = characters.baseAddress else {
            return onir_sqlite_bind_text(pointer, index, "", 0)
          }
          return onir_sqlite_bind_text(pointer, index, start, Int32(clamping: characters.count))
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        onir_sqlite_bind_blob(pointer, index, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
  }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL
  }

  func integer(_ column: Int) -> Int? {
    guard sqlite3_column_type(pointer, Int32(column)) == SQLITE_INTEGER else { return nil }
    return Int(sqlite3_column_int64(pointer, Int32(column)))
  }

  func text(_ column: Int) -> String? {
    guard sqlite3_column_type(pointer, Int32(column)) == SQLITE_TEXT,
      let start = sqlite3_column_text(pointer, Int32(column))
    else { return nil }
    let size = Int(sqlite3_column_bytes(pointer, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
  }

  func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void) {
    let start = sqlite3_column_blob(pointer, Int32(column))
    let size = Int(sqlite3_column_bytes(pointer, Int32(column)))
    body(
      UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: size).span)
  }
}
