/// Writes CSV (RFC 4180) as `CSVReader` reads it: commas, LF, quotes where they are needed.
public enum CSVWriter {
  /// A table with its header.
  public static func bytes(header: [String], rows: [[String]]) -> [UInt8] {
    Array((([header] + rows).map(line).joined()).utf8)
  }

  /// A text that strangers typed, for a cell: with a blank before what would be a formula.
  ///
  /// A spreadsheet takes for one what begins with `=`, `+`, `-`, `@`, a tab or a carriage return.
  /// `CSVReader` takes the blank off again.
  public static func plain(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return " " + text
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    // By scalars: CRLF is one character.
    let needsQuotes = cell.unicodeScalars.contains { "\",;\t\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
