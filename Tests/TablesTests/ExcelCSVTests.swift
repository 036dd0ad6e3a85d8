import Diagnostics
import Testing

@testable import Tables

/// CSV as Excel with Kazakh or Russian settings leaves it.
@Suite("CSV of Excel") struct ExcelCSVTests {
  private let isHeader = { @Sendable (cells: [String]) in
    cells.contains("id") && cells.contains("x")
  }

  private func read(_ text: String) -> (
    header: [String], line: Int, rows: [[String]], problems: Int
  ) {
    let result = CSVReader.read(Array(text.utf8), file: "t.csv", isHeader: isHeader)
    guard let table = result.table else { return ([], 0, [], result.report.diagnostics.count) }
    let rows = table.rows.map { row in (0..<table.cellCount(row)).map { table.text(row, $0) } }
    return (table.header, table.headerLine, rows, result.report.diagnostics.count)
  }

  @Test(
    "Takes the separator that the first line names",
    arguments: [
      "sep=;\r\nid;x,y\r\n1;2,5\r\n", "\"sep=;\"\nid;x,y\n1;2,5", "\u{FEFF}sep=;\rid;x,y\r1;2,5",
    ])
  func takesNamedSeparator(text: String) {
    let reading = Reading(text)
    #expect(reading.header == ["id", "x,y"])
    #expect(reading.rows == [["1", "2,5"]])
    #expect(reading.lines == [3])
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "Takes other first lines for what they are",
    arguments: ["sep=;x\n1\n", "sep\n1\n", "sep=|\n1\n"])
  func takesOtherLines(text: String) {
    #expect(Reading(text).rows.first?.first == "1")
  }

  @Test("Finds the header below titles, with any separator")
  func findsHeader() {
    for separator in [",", ";", "\t"] {
      let table = ["id", "x", "y"].joined(separator: separator)
      let row = ["1", "2", "3"].joined(separator: separator)
      for title in [
        "Бос орындар туралы ақпарат", "Атырау, 20 қараша", "\"a;b\"\n\n\"c,d\";;", "т;;\n;;",
      ] {
        let found = read("\(title)\n\(table)\n\(row)\n")
        #expect(found.header == ["id", "x", "y"])
        #expect(found.rows == [["1", "2", "3"]])
        #expect(found.problems == 0)
        #expect(
          found.line == title.split(separator: "\n", omittingEmptySubsequences: false).count + 1)
      }
    }
  }

  @Test("Takes the first record when no header is to be found, and nothing beyond twenty records")
  func takesFirst() {
    #expect(read("a,b\n1,2\n").header == ["a", "b"])
    let titles = (1...20).map { "title \($0)\n" }.joined()
    #expect(read(titles + "id,x\n1,2\n").header == ["title 1"])
    #expect(read(titles.dropFirst(8) + "id,x\n1,2\n").header == ["id", "x"])
  }

  @Test("Leaves out columns at the end without a name and a value, and no others")
  func leavesOutEmptyColumns() {
    let reading = Reading("a;b;;\r\n1;2;;\r\n3;4\r\n5;6;;\r\n")
    #expect(reading.header == ["a", "b"])
    #expect(reading.rows == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(reading.problems.isEmpty)
    let valued = Reading("a;b;;\n1;2;3;\n")
    #expect(valued.header == ["a", "b", ""])
    #expect(valued.rows == [["1", "2", "3"]])
    #expect(Reading("a;;b;\n1;;2;\n").header == ["a", "", "b"])
    #expect(Reading("a;b;;\n1;2;;;\n1\n").problems.count == 2)
  }
}
