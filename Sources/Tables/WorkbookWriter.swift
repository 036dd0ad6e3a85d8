import Dates

/// Writes a table as a workbook (`.xlsx`) whose bytes depend on nothing but the table.
///
/// `WorkbookReader` reads every cell back as it was: a number, a day or a month is written as one only if
/// its text is the one that comes back.
public enum WorkbookWriter {
  /// What the cells of a column are.
  public enum Column: Sendable {
    /// Texts, ids, phones: never a number.
    case text
    /// Numbers and dates where the text is one.
    case value
  }

  /// A workbook with one sheet.
  ///
  /// - Parameters:
  ///   - sheet: The name of the sheet, at most 31 letters.
  ///   - header: The names of the columns.
  ///   - rows: The cells; one that is missing is empty.
  ///   - columns: What the cells of each column are; values where it says nothing.
  /// - Returns: The file; nil when memory ends.
  public static func bytes(
    sheet: String, header: [String], rows: [[String]], columns: [Column] = []
  ) -> [UInt8]? {
    var xml = Self.head + "<worksheet xmlns=\"\(Self.main)\">"
    xml += "<sheetViews><sheetView workbookViewId=\"0\">"
    xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    xml += "</sheetView></sheetViews>"
    xml += cols(header, rows) + "<sheetData>"
    append(header, line: 1, columns: [], style: 1, to: &xml)
    for (index, row) in rows.enumerated() {
      append(row, line: index + 2, columns: columns, style: nil, to: &xml)
    }
    xml += "</sheetData></worksheet>"
    let name = escaped(String(sheet.filter { !"[]:*?/\\'".contains($0) }.prefix(31)))
    return ZipWriter.bytes(
      parts(name.isEmpty ? "1" : name).map { ($0.0, Array($0.1.utf8)) }
        + [("xl/worksheets/sheet1.xml", Array(xml.utf8))])
  }

  private static func append(
    _ cells: [String], line: Int, columns: [Column], style: Int?, to xml: inout String
  ) {
    xml += "<row r=\"\(line)\">"
    for (index, text) in cells.enumerated() where !text.isEmpty {
      let place = "<c r=\"\(CellReference.name(line: line, column: index + 1))\""
      let isText = style != nil || (columns.indices.contains(index) && columns[index] == .text)
      if !isText, let (number, style) = number(text) {
        xml += "\(place) s=\"\(style)\"><v>\(number)</v></c>"
      } else {
        xml += "\(place) s=\"\(style ?? 4)\" t=\"inlineStr\"><is>"
        xml += "<t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
      }
    }
    xml += "</row>"
  }

  /// The number a text is written as, and its style; nil for one that would not come back the same.
  private static func number(_ text: String) -> (String, Int)? {
    guard let first = text.utf8.first, text.utf8.count <= 17,
      (48...57).contains(first) || first == UInt8(ascii: "-")
    else { return nil }
    if let day = Day(text), let serial = NumberFormat.serial(day) { return (String(serial), 2) }
    if Month(text) != nil, let day = Day(text + "-01"), let serial = NumberFormat.serial(day) {
      return (String(serial), 3)
    }
    guard let value = Double(text), value.isFinite, NumberFormat.decimal(value) == text else {
      return nil
    }
    return (text, 0)
  }

  /// A column as wide as its longest cell, within reason.
  private static func cols(_ header: [String], _ rows: [[String]]) -> String {
    guard !header.isEmpty else { return "" }
    var xml = "<cols>"
    for index in header.indices {
      var width = header[index].count
      for row in rows.prefix(100) where row.indices.contains(index) {
        width = max(width, row[index].prefix(60).count)
      }
      xml += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width + 3)\" "
      xml += "customWidth=\"1\"/>"
    }
    return xml + "</cols>"
  }

  /// A text within XML; what XML cannot hold, and what would be taken for it, as `_xHHHH_`.
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let hasEscape = bytes.indices.contains { CellText.escape(bytes, at: $0) != nil }
    var escaped = ""
    var offset = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += Self.code(scalar)
      case "_" where hasEscape && CellText.escape(bytes, at: offset) != nil: escaped += "_x005F_"
      default: escaped.unicodeScalars.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    return escaped
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }
}
