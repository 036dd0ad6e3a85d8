public import Diagnostics

/// Reads CSV (RFC 4180): quotes, line breaks in quotes, CRLF, LF or CR, a byte order mark.
///
/// The separator (comma, semicolon or tab) is the one that the header uses. A record with too many
/// or too few cells is an error at its line; an empty or blank line is passed over; cells lose the blanks at
/// their ends, as spreadsheets leave them there by accident.
public enum CSVReader {
  /// Limits on one table: bytes, records and cells of a record.
  public static let limits = (bytes: 64 << 20, rows: 1_000_000, columns: 64)

  /// The table of a file, as far as it could be read, and what is wrong with it.
  public static func read(_ bytes: [UInt8], file: String) -> (table: Table?, report: Report) {
    var report = Report()
    if let refusal = Encoding.refusal(of: bytes, file: file) {
      report.add(refusal)
      return (nil, report)
    }
    var scanner = Scanner(bytes, start: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    guard let header = scanner.nextRecord() else {
      report.add(
        Diagnostic(.tableSyntax, at: Location(file), "the table is empty", help: "write a header"))
      return (nil, report)
    }
    let names = (0..<header.cellCount).map { scanner.text(header, $0) }
    var rows: [Table.Row] = []
    var problemCount = scanner.problems.count
    while let row = scanner.nextRecord() {
      guard rows.count < limits.rows else {
        let place = Location(file, line: row.line)
        report.add(Diagnostic(.fileTooLarge, at: place, "more than \(limits.rows) records"))
        break
      }
      // Cells cannot be counted where the quotes are wrong; one message is enough.
      if row.cellCount != names.count, scanner.problems.count == problemCount {
        report.add(uneven(row, names.count, scanner.separatorName, file))
      }
      problemCount = scanner.problems.count
      rows.append(row)
    }
    for problem in scanner.problems {
      let place = Location(file, line: problem.line, column: problem.column)
      report.add(Diagnostic(.tableSyntax, at: place, problem.summary, help: problem.help))
    }
    let table = Table(
      file: file, header: names, rows: rows, storage: scanner.storage, cells: scanner.cells)
    return (table, report)
  }

  private static func uneven(_ row: Table.Row, _ wanted: Int, _ separator: Message, _ file: String)
    -> Diagnostic
  {
    Diagnostic(
      .unevenRow, at: Location(file, line: row.line, column: min(row.cellCount, wanted) + 1),
      "this record has \(row.cellCount, "cell", "cells"), the header has \(wanted)",
      help: row.cellCount > wanted
        ? "put a cell that holds a \(separator) in double quotes"
        : "an empty cell still needs its \(separator)")
  }
}
