/// What a database's wrapper offers of the row it stands at.
public protocol RowSource: AnyObject {
  /// Whether a column, counted from 0, holds nothing.
  func isNull(_ column: Int) -> Bool
  /// The number in a column; nil when it holds none.
  func integer(_ column: Int) -> Int?
  /// The text in a column; nil when it holds none.
  func text(_ column: Int) -> String?
  /// Lends the bytes of a text or blob; they are gone after the call.
  func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void)
}

/// The row a query stands at; it is lent for one call and reads straight from the database.
///
/// Columns count from 0. A column that holds what it should not is an error of kind `unreadable`.
public struct Row: ~Copyable {
  private let source: any RowSource

  /// Lends the row at which a source stands.
  public init(_ source: any RowSource) { self.source = source }

  /// Whether a column holds nothing.
  public func isNull(_ column: Int) -> Bool { source.isNull(column) }

  /// The number in a column.
  ///
  /// - Throws: `SQLError` when there is none.
  public func integer(_ column: Int) throws(SQLError) -> Int {
    guard let value = source.integer(column) else { throw Self.unreadable(column, "a number") }
    return value
  }

  /// The number in a column, or nil for null.
  ///
  /// - Throws: `SQLError` when it holds something else.
  public func optionalInteger(_ column: Int) throws(SQLError) -> Int? {
    isNull(column) ? nil : try integer(column)
  }

  /// The truth in a column.
  ///
  /// - Throws: `SQLError` when it holds no number.
  public func bool(_ column: Int) throws(SQLError) -> Bool { try integer(column) != 0 }

  /// The text in a column.
  ///
  /// - Throws: `SQLError` when there is none.
  public func text(_ column: Int) throws(SQLError) -> String {
    guard let value = source.text(column) else { throw Self.unreadable(column, "a text") }
    return value
  }

  /// The text in a column, or nil for null.
  ///
  /// - Throws: `SQLError` when it holds something else.
  public func optionalText(_ column: Int) throws(SQLError) -> String? {
    isNull(column) ? nil : try text(column)
  }

  /// The bytes in a column; none for null.
  public func blob(_ column: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    source.withBytes(column) { span in
      bytes.reserveCapacity(span.count)
      for index in span.indices { bytes.append(span[index]) }
    }
    return bytes
  }

  /// Whatever is in a column.
  public func value(_ column: Int) -> SQLValue {
    if source.isNull(column) { return .null }
    if let number = source.integer(column) { return .integer(number) }
    if let text = source.text(column) { return .text(text) }
    return .blob(blob(column))
  }

  /// Lends the bytes of a text or blob without copying them; none for null.
  public func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void) {
    source.withBytes(column, body)
  }

  /// The code of a closed list in a column.
  ///
  /// - Throws: `SQLError` when the list has no such code.
  public func code<Code: RawRepresentable>(_ column: Int) throws(SQLError) -> Code
  where Code.RawValue == String {
    guard let code = Code(rawValue: try text(column)) else {
      throw Self.unreadable(column, "a code of \(Code.self)")
    }
    return code
  }

  /// The code of a closed list in a column, or nil for null.
  ///
  /// - Throws: `SQLError` when the list has no such code.
  public func optionalCode<Code: RawRepresentable>(_ column: Int) throws(SQLError) -> Code?
  where Code.RawValue == String {
    isNull(column) ? nil : try code(column)
  }

  /// The error of a column that does not hold what it should; the value itself is not told.
  public static func unreadable(_ column: Int, _ wanted: String) -> SQLError {
    SQLError(.unreadable, message: "column \(column) does not hold \(wanted)")
  }
}
