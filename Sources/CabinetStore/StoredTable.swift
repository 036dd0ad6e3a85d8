import Files
import SQL

/// A table with all its columns, to be copied without knowing what they mean.
struct StoredTable: Sendable {
  /// A column of the key, by whose order rows are read.
  struct KeyColumn: Sendable {
    let name: StaticString
    let isText: Bool

    static func text(_ name: StaticString) -> KeyColumn { KeyColumn(name: name, isText: true) }
    static func number(_ name: StaticString) -> KeyColumn { KeyColumn(name: name, isText: false) }

    /// Less than what any row has: no text of a key is empty.
    var least: SQLValue { isText ? .text("") : .integer(.min) }
  }

  let name: StaticString
  let key: [KeyColumn]
  private let columns: [StaticString]
  private let page: Statement
  private let insertOne: Statement
  private let insertMany: Statement

  /// How many rows are read at once; the digest depends on it.
  private static let pageRows = 400
  /// How many rows one statement inserts; SQLite takes 32,766 values, PostgreSQL 65,535.
  private static let insertRows = 40

  init(_ name: StaticString, key: [KeyColumn], _ others: [StaticString]) {
    (self.name, self.key) = (name, key)
    columns = key.map(\.name) + others
    page = Self.page(name, key, columns)
    insertOne = Self.insert(name, columns, rows: 1)
    insertMany = Self.insert(name, columns, rows: Self.insertRows)
  }

  /// The names of all columns, those of the key first.
  var columnNames: [String] { columns.map(\.description) }

  /// Copies all rows from one connection to another.
  ///
  /// - Returns: How many there were, and their digest.
  /// - Throws: `StoreError`.
  func copy(
    _ source: any Connection, to target: any Connection
  ) throws(StoreError) -> CopiedTable {
    try digest(source) { rows throws(SQLError) in
      var rest = rows[...]
      while rest.count >= Self.insertRows {
        try target.execute(insertMany, Array(rest.prefix(Self.insertRows).joined()))
        rest = rest.dropFirst(Self.insertRows)
      }
      for row in rest { try target.execute(insertOne, row) }
    }
  }

  /// Goes through all rows in the order of their key.
  ///
  /// - Parameters:
  ///   - connection: Where they are.
  ///   - use: Gets some rows at a time.
  /// - Returns: How many there are, and their digest.
  /// - Throws: `StoreError`.
  func digest(
    _ connection: any Connection, _ use: ([[SQLValue]]) throws(SQLError) -> Void = { _ in }
  ) throws(StoreError) -> CopiedTable {
    do throws(SQLError) {
      var last = key.map(\.least)
      var (count, digest) = (0, "")
      while true {
        let rows = try connection.all(page, last + [.integer(Self.pageRows)]) {
          row throws(SQLError) in columns.indices.map { row.value($0) }
        }
        try use(rows)
        count += rows.count
        digest = Digest.sha256Hexadecimal(Array(digest.utf8) + rows.joined().flatMap(Self.bytes))
        guard rows.count == Self.pageRows, let end = rows.last else { break }
        last = Array(end.prefix(key.count))
      }
      return CopiedTable(name: name.description, rows: count, digest: digest)
    } catch {
      throw StoreError(error)
    }
  }

  /// A value so that no two rows of values have the same bytes: its kind, its size, itself.
  private static func bytes(_ value: SQLValue) -> [UInt8] {
    switch value {
    case .null: [0]
    case .integer(let number): Array("i\(number);".utf8)
    case .text(let text): Array("t\(text.utf8.count);".utf8) + text.utf8
    case .blob(let bytes): Array("b\(bytes.count);".utf8) + bytes
    }
  }
}

extension StoredTable {
  private static func page(
    _ name: StaticString, _ key: [KeyColumn], _ columns: [StaticString]
  ) -> Statement {
    let names = joined(key.map(\.name))
    let values = joined(Array(placeholders.prefix(key.count)))
    let limit = Array(placeholders.dropFirst(key.count).prefix(1))
    return Statement(
      joining: ["SELECT "] + joined(columns) + [" FROM ", name, " WHERE ("] + names + [") > ("]
        + values + [") ORDER BY "] + names + [" LIMIT "] + limit)
  }

  private static func insert(
    _ name: StaticString, _ columns: [StaticString], rows: Int
  ) -> Statement {
    var texts: [StaticString] = ["INSERT INTO ", name, " ("] + joined(columns) + [") VALUES "]
    for row in 0..<rows {
      texts += row == 0 ? ["("] : [", ("]
      for column in columns.indices {
        if column > 0 { texts.append(", ") }
        texts.append("?")
        texts += digits(row * columns.count + column + 1)
      }
      texts.append(")")
    }
    return Statement(joining: texts)
  }

  private static func joined(_ texts: [StaticString]) -> [StaticString] {
    texts.enumerated().flatMap { $0 == 0 ? [$1] : [", ", $1] }
  }

  private static let placeholders: [StaticString] = ["?1", "?2", "?3", "?4"]

  private static let figures: [StaticString] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]

  /// A number's digits as literals.
  private static func digits(_ number: Int) -> [StaticString] {
    (number >= 10 ? digits(number / 10) : []) + [figures[number % 10]]
  }
}
