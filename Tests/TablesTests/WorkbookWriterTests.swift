import Diagnostics
import TestSupport
import Testing

@testable import Tables

@Suite("Writing workbooks") struct WorkbookWriterTests {
  private func written(_ rows: [[String]], _ columns: [WorkbookWriter.Column] = []) -> SheetReading
  {
    let header = (rows.first ?? []).indices.map { "c\($0)" }
    let bytes = WorkbookWriter.bytes(sheet: "t", header: header, rows: rows, columns: columns)
    return SheetReading(bytes ?? [])
  }

  @Test("Reads back every kind of cell")
  func readsBack() {
    let rows = [
      ["1", "0", "-5", "47.10694", "47.10", "007", "1e3", "999999999999999", "1000000000000000"],
      [
        "2026-11-20", "2026-11", "2026-02-30", "1900-01-01", "1900-03-01", "2199-12-31", "2026-13",
        "1-2", "x",
      ],
      [
        "<a>&\"'", "a\nb\r\nc\rd", "_x0041_ _x_", "\u{1}\u{7F}\u{85}", "😀\u{FFFE}\u{FFFF}", "=1+1",
        "TRUE", "#N/A", " .".trimmed,
      ],
      ["Қазақша", "", "-0", "-", "+7 701", "0.1", "0.30000000000000004", "1E+20", "1.0"],
      ["-nan", "-inf", "-infinity", "-1e999", "-1e-999", "-0x1p3", "-5e-324", "nan", "inf"],
    ]
    let reading = written(rows)
    #expect(reading.rows == rows)
    #expect(reading.problems.isEmpty)
    let texts = written(rows, Array(repeating: .text, count: 9))
    #expect(texts.rows == rows)
  }

  @Test("Writes the same bytes for the same table, numbers as numbers and texts as texts")
  func writesTheSame() throws {
    let make = {
      WorkbookWriter.bytes(
        sheet: "a[b]:c", header: ["id", "n"], rows: [["12", "12"], ["x", "2026-11-20"]],
        columns: [.text, .value])
    }
    let bytes = try #require(make())
    #expect(make() == bytes)
    let archive = try ZipArchive(bytes)
    let sheet = try #require(try archive.read("xl/worksheets/sheet1.xml"))
    let xml = String(decoding: sheet, as: UTF8.self)
    #expect(
      xml.contains("<c r=\"A2\" s=\"4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">12</t>"))
    #expect(xml.contains("<c r=\"B2\" s=\"0\"><v>12</v></c>"))
    #expect(xml.contains("<c r=\"B3\" s=\"2\"><v>46346</v></c>"))
    #expect(SheetReading(bytes).sheet == "abc")
  }

  @Test("Gives back any table that was read from CSV, byte for byte")
  func givesBack() {
    var random = SplitMix(seed: 2032)
    let pieces = [
      "a", "Қ", "1", "12", "0", ".", "-", "2026-11-20", "2026-02", "E", "+", "_x0041_", "\"", ",",
      "\n", "\r", "&", "<", "\u{2}", "😀", "_", "#",
    ]
    for round in 0..<rounds(200) {
      let width = Int.random(in: 1...6, using: &random)
      let header = (0..<width).map { "c\($0)" }
      let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 1...3, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
          }
          .joined()
        }
      }
      let csv = CSVWriter.bytes(header: header, rows: rows)
      let read = Reading(bytes: csv)
      let book = WorkbookWriter.bytes(sheet: "t", header: read.header, rows: read.rows) ?? []
      let back = SheetReading(book)
      guard CSVWriter.bytes(header: back.header, rows: back.rows) == csv else {
        Issue.record("round \(round): \(rows) became \(back.rows)")
        return
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
