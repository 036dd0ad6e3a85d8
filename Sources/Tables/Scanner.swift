import Bytes
import Diagnostics

/// Goes through CSV bytes once; quoted cells are written, unquoted, to the end of the storage.
struct Scanner {
  struct Problem {
    let line: Int
    let column: Int
    let summary: Message
    let help: Message?
  }

  private(set) var storage: [UInt8]
  private(set) var cells: [Table.Cell] = []
  private(set) var problems: [Problem] = []
  /// The lines of records with a problem.
  private(set) var doubtfulLines: Set<Int> = []
  private let separator: UInt8
  private let end: Int
  private var position: Int
  private var line = 1

  /// The signs that may stand between cells.
  static let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]

  init(_ bytes: [UInt8], start: Int, separator chosen: UInt8? = nil) {
    storage = bytes
    end = bytes.count
    position = start
    if let (named, next) = Self.namedSeparator(bytes[start...]) {
      separator = named
      position = next
      if position < end { endLine() }
    } else {
      separator = chosen ?? Self.separator(of: bytes[start...])
    }
  }

  /// The separator that a first line `sep=;` names, as Excel understands it, and where the line ends.
  private static func namedSeparator(_ bytes: ArraySlice<UInt8>) -> (UInt8, Int)? {
    let line = bytes.prefix { $0 != 10 && $0 != 13 }
    var words = Array(line.prefix(8))
    while let last = words.last, last == 32 { words.removeLast() }
    if words.count == 7, words.first == UInt8(ascii: "\""), words.last == words.first {
      words = Array(words[1..<6])
    }
    guard line.count < 8, words.count == 5, let sign = words.last, separators.contains(sign),
      words[..<4].elementsEqual("sep=".utf8)
    else { return nil }
    return (sign, line.endIndex)
  }

  var separatorName: Message {
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

  func isEmpty(_ row: Table.Row, _ column: Int) -> Bool { cells[row.firstCell + column].count == 0 }

  /// The most frequent separator of the first line that is not empty, outside quotes.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts = separators.map { _ in 0 }
    var isQuoted = false
    for byte in bytes.drop(while: { $0 == 10 || $0 == 13 || $0 == 32 }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if let index = separators.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = separators.indices.max { counts[$0] < counts[$1] }
    return separators[most ?? 0]
  }

  mutating func nextRecord() -> Table.Row? {
    skipEmptyLines()
    guard position < end else { return nil }
    let row = (line: line, firstCell: cells.count)
    let problemCount = problems.count
    while true {
      let most = row.firstCell + CSVReader.limits.columns
      if Self.readPlain(storage, from: &position, to: end, separator, most, into: &cells) {
        endLine()
        break
      }
      let column = cells.count - row.firstCell + 1
      if column > CSVReader.limits.columns {
        problems.append(
          Problem(
            line: row.line, column: column,
            summary: "this record has more than \(CSVReader.limits.columns) cells",
            help: "delete the columns that hold no data"))
        skipLine()
        break
      }
      if readCell(column: column) { break }
    }
    if problems.count > problemCount { doubtfulLines.insert(row.line) }
    return Table.Row(
      line: row.line, firstCell: row.firstCell, cellCount: cells.count - row.firstCell)
  }

  /// Reads cells as nearly all are, up to the first that has quotes or blanks to take off.
  ///
  /// Every byte of a country's tables comes by here, many at a time.
  ///
  /// - Returns: Whether the record ends here, with a line break.
  private static func readPlain(
    _ storage: [UInt8], from position: inout Int, to end: Int, _ separator: UInt8, _ most: Int,
    into cells: inout [Table.Cell]
  ) -> Bool {
    storage[..<end].withUnsafeBufferPointer { bytes in
      var start = position
      defer { position = start }
      while cells.count < most, start < bytes.count, !needsCare(bytes[start]) {
        let place = ByteScan.first(in: bytes, from: start) {
          $0.marks(of: separator) | $0.marks(of: 10) | $0.marks(of: 13)
        }
        guard place < bytes.count, place == start || !needsCare(bytes[place - 1]) else { break }
        cells.append(Table.Cell(start: start, count: place - start))
        start = place
        guard bytes[place] == separator else { return true }
        start += 1
      }
      return false
    }
  }

  private static func needsCare(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == UInt8(ascii: "\"")
  }

  /// Passes over lines with nothing on them, or only blanks.
  private mutating func skipEmptyLines() {
    while true {
      var ahead = position
      while ahead < end, storage[ahead] == 32 { ahead += 1 }
      guard ahead == end || isLineBreak(storage[ahead]) else { return }
      position = ahead
      guard position < end else { return }
      endLine()
    }
  }

  private mutating func skipLine() {
    while position < end, !isLineBreak(storage[position]) { position += 1 }
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private func isCellEnd(_ byte: UInt8) -> Bool { byte == separator || isLineBreak(byte) }

  /// Passes over the line break that stands here: LF, CRLF or CR.
  private mutating func endLine() {
    if storage[position] == 13, position + 1 < end, storage[position + 1] == 10 { position += 1 }
    position += 1
    line += 1
  }

  /// Reads one cell and what ends it; true when the record ends too.
  private mutating func readCell(column: Int) -> Bool {
    while position < end, storage[position] == 32 { position += 1 }
    if position < end, storage[position] == UInt8(ascii: "\"") {
      readQuoted(column: column)
    } else {
      let start = position
      position = plainEnd(from: start, at: separator)
      append(start, position)
    }
    return endCell(column: column)
  }

  /// Where plain text ends: the next sign of a kind or line break, or the end.
  private func plainEnd(from start: Int, at sign: UInt8) -> Int {
    // Every byte of a country's tables comes by here, and what stands on the stack is at hand.
    let (bytes, end) = (storage.span, end)
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte == sign || byte == 10 || byte == 13 { break }
      place += 1
    }
    return place
  }

  private mutating func readQuoted(column: Int) {
    let opened = line
    position += 1
    let start = position
    var written: Int?
    position = plainEnd(from: start, at: UInt8(ascii: "\""))
    while position < end {
      let byte = storage[position]
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < end, storage[position + 1] == byte else { break }
        if written == nil { written = copy(start, position) }
        position += 1
      } else if byte == 10 || (byte == 13 && (position + 1 == end || storage[position + 1] != 10)) {
        line += 1
      }
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

  /// Copies a run to the end of the storage, byte by byte: a slice of it would copy all of it.
  private mutating func copy(_ from: Int, _ to: Int) -> Int {
    let start = storage.count
    for index in from..<to { storage.append(storage[index]) }
    return start
  }

  /// After a cell: a separator, a line break or the end; anything else was meant to be in quotes.
  private mutating func endCell(column: Int) -> Bool {
    while position < end, storage[position] == 32 { position += 1 }
    if position < end, !isCellEnd(storage[position]) {
      problems.append(
        Problem(
          line: line, column: column, summary: "text follows the closing quotes of this cell",
          help: "write a quote inside a quoted cell as \"\""))
      while position < end, !isCellEnd(storage[position]) { position += 1 }
    }
    guard position < end else { return true }
    if storage[position] == separator {
      position += 1
      return false
    }
    endLine()
    return true
  }

  private mutating func append(_ start: Int, _ end: Int) {
    cells.append(CellText.trimmed(storage, start, end))
  }
}
