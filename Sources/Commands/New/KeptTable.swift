import Content
import Diagnostics
import Files
import Tables

/// A table that a person keeps as CSV: records can be added, and every other byte stays.
struct KeptTable {
  /// The file from the content folder.
  let path: String
  let bytes: [UInt8]
  let table: Table
  private let kind: ContentTable

  /// Reads a table of the content; nil when there is none.
  ///
  /// - Parameters:
  ///   - kind: Which.
  ///   - folder: Where it lies in the content, with a slash at its end; empty for the content itself.
  ///   - content: The content.
  /// - Throws: `CommandFailure` when it is a workbook, or cannot be read.
  init?(_ kind: ContentTable, of folder: String, in content: String) throws(CommandFailure) {
    self.kind = kind
    path = "\(folder)\(kind.rawValue).csv"
    let workbook = "\(content)/\(folder)\(kind.rawValue).xlsx"
    guard FileStatus("\(content)/\(path)") != nil else {
      guard FileStatus(workbook) == nil else {
        throw .usage("\(workbook) is a workbook: add the rows in the program it is kept with")
      }
      return nil
    }
    let file = "\(content)/\(path)"
    guard !Disk.isLink(file) else {
      throw .usage("\(file) is a link, and nothing is written through links")
    }
    do throws(FileError) {
      bytes = try Disk.read(file, limit: CSVReader.limits.bytes)
    } catch {
      throw .machine(error.message)
    }
    let read = kind.read(bytes, file: "content/\(path)")
    guard let table = read.table, !read.report.hasErrors else {
      throw CommandFailure(
        code: .content, message: "\(file) has errors; onir check shows them")
    }
    self.table = table
  }

  /// The place of a column in the records.
  func column(_ name: String) throws(CommandFailure) -> Int {
    guard let place = table.place(of: name, in: kind) else {
      throw .usage("\(path) has no column called \(name), so nobody knows where to write")
    }
    return place
  }

  /// The cells of a record.
  func cells(_ row: Table.Row) -> [String] { table.header.indices.map { table.text(row, $0) } }

  /// A record of values by the names of the columns; others are empty.
  func record(_ values: [String: String]) -> [String] {
    table.header.map { title in kind.column(called: title).flatMap { values[$0.name] } ?? "" }
  }

  /// The bytes with more records.
  ///
  /// - Parameters:
  ///   - rows: A cell for each column.
  ///   - line: The line before which they come; nil for the end.
  /// - Returns: The file as it is to be written.
  /// - Throws: `CommandFailure` when the letters cannot be written in the encoding of the file.
  func adding(_ rows: [[String]], before line: Int?) throws(CommandFailure) -> [UInt8] {
    let text = rows.map { row in row.map(quoted).joined(separator: separator) + lineBreak }
      .joined()
    let isPlain = text.utf8.allSatisfy { $0 < 128 } && !bytes.contains(0)
    guard isPlain || String(validating: bytes, as: UTF8.self) != nil else {
      throw .usage("\(path) is not kept as UTF-8: save it as CSV UTF-8, or add the rows yourself")
    }
    var result = bytes
    if let line, let place = offset(of: line) {
      result.insert(contentsOf: text.utf8, at: place)
      return result
    }
    if let last = result.last, last != 10, last != 13 { result += Array(lineBreak.utf8) }
    return result + Array(text.utf8)
  }

  /// Where a line begins.
  private func offset(of line: Int) -> Int? {
    var (place, number) = (0, 1)
    while number < line {
      guard let end = bytes[place...].firstIndex(where: { $0 == 10 || $0 == 13 }) else {
        return nil
      }
      let isPair = bytes[end] == 13 && end + 1 < bytes.count && bytes[end + 1] == 10
      place = end + (isPair ? 2 : 1)
      number += 1
    }
    return place
  }

  private var lineBreak: String {
    guard let end = bytes.firstIndex(where: { $0 == 10 || $0 == 13 }) else { return "\n" }
    if bytes[end] == 10 { return "\n" }
    return end + 1 < bytes.count && bytes[end + 1] == 10 ? "\r\n" : "\r"
  }

  /// The sign between the cells of the header: a name of a column has none of the others.
  private var separator: String {
    let start = offset(of: table.headerLine) ?? 0
    let head = bytes[start...].prefix { $0 != 10 && $0 != 13 }
    for sign in [UInt8(ascii: ";"), 9] where head.contains(sign) {
      return String(UnicodeScalar(sign))
    }
    return ","
  }

  private func quoted(_ cell: String) -> String {
    let needsQuotes = cell.unicodeScalars.contains { "\",;\t\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
