extension WorkbookWriter {
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// Everything of a workbook but its one sheet.
  static func parts(_ sheet: String) -> [(String, String)] {
    [
      ("[Content_Types].xml", head + contentTypes),
      ("_rels/.rels", head + relations([("officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
          + "<sheet name=\"\(sheet)\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        head + relations([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])
      ),
      ("xl/styles.xml", head + styles),
    ]
  }

  private static var contentTypes: String {
    var xml = "<Types xmlns=\"\(package)/content-types\">"
    xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-"
    xml +=
      "package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    let parts = [
      ("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet"),
      ("xl/styles.xml", "styles"),
    ]
    for (name, kind) in parts {
      xml += "<Override PartName=\"/\(name)\" ContentType=\"\(type).\(kind)+xml\"/>"
    }
    return xml + "</Types>"
  }

  private static func relations(_ targets: [(String, String)]) -> String {
    var xml = "<Relationships xmlns=\"\(package)/relationships\">"
    for (index, target) in targets.enumerated() {
      xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(target.0)\" "
      xml += "Target=\"\(target.1)\"/>"
    }
    return xml + "</Relationships>"
  }

  /// Styles 0 to 4: as it is, header in bold, day, month, text.
  private static var styles: String {
    var xml = "<styleSheet xmlns=\"\(main)\">"
    xml += "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/>"
    xml += "<numFmt numFmtId=\"165\" formatCode=\"mm\\.yyyy\"/></numFmts>"
    xml += "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    xml += "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    xml += "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    xml += "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    xml += "<borders count=\"1\"><border/></borders>"
    xml += "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\">"
    for (format, font) in [(0, 0), (0, 1), (164, 0), (165, 0), (49, 0)] {
      xml += "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      xml += "applyNumberFormat=\"1\" applyFont=\"1\"/>"
    }
    xml +=
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    return xml + "</cellStyles></styleSheet>"
  }
}
