/// A table as it was written: a header and records, with the line each began on.
///
/// Cells are kept as runs of one byte array and become text only when somebody asks.
public struct Table: Sendable {
  /// The file, for messages.
  public let file: String
  /// The sheet of a workbook.
  public let sheet: String?
  /// The names of the columns.
  public private(set) var header: [String]
  /// The line of the header; 1 unless titles or empty lines stand above it.
  public let headerLine: Int
  /// The records after the header.
  public let rows: [Row]
  /// The place of each column in the file, from 1; nil when they stand one after the other from 1 on.
  let columnNumbers: [Int]?
  private var storage: [UInt8]
  private var cells: [Cell]

  /// A record: its line, and where its cells stand.
  public struct Row: Sendable {
    /// The line where the record begins, as an editor or a spreadsheet counts.
    public let line: Int
    let firstCell: Int
    let cellCount: Int
    /// Whether a fault of one of its cells was reported, so that its values say nothing.
    public internal(set) var isFaulty = false
  }

  /// A run of the storage, which has far fewer bytes than half a word can count.
  struct Cell: Sendable {
    private let first: UInt32
    private let length: UInt32

    init(start: Int, count: Int) {
      first = UInt32(truncatingIfNeeded: start)
      length = UInt32(truncatingIfNeeded: count)
    }

    var start: Int { Int(first) }
    var count: Int { Int(length) }
  }

  init(
    file: String, sheet: String? = nil, header: [String], headerLine: Int, rows: [Row],
    columnNumbers: [Int]? = nil, storage: [UInt8], cells: [Cell]
  ) {
    self.file = file
    self.sheet = sheet
    self.header = header
    self.headerLine = headerLine
    self.rows = rows
    self.columnNumbers = columnNumbers
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
    guard column >= 0, column < row.cellCount else { return "" }
    let cell = cells[row.firstCell + column]
    // A slice of the storage would count one more that holds it, for every cell.
    return storage.withUnsafeBufferPointer { bytes in
      String(
        decoding: UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.start + cell.count]),
        as: UTF8.self)
    }
  }
}

extension Table {
  /// Every byte that a cell may be of, and others between them.
  public var bytes: [UInt8] { storage }

  /// Puts another text in the place of a cell's; nothing beyond the end of a short record.
  public mutating func replace(_ row: Row, _ column: Int, with text: String) {
    guard column >= 0, column < row.cellCount else { return }
    let start = storage.count
    storage.append(contentsOf: text.utf8)
    cells[row.firstCell + column] = Cell(start: start, count: storage.count - start)
  }

  /// Puts another name in the place of a column's.
  public mutating func rename(_ column: Int, _ name: String) {
    if header.indices.contains(column) { header[column] = name }
  }

  /// How many cells a record has; as many as the header when it is sound.
  public func cellCount(_ row: Row) -> Int { row.cellCount }

  /// Whether no record has anything in it.
  public var isBlank: Bool { rows.allSatisfy { isBlank($0) } }

  /// Whether a record has nothing in it.
  public func isBlank(_ row: Row) -> Bool {
    (0..<min(row.cellCount, header.count)).allSatisfy { cells[row.firstCell + $0].count == 0 }
  }

  /// The number of a column in the file or the sheet, from 1.
  public func columnNumber(_ column: Int) -> Int {
    guard let columnNumbers, columnNumbers.indices.contains(column) else { return column + 1 }
    return columnNumbers[column]
  }
}
