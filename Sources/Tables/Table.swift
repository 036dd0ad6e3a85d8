/// A table as it was written: a header and records, with the line each began on.
///
/// Cells are kept as runs of one byte array and become text only when somebody asks.
public struct Table: Sendable {
  /// The file, for messages.
  public let file: String
  /// The names of the columns.
  public let header: [String]
  /// The records after the header.
  public let rows: [Row]
  private let storage: [UInt8]
  private let cells: [Cell]

  /// A record: its line, and where its cells stand.
  public struct Row: Sendable {
    /// The line where the record begins; the header is line 1.
    public let line: Int
    let firstCell: Int
    let cellCount: Int
  }

  struct Cell: Sendable {
    let start: Int
    let count: Int
  }

  init(file: String, header: [String], rows: [Row], storage: [UInt8], cells: [Cell]) {
    self.file = file
    self.header = header
    self.rows = rows
    self.storage = storage
    self.cells = cells
  }

  /// The bytes of a cell; empty beyond the end of a short record.
  public func bytes(_ row: Row, _ column: Int) -> ArraySlice<UInt8> {
    guard column >= 0, column < row.cellCount else { return [] }
    let cell = cells[row.firstCell + column]
    return storage[cell.start..<cell.start + cell.count]
  }

  /// The text of a cell.
  public func text(_ row: Row, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }
}

extension Table {
  /// How many cells a record has; as many as the header when it is sound.
  public func cellCount(_ row: Row) -> Int { row.cellCount }
}
