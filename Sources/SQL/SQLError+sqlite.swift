import CSQLite

extension SQLError {
  /// The error that SQLite tells by a number, with its own words for it.
  init(sqlite code: Int32, _ connection: OpaquePointer?) {
    let words = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.init(
      Self.kind(of: code), code: Int(code), message: words.map { String(cString: $0) } ?? "unknown")
  }

  private static func kind(of code: Int32) -> Kind {
    switch code & 0xFF {
    case SQLITE_CONSTRAINT: .constraint(constraint(of: code))
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_FULL: .full
    case SQLITE_IOERR: .disk
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_READONLY: .readOnly
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CANTOPEN: .cannotOpen
    case SQLITE_MISUSE, SQLITE_RANGE: .misuse
    default: .other
    }
  }

  private static func constraint(of code: Int32) -> Constraint {
    switch Int(code) {
    case onir_sqlite_unique, onir_sqlite_primary_key: .unique
    case onir_sqlite_foreign_key: .foreignKey
    case onir_sqlite_not_null: .notNull
    case onir_sqlite_check: .check
    default: .other
    }
  }
}
