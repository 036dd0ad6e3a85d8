/// Goes through CSV bytes once; quoted cells are written, unquoted, to the end of the storage.
struct Scanner {
  struct Problem {
    let line: Int
    let column: Int
    let summary: String
    let help: String?
  }

  private(set) var storage: [UInt8]
  private(set) var cells: [Table.Cell] = []
  private(set) var problems: [Problem] = []
  private let separator: UInt8
  private let end: Int
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8], start: Int) {
    storage = bytes
    end = bytes.count
    position = start
    separator = Self.separator(of: bytes[start...])
  }

  var separatorName: String {
    switch separator {
    case UInt8(ascii: ";"): "semicolon"
    case 9: "tab"
    default: "comma"
    }
  }

  func text(_ row: Table.Row, _ column: Int) -> String {
    let cell = cells[row.firstCell + column]
    return String(decoding: storage[cell.start..<cell.start + cell.count], as: UTF8.self)
  }

  /// The most frequent separator of the first line, outside quotes.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      counts[byte, default: 0] += 1
    }
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? candidates[0]
  }

  mutating func nextRecord() -> Table.Row? {
    skipEmptyLines()
    guard position < end else { return nil }
    let row = (line: line, firstCell: cells.count)
    while true {
      let isLast = readCell(column: cells.count - row.firstCell + 1)
      if isLast { break }
      if cells.count - row.firstCell >= CSVReader.limits.columns {
        skipLine()
        break
      }
    }
    return Table.Row(
      line: row.line, firstCell: row.firstCell, cellCount: cells.count - row.firstCell)
  }

  private mutating func skipEmptyLines() {
    while position < end, storage[position] == 10 || storage[position] == 13 {
      if storage[position] == 10 { line += 1 }
      position += 1
    }
  }

  private mutating func skipLine() {
    while position < end, storage[position] != 10 { position += 1 }
  }

  /// Reads one cell and what ends it; true when the record ends too.
  private mutating func readCell(column: Int) -> Bool {
    while position < end, storage[position] == 32 { position += 1 }
    if position < end, storage[position] == UInt8(ascii: "\"") {
      readQuoted(column: column)
    } else {
      let start = position
      while position < end, storage[position] != separator, storage[position] != 10,
        storage[position] != 13
      { position += 1 }
      append(start, position)
    }
    return endCell(column: column)
  }

  private mutating func readQuoted(column: Int) {
    let opened = line
    position += 1
    let start = position
    var written: Int?
    while position < end {
      let byte = storage[position]
      if byte == UInt8(ascii: "\"") {
        if position + 1 < end, storage[position + 1] == UInt8(ascii: "\"") {
          if written == nil {
            written = storage.count
            storage.append(contentsOf: storage[start..<position])
          }
          storage.append(byte)
          position += 2
          continue
        }
        break
      }
      if byte == 10 { line += 1 }
      if written != nil { storage.append(byte) }
      position += 1
    }
    if position >= end {
      problems.append(
        Problem(
          line: opened, column: column, summary: "the quotes opened here are never closed",
          help: "close them with \", and write a quote inside a cell as \"\""))
    }
    append(written ?? start, written == nil ? position : storage.count)
    position = min(position + 1, end)
  }

  /// After a cell: a separator, a line break or the end; anything else was meant to be in quotes.
  private mutating func endCell(column: Int) -> Bool {
    while position < end, storage[position] == 32 { position += 1 }
    if position < end, storage[position] != separator, storage[position] != 10,
      storage[position] != 13
    {
      problems.append(
        Problem(
          line: line, column: column, summary: "text follows the closing quotes of this cell",
          help: "write a quote inside a quoted cell as \"\""))
      while position < end, storage[position] != separator, storage[position] != 10 {
        position += 1
      }
    }
    guard position < end else { return true }
    if storage[position] == separator {
      position += 1
      return false
    }
    if storage[position] == 13 { position += 1 }
    if position < end, storage[position] == 10 {
      line += 1
      position += 1
    }
    return true
  }

  private mutating func append(_ start: Int, _ end: Int) {
    var (start, end) = (start, end)
    while end > start, storage[end - 1] == 32 || storage[end - 1] == 9 { end -= 1 }
    while start < end, storage[start] == 32 { start += 1 }
    cells.append(Table.Cell(start: start, count: end - start))
  }
}
