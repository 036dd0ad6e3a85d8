import Bytes
import Content
import JSON

/// Writes rows of open data in one form, cell by cell in the order of the columns.
protocol DataRowWriter: ~Copyable {
  mutating func beginRow()
  /// A text or a code; an empty one is no value.
  mutating func text(_ text: String)
  mutating func integer(_ number: Int)
  /// A number with a fraction, as it is written.
  mutating func number(_ written: String)
  /// A number of people that is not told.
  mutating func hidden()
  mutating func endRow()
  /// How many bytes were written.
  var count: Int { get }
  /// Cells that were written at the same place in another row.
  mutating func again(_ cells: WrittenCells)
}

/// Cells of a row as they were written: rows that begin or end alike copy them.
struct WrittenCells {
  let bytes: Range<Int>
  /// How many they are.
  let count: Int
}

extension DataRowWriter where Self: ~Copyable {
  /// Writes texts that many rows have at the same place; what is known of them from an earlier row is
  /// copied.
  mutating func shared(_ known: inout WrittenCells?, _ texts: @autoclosure () -> [String]) {
    if let known { return again(known) }
    let (start, texts) = (count, texts())
    for text in texts { self.text(text) }
    known = WrittenCells(bytes: start..<count, count: texts.count)
  }
}

/// CSV (RFC 4180): commas, CRLF, a header, quotes where a cell needs them, UTF-8 without a mark.
struct CSVRowWriter: ~Copyable, DataRowWriter {
  private var buffer: ByteBuffer
  private var isFirst = true

  /// Begins a file behind what a buffer holds.
  init(_ names: [String], rows: Int, after buffer: consuming ByteBuffer) {
    buffer.reserve(256 + rows * 160)
    self.buffer = buffer
    beginRow()
    for name in names { text(name) }
    endRow()
  }

  /// The buffer with the file at its end.
  consuming func finished() -> ByteBuffer { buffer }

  mutating func beginRow() { isFirst = true }

  var count: Int { buffer.count }

  mutating func again(_ cells: WrittenCells) {
    guard cells.count > 0 else { return }
    buffer.append(again: cells.bytes)
    isFirst = false
  }

  mutating func text(_ text: String) {
    separate()
    text.withBytes { append(cell: $0) }
  }

  private mutating func append(cell: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    let first = ByteScan.first(in: cell) {
      $0.marks(of: quote) | $0.marks(of: UInt8(ascii: ",")) | $0.marks(of: 0x0D)
        | $0.marks(of: 0x0A)
    }
    guard first < cell.count else {
      buffer.append(cell)
      return
    }
    buffer.append(quote)
    for byte in cell {
      if byte == quote { buffer.append(quote) }
      buffer.append(byte)
    }
    buffer.append(quote)
  }

  mutating func integer(_ number: Int) {
    separate()
    buffer.append(decimal: number)
  }

  mutating func number(_ written: String) {
    separate()
    written.withBytes { buffer.append($0) }
  }

  mutating func hidden() { number(PublicCount.hidden) }

  mutating func endRow() { buffer.append("\r\n") }

  private mutating func separate() {
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}

/// JSON: a list of objects with the names of the columns, one on a line; no value is null.
struct JSONRowWriter: ~Copyable, DataRowWriter {
  private var json: JSONWriter
  private let keys: [JSONWriter.Key]
  /// The column of the next cell.
  private var place = 0

  /// Begins a document behind what a buffer holds.
  init(_ names: [String], rows: Int, after buffer: consuming ByteBuffer) {
    keys = names.map { JSONWriter.Key($0) }
    buffer.reserve(64 + rows * 320)
    json = JSONWriter(after: buffer)
    json.openList()
  }

  mutating func beginRow() {
    place = 0
    json.line()
    json.openObject()
  }

  mutating func text(_ text: String) {
    key()
    if text.isEmpty { json.null() } else { json.string(text) }
  }

  mutating func integer(_ number: Int) {
    key()
    json.integer(number)
  }

  mutating func number(_ written: String) {
    key()
    json.number(written: written)
  }

  mutating func hidden() {
    key()
    json.string(PublicCount.hidden)
  }

  mutating func endRow() { json.closeObject() }

  var count: Int { json.count }

  mutating func again(_ cells: WrittenCells) {
    guard cells.count > 0 else { return }
    json.append(again: cells.bytes)
    place += cells.count
  }

  private mutating func key() {
    json.key(keys[place])
    place += 1
  }

  /// The buffer with the document at its end.
  consuming func finished() -> ByteBuffer {
    json.lineEnd()
    json.closeList()
    json.lineEnd()
    return json.finished()
  }
}
