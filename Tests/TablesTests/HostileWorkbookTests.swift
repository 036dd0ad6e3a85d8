import Diagnostics
import TestSupport
import Testing

@testable import Tables

/// Workbooks that were made, or broken, to do harm: each is refused within limits.
@Suite("Hostile workbooks") struct HostileWorkbookTests {
  static let good = TestWorkbook(
    "= Бос орындар\nтақырып\nid | x | d\na | #1 | @46346\nб | =2 | @@46327\n~ 3 | 4 |\n& A1:C1\n",
    isShared: true
  ).bytes

  private func refusal(_ workbook: TestWorkbook) -> String {
    SheetReading(workbook, isHeader: nil).problems.joined(separator: "\n")
  }

  private func sheet(_ xml: String) -> TestWorkbook {
    TestWorkbook("= s\n", extra: [("xl/worksheets/sheet1.xml", Array(xml.utf8))])
  }

  @Test("Refuses what only looks like a workbook")
  func refusesOthers() {
    let damaged = "  table-format: this workbook is damaged and cannot be read"
    #expect(
      SheetReading(Array("id,x\n1,2\n".utf8)).problems == [
        "  table-format: this is not a workbook, though its name ends in .xlsx"
      ])
    #expect(
      SheetReading([]).problems == [
        "  table-format: this is not a workbook, though its name ends in .xlsx"
      ])
    #expect(SheetReading([0x50, 0x4B, 3, 4]).problems == [damaged])
    #expect(
      SheetReading([0xD0, 0xCF, 0x11, 0xE0, 1]).problems == [
        "  table-format: this is a workbook of an old format"
      ])
    let name: [UInt8] = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    let locked: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + name
    #expect(
      SheetReading(locked).problems == ["  table-format: this workbook is protected by a password"])
    let ods = ZipWriter.bytes([
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    ])
    #expect(
      SheetReading(ods ?? []).problems == [
        "  table-format: this is a sheet of OpenDocument, not an Excel workbook"
      ])
    #expect(SheetReading(ZipWriter.bytes([("a", [1])]) ?? []).problems == [damaged])
  }

  @Test(
    "Refuses definitions of entities, wherever they stand",
    arguments: [
      "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml",
      "_rels/.rels",
    ])
  func refusesEntities(part: String) {
    var entities = "<!ENTITY a0 \"lol\">"
    for level in 1...30 {
      entities += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    let xml = "<?xml version=\"1.0\"?><!DOCTYPE r [\(entities)]><r>&a30;</r>"
    let text = refusal(TestWorkbook("= s\nid | x\n", extra: [(part, Array(xml.utf8))]))
    #expect(text == "  table-format: this workbook defines its own abbreviations, which none needs")
  }

  @Test("Refuses bombs: one large entry, many, and too much in all")
  func refusesBombs() {
    let tooLarge = "  file-too-large: this workbook unpacks to far more than a table holds"
    let spaces = [UInt8](repeating: 32, count: 65 << 20)
    #expect(
      refusal(TestWorkbook("= s\n", extra: [("xl/worksheets/sheet1.xml", spaces)])) == tooLarge)
    // Two megabytes out of two kilobytes are no sheet that anybody wrote.
    #expect(
      refusal(TestWorkbook("= s\n", extra: [("xl/styles.xml", Array(spaces.prefix(2 << 20)))]))
        == tooLarge)
    let many = (0..<1001).map { ("p\($0)", [UInt8]()) }
    #expect(refusal(TestWorkbook("= s\n", extra: many)) == tooLarge)
  }

  @Test("Ends at a row, a column or a depth that no sheet has")
  func endsAtLimits() {
    let damaged = "s A1 table-format: this workbook is damaged and cannot be read"
    for cells in [
      "<row r=\"1048577\"><c/></row>", "<row r=\"0\"/>", "<row r=\"-3\"/>",
      "<row r=\"2\"/><row r=\"2\"/>",
      "<row r=\"99999999999999999999\"/>", "<row><c r=\"XFE1\"/></row>",
      "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
      "<row><c r=\"A2\"/></row>", "<row><c r=\"\"/></row>", "<c><v>1</v></c>",
      "<row><c><v>x</v></c></row>",
      "<row><c t=\"s\"><v>7</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
      "<row><c><v>1e999</v></c></row>", "<row><c><v>nan</v></c></row>",
    ] {
      #expect(
        refusal(sheet("<worksheet><sheetData>\(cells)</sheetData></worksheet>")) == damaged,
        "\(cells)")
    }
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(refusal(sheet(deep)) == "  table-format: this workbook is damaged and cannot be read")
    let wide = (1...65).map { "<c><v>\($0)</v></c>" }.joined()
    #expect(
      refusal(sheet("<worksheet><sheetData><row>\(wide)</row></sheetData></worksheet>"))
        == "s BM1 table-syntax: this record has more than 64 cells")
    // Few in each row, but each in columns of its own.
    let ladder = (1...70).map { "<row><c r=\"\(Location.letters($0))\($0)\"><v>1</v></c></row>" }
    #expect(
      refusal(sheet("<worksheet><sheetData>\(ladder.joined())</sheetData></worksheet>"))
        == "s BM1 table-syntax: this record has more than 64 cells")
  }

  @Test("Passes over empty rows, and refuses more than a million")
  func passesOverEmptyRows() {
    let head =
      "<worksheet><sheetData><row><c t=\"str\"><v>id</v></c></row><row><c><v>1</v></c></row>"
    let some = head + String(repeating: "<row/>", count: 300_000) + "</sheetData></worksheet>"
    let noise = (0..<300_000).map { _ in UInt8.random(in: 97...122) }
    let incompressible = "<!--" + String(decoding: noise, as: UTF8.self) + "-->"
    let reading = SheetReading(sheet(some + incompressible).bytes)
    #expect(reading.rows == [["1"]])
    #expect(reading.problems.isEmpty)
    let all = head + String(repeating: "<row/>", count: 1_000_000) + "</sheetData></worksheet>"
    #expect(
      refusal(sheet(all + incompressible))
        == "s A1 file-too-large: the sheet has more than 1000000 rows")
  }

  @Test("Refuses a long text that many cells share")
  func refusesSharedGiant() {
    let noise = (0..<(1 << 20)).map { _ in UInt8.random(in: 97...122) }
    let strings = Array("<sst><si><t>".utf8) + noise + Array("</t></si></sst>".utf8)
    let cell = "<row><c t=\"s\"><v>0</v></c></row>"
    let xml = "<worksheet><sheetData>\(String(repeating: cell, count: 70))</sheetData></worksheet>"
    let book = TestWorkbook(
      "= s\n",
      extra: [("xl/sharedStrings.xml", strings), ("xl/worksheets/sheet1.xml", Array(xml.utf8))])
    #expect(refusal(book) == "s A1 file-too-large: the texts of the sheet have more than 64 MiB")
  }

  @Test("Spends no time on merges that lie over one another", .timeLimit(.minutes(1)))
  func limitsMerges() {
    let rows = (0..<20_000).map { _ in "<row><c><v>1</v></c></row>" }.joined()
    let merges = String(repeating: "<mergeCell ref=\"A2:A1048576\"/>", count: 100_000)
    let xml =
      "<worksheet><sheetData>\(rows)</sheetData><mergeCells>\(merges)</mergeCells></worksheet>"
    let noise = (0..<60_000).map { _ in UInt8.random(in: 97...122) }
    let book = sheet(xml + "<!--\(String(decoding: noise, as: UTF8.self))-->")
    #expect(SheetReading(book.bytes).rows.count == 19_999)
  }

  @Test("Survives a workbook that is cut off anywhere")
  func survivesTruncation() {
    for length in 0..<Self.good.count {
      let reading = SheetReading(Array(Self.good[..<length]))
      guard reading.rows.isEmpty, !reading.problems.isEmpty else {
        Issue.record("\(length) bytes of \(Self.good.count) are read")
        return
      }
    }
    #expect(SheetReading(Self.good).rows.count == 3)
  }

  @Test("Survives a workbook with damage anywhere")
  func survivesDamage() {
    var random = SplitMix(seed: 2030)
    for _ in 0..<rounds(1500) {
      var bytes = Self.good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = SheetReading(bytes)
    }
  }

  @Test("Survives parts with damage in whole archives")
  func survivesDamagedParts() {
    var random = SplitMix(seed: 2031)
    let sheet = """
      <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="str"><f>1</f>\
      <v>x</v></c></row><row r="2" hidden="1"><c r="A2" s="1"><v>46346.5</v></c><c r="B2" t="b"><v>1</v></c></row>\
      <row r="3"><c t="d"><v>2026-11-20T00:00:00</v></c><c t="e"><v>#REF!</v></c></row></sheetData>\
      <mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>
      """
    let pieces = [
      "<", ">", "\"", "</c>", "<row>", "<v>", "1e400", "&#0;", "&amp;", " r=\"A0\"", "t=\"s\"",
      "<is>", "-1", "\u{FFFF}", "A1:XFD1048576",
    ]
    for _ in 0..<rounds(600) {
      var text = Array(sheet)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        if Bool.random(using: &random) {
          text.insert(contentsOf: pieces.randomElement(using: &random) ?? "", at: place)
        } else {
          text.removeSubrange(
            place..<min(text.count, place + Int.random(in: 1...9, using: &random)))
        }
      }
      let part = ("xl/worksheets/sheet1.xml", Array(String(text).utf8))
      _ = SheetReading(TestWorkbook("= s\n", extra: [part]), isHeader: nil)
    }
  }
}
