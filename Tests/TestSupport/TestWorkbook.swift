import Tables

/// A workbook as people and programs save it, described by lines.
///
///     = Name              a sheet; `= Name (hidden)` one that is not shown
///     a | #12.5 | @46346  a row: a text, a number, a day (a number with a date's format)
///     ~ a | b             a row that is hidden
///     & A1:C1             cells that are merged
///
/// Cells: `#` number, `@` day, `@@` month, `=` formula without its result, `=5` with it, `!` error,
/// `^` truth value; a text begins with anything else. An empty line is a row without cells.
public struct TestWorkbook {
  private var sheets: [(name: String, isHidden: Bool, rows: String, merges: [String], line: Int)] =
    []
  private var strings: [String] = []
  private let isShared: Bool
  private let countsFrom1904: Bool
  private let extra: [(name: String, bytes: [UInt8])]

  /// Reads a description.
  ///
  /// - Parameters:
  ///   - text: The lines.
  ///   - isShared: Whether texts stand in a part of their own, as Excel keeps them.
  ///   - countsFrom1904: Whether days are counted as on old Macintoshes.
  ///   - extra: Parts added, or put in the places of others.
  public init(
    _ text: String, isShared: Bool = false, countsFrom1904: Bool = false,
    extra: [(name: String, bytes: [UInt8])] = []
  ) {
    self.isShared = isShared
    self.countsFrom1904 = countsFrom1904
    self.extra = extra
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for line in lines { add(line) }
  }

  private mutating func add(_ line: Substring) {
    if line.hasPrefix("= ") {
      let isHidden = line.hasSuffix(" (hidden)")
      let name = line.dropFirst(2).dropLast(isHidden ? 9 : 0)
      sheets.append((String(name), isHidden, "", [], 0))
      return
    }
    if sheets.isEmpty { sheets.append(("Лист1", false, "", [], 0)) }
    let last = sheets.count - 1
    if line.hasPrefix("& ") {
      sheets[last].merges.append(String(line.dropFirst(2)))
      return
    }
    sheets[last].line += 1
    let isHidden = line.hasPrefix("~ ")
    let number = sheets[last].line
    var row = "<row r=\"\(number)\"\(isHidden ? " hidden=\"1\"" : "")>"
    for (index, cell) in line.dropFirst(isHidden ? 2 : 0).split(
      separator: "|", omittingEmptySubsequences: false
    ).enumerated() {
      row += self.cell(trimmed(cell), "\(letters(index + 1))\(number)")
    }
    sheets[last].rows += row + "</row>"
  }

  private mutating func cell(_ text: String, _ place: String) -> String {
    let rest = text.dropFirst()
    switch text.first {
    case nil: return ""
    case "#": return "<c r=\"\(place)\"><v>\(rest)</v></c>"
    case "@" where rest.first == "@":
      return "<c r=\"\(place)\" s=\"2\"><v>\(rest.dropFirst())</v></c>"
    case "@": return "<c r=\"\(place)\" s=\"1\"><v>\(rest)</v></c>"
    case "=" where rest.isEmpty: return "<c r=\"\(place)\"><f>A1+1</f></c>"
    case "=": return "<c r=\"\(place)\"><f>A1+1</f><v>\(rest)</v></c>"
    case "!": return "<c r=\"\(place)\" t=\"e\"><v>\(rest)</v></c>"
    case "^": return "<c r=\"\(place)\" t=\"b\"><v>\(rest)</v></c>"
    default:
      let xml = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      guard isShared else {
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(xml)</t></is></c>"
      }
      strings.append(xml)
      return "<c r=\"\(place)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
    }
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private func letters(_ column: Int) -> String {
    let last = UInt8(ascii: "A") + UInt8((column - 1) % 26)
    let rest = column > 26 ? letters((column - 1) / 26) : ""
    return rest + String(decoding: [last], as: UTF8.self)
  }

  /// The file.
  public var bytes: [UInt8] {
    var parts = parts
    for (name, bytes) in extra {
      parts.removeAll { $0.name == name }
      parts.append((name, bytes))
    }
    return ZipWriter.bytes(parts) ?? []
  }

  private var parts: [(name: String, bytes: [UInt8])] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\""
        + "\(sheet.isHidden ? " state=\"hidden\"" : "")/>"
    }
    let relations = sheets.indices.map { index in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/worksheet\" "
        + "Target=\"worksheets/sheet\(index + 1).xml\"/>"
    }
    var texts = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" "
          + "Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(office)\"><workbookPr date1904=\"\(countsFrom1904)\"/>"
          + "<sheets>\(list.joined())</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>\(relations.joined())"
          + "<Relationship Id=\"s\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" "
          + "Target=\"/xl/sharedStrings.xml\"/></Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"mmm\\ yyyy\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst>\(strings.map { "<si><t>\($0)</t></si>" }.joined())</sst>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      texts.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet><sheetData>\(sheet.rows)</sheetData><mergeCells>\(merges)</mergeCells>"
            + "</worksheet>"
        ))
    }
    return texts.map { ($0.0, Array($0.1.utf8)) }
  }
}
