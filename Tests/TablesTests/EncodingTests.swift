import Diagnostics
import Testing

@testable import Tables

@Suite("Files that are no UTF-8 table") struct EncodingTests {
  private func refusal(_ bytes: [UInt8]) -> (text: String, help: String)? {
    let result = CSVReader.read(bytes, file: "t.csv")
    guard result.table == nil, let found = result.report.diagnostics.first else { return nil }
    let place = "\(found.location.line):\(found.location.column)"
    return (
      "\(place) \(found.identifier.rawValue): \(found.summary.text())", found.help?.text() ?? ""
    )
  }

  @Test(
    "Refuses with advice",
    arguments: [
      // A workbook, an old workbook, both orders of UTF-16, Windows-1251.
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "1:1 table-format: this is a workbook, not CSV"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "1:1 table-format: this is a workbook, not CSV"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1 table-format: this table is UTF-16"),
      ([0xFE, 0xFF, 0x00, 0x61], "1:1 table-format: this table is UTF-16"),
      (
        [0x69, 0x64, 0x0D, 0x0A, 0xC0, 0xF2, 0xFB],
        "2:1 not-utf8: this table is not UTF-8; perhaps it is Windows-1251"
      ),
      ([0x61, 0x0D, 0x62, 0x0A, 0x00], "3:1 table-syntax: a zero byte stands here"),
    ] as [([UInt8], String)])
  func refuses(bytes: [UInt8], expected: String) {
    let found = refusal(bytes)
    #expect(found?.text == expected)
    #expect(found?.help.contains("CSV UTF-8") == true)
  }

  @Test("Refuses a table beyond the limit of bytes without reading it")
  func refusesLarge() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: CSVReader.limits.bytes + 1)
    #expect(refusal(bytes)?.text == "1:1 file-too-large: the table has more than 64 MiB")
  }

  @Test(
    "Finds the first byte that is not UTF-8, counting letters",
    arguments: [
      ([0x61, 0xFF], 1, 2), (Array("қала\r\nқ".utf8) + [0xD2], 2, 2), ([0x80], 1, 1),
      (Array("a\rb\r".utf8) + [0xC0, 0x80], 3, 1), (Array("Ә😀".utf8) + [0xED, 0xA0, 0x80], 1, 3),
      (Array("x\n\n".utf8) + [0xF4, 0x90, 0x80, 0x80], 3, 1), (Array("Ә".utf8).dropLast(), 1, 1),
    ] as [([UInt8], Int, Int)])
  func finds(bytes: [UInt8], line: Int, column: Int) {
    let place = Encoding.invalidPlace(in: bytes)
    #expect(place?.line == line && place?.column == column)
  }

  @Test("Finds nothing in good UTF-8")
  func findsNothing() {
    for text in ["", "a", "Қазақша, 😀\u{0}\u{10FFFF}\u{FEFF}"] {
      #expect(Encoding.invalidPlace(in: Array(text.utf8)) == nil)
    }
  }
}
