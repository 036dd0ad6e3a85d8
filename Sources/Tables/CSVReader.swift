public import Diagnostics

/// Reads CSV (RFC 4180): quotes, line breaks in quotes, CRLF, LF or CR, a byte order mark.
///
/// The separator (comma, semicolon or tab) is the one that the header uses, or that a first line `sep=;`
/// names. A record with too many or too few cells is an error at its line; an empty or blank line is
/// passed over; cells lose the blanks at their ends, as spreadsheets leave them there by accident.
/// Columns at the end without a name and without a value are left out.
public enum CSVReader {
  /// Limits on one table: bytes, records and cells of a record.
  public static let limits = (bytes: 64 << 20, rows: 1_000_000, columns: 64)
  /// How many records from the top the header is looked for in.
  public static let headerDepth = 20

  /// The table of a file, as far as it could be read, and what is wrong with it.
  ///
  /// - Parameters:
  ///   - bytes: The file, in any encoding of `Encoding`.
  ///   - file: Its name for messages.
  ///   - isHeader: Tells the header from titles above it; without it the first record is the header.
  /// - Returns: The table, nil when there is none, and the report.
  public static func read(
    _ bytes: [UInt8], file: String, isHeader: (([String]) -> Bool)? = nil
  ) -> (table: Table?, report: Report) {
    var report = Report()
    let (text, start, isSingleByte): ([UInt8], Int, Bool)
    switch Encoding.decoded(bytes, file: file) {
    case .text(let bytes, let from, let single): (text, start, isSingleByte) = (bytes, from, single)
    case .refused(let refusal):
      report.add(refusal)
      return (nil, report)
    }
    var (scanner, above) = beginning(text, start, isHeader)
    guard let header = above.first else {
      report.add(
        Diagnostic(.tableSyntax, at: Location(file), "the table is empty", help: "write a header"))
      return (nil, report)
    }
    var rows = Array(above.dropFirst())
    while let row = scanner.nextRecord() {
      guard rows.count < limits.rows else {
        report.add(
          Diagnostic(
            .fileTooLarge, at: Location(file, line: row.line),
            "the table has more than \(limits.rows) records"))
        break
      }
      rows.append(row)
    }
    let names = (0..<header.cellCount).map { scanner.text(header, $0) }
    let width = width(names, rows, scanner)
    for index in rows.indices where rows[index].cellCount != width {
      if width < names.count, (width...names.count).contains(rows[index].cellCount) {
        let row = rows[index]
        rows[index] = Table.Row(line: row.line, firstCell: row.firstCell, cellCount: width)
      } else if !scanner.doubtfulLines.contains(rows[index].line) {
        // Cells cannot be counted where the quotes are wrong; one message is enough.
        report.add(uneven(rows[index], width, scanner.separatorName, file))
      }
    }
    for problem in scanner.problems where problem.line >= header.line {
      let place = Location(file, line: problem.line, column: problem.column)
      report.add(Diagnostic(.tableSyntax, at: place, problem.summary, help: problem.help))
    }
    let table = Table(
      file: file, header: Array(names.prefix(width)), headerLine: header.line, rows: rows,
      storage: scanner.storage, cells: scanner.cells)
    // Few tables have a question mark at all, and one look tells.
    if text.holds(UInt8(ascii: "?")),
      let problem = LostLetters.problem(in: table, isSingleByte: isSingleByte)
    {
      report.add(problem)
      // A header that has lost letters would be met with a message for every column.
      if problem.location.line == table.headerLine { return (nil, report) }
    }
    return (table, report)
  }

  /// The records from the header on, as far as they had to be read to find it, and the scanner there.
  ///
  /// A title above the header may have no separator, or another one; then each is tried.
  private static func beginning(
    _ text: [UInt8], _ start: Int, _ isHeader: (([String]) -> Bool)?
  ) -> (Scanner, [Table.Row]) {
    var first = Scanner(text, start: start)
    guard let isHeader else {
      let header = first.nextRecord()
      return (first, header.map { [$0] } ?? [])
    }
    var fallback: (Scanner, [Table.Row])?
    for separator in [nil] + Scanner.separators.map(Optional.some) {
      var scanner = separator.map { Scanner(text, start: start, separator: $0) } ?? first
      var rows: [Table.Row] = []
      while rows.count < headerDepth, let row = scanner.nextRecord() {
        rows.append(row)
        if isHeader((0..<row.cellCount).map { scanner.text(row, $0) }) { return (scanner, [row]) }
      }
      if fallback == nil { fallback = (scanner, rows) }
    }
    return fallback ?? (first, [])
  }

  /// The columns up to the last one with a name or a value.
  private static func width(_ names: [String], _ rows: [Table.Row], _ scanner: Scanner) -> Int {
    var width = names.count
    while width > 1, names[width - 1].isEmpty,
      rows.allSatisfy({ $0.cellCount < width || scanner.isEmpty($0, width - 1) })
    {
      width -= 1
    }
    return width
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
