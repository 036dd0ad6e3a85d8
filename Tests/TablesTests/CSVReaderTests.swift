import Diagnostics
import Testing

@testable import Tables

@Suite("Reading CSV") struct CSVReaderTests {
  @Test(
    "Reads cells in quotes",
    arguments: [
      ("\"a\",\"b\"", ["a", "b"]), ("\"a,b\",c", ["a,b", "c"]),
      ("\"say \"\"yes\"\"\",c", ["say \"yes\"", "c"]), ("\"\",\"\"\"\"", ["", "\""]),
      ("\"a\nb\",c", ["a\nb", "c"]), ("\"a\r\nb\",c", ["a\r\nb", "c"]),
      ("  \"a\"  ,b", ["a", "b"]), ("a \"b\" c,d\"e", ["a \"b\" c", "d\"e"]),
      ("\"a\"\"\",\"\"\"b\"", ["a\"", "\"b"]),
    ])
  func readsQuotes(record: String, cells: [String]) {
    for ending in ["", "\n", "\r\n", "\r"] {
      let reading = Reading("x,y\n" + record + ending)
      #expect(reading.rows == [cells])
      #expect(reading.problems.isEmpty)
    }
  }

  @Test("Counts lines as an editor does", arguments: ["\n", "\r\n", "\r"])
  func countsLines(ending: String) {
    let lines = ["", "x,y", "", "1,2", "  ", "\"a", "b\",4", "5,6", "", ""]
    let reading = Reading(lines.joined(separator: ending))
    #expect(reading.header == ["x", "y"])
    #expect(reading.rows == [["1", "2"], ["a\(ending)b", "4"], ["5", "6"]])
    #expect(reading.lines == [4, 6, 8])
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "Takes the separator of the header",
    arguments: [
      ("a;b\n1,5;2", ["1,5", "2"]), ("a\tb\n1,5\t2", ["1,5", "2"]), ("a,b\n1;5,2", ["1;5", "2"]),
      ("\n\n a;b\n1,5;2", ["1,5", "2"]), ("\"a,x\";b\n1,5;2", ["1,5", "2"]),
      ("\"a\n,,,\";b\n1,5;2", ["1,5", "2"]),
      ("a\tb\n\t2", ["", "2"]), ("a\tb\n1\t", ["1", ""]),
    ])
  func takesSeparator(text: String, cells: [String]) {
    let reading = Reading(text)
    #expect(reading.rows == [cells])
    #expect(reading.problems.isEmpty)
  }

  @Test("Passes over a byte order mark")
  func passesOverMark() {
    let reading = Reading("\u{FEFF}\"id\",name\n1,Ә\n")
    #expect(reading.header == ["id", "name"])
    #expect(reading.rows == [["1", "Ә"]])
  }

  @Test("Takes off the blanks around cells, also in quotes")
  func takesOffBlanks() {
    let reading = Reading(" x ,\ty \n  a b  ,\" c \"\n")
    #expect(reading.header == ["x", "y"])
    #expect(reading.rows == [["a b", "c"]])
  }

  @Test("Reads a header alone, and a table of one column")
  func readsSmall() {
    #expect(Reading("x,y").header == ["x", "y"])
    #expect(Reading("x,y").rows.isEmpty)
    #expect(Reading("x,y").problems.isEmpty)
    #expect(Reading("x\n1\n\n2\n\"\"\n").rows == [["1"], ["2"], [""]])
  }

  @Test("Reports an empty file", arguments: ["", "\n\n", "\u{FEFF}", "  \r\n "])
  func reportsEmpty(text: String) {
    #expect(Reading(text).problems == ["1:1 table-syntax: the table is empty"])
  }

  @Test("Reports a record with too few or too many cells where it begins")
  func reportsUneven() {
    let reading = Reading("a,b,c\n1,2,3\n\n\"x\ny\"\n1,2,3,4,5\n")
    #expect(
      reading.problems == [
        "4:2 uneven-row: this record has 1 cell, the header has 3",
        "6:4 uneven-row: this record has 5 cells, the header has 3",
      ])
    #expect(reading.rows.count == 3)
  }

  @Test("Names the separator in its advice")
  func namesSeparator() {
    for (sign, name) in [(",", "comma"), (";", "semicolon"), ("\t", "tab")] {
      for (record, words) in [("1", "an empty cell still needs its "), ("1\(sign)2\(sign)3", "a ")]
      {
        let text = "a\(sign)b\n\(record)\n"
        let report = CSVReader.read(Array(text.utf8), file: "t.csv").report
        #expect(report.diagnostics.first?.help?.text().contains(words + name) == true)
      }
    }
  }

  @Test("Reports quotes that are never closed, once and where they open")
  func reportsUnclosed() {
    let reading = Reading("a,b\n1,2\n3,\"x\n4,5\n6,7")
    #expect(reading.problems == ["3:2 table-syntax: the quotes opened here are never closed"])
    #expect(reading.rows.last == ["3", "x\n4,5\n6,7"])
    #expect(Reading("a,b,c\n\"").problems.count == 1)
  }

  @Test("Reports text after closing quotes, and reads on")
  func reportsTextAfterQuotes() {
    for ending in ["\n", "\r\n", "\r"] {
      let reading = Reading("a,b" + ending + "\"x\" y,2" + ending + "3,\"z\"z" + ending + "5,6")
      #expect(
        reading.problems == [
          "2:1 table-syntax: text follows the closing quotes of this cell",
          "3:2 table-syntax: text follows the closing quotes of this cell",
        ])
      #expect(reading.rows == [["x", "2"], ["3", "z"], ["5", "6"]])
    }
  }

  @Test("Reads sixty-four columns and reports more, in the header and below")
  func limitsColumns() {
    func record(_ count: Int) -> String {
      Array(repeating: "x", count: count).joined(separator: ",")
    }
    #expect(Reading(record(64) + "\n" + record(64)).problems.isEmpty)
    let header = Reading(record(65) + "\n" + record(64) + "\n")
    #expect(header.problems == ["1:65 table-syntax: this record has more than 64 cells"])
    let row = Reading(record(64) + "\n" + record(64) + "\n" + record(1000) + "\n" + record(64))
    #expect(row.problems == ["3:65 table-syntax: this record has more than 64 cells"])
    #expect(row.lines == [2, 3, 4])
    #expect(Reading(record(64) + ",").problems.count == 1)
  }

  @Test("Gives nothing for a cell beyond the record")
  func readsBeyond() throws {
    let table = try #require(CSVReader.read(Array("a,b\n1\n".utf8), file: "t.csv").table)
    #expect(table.text(table.rows[0], 1).isEmpty)
    #expect(table.text(table.rows[0], -1).isEmpty)
    #expect(table.text(table.rows[0], 99).isEmpty)
  }
}
