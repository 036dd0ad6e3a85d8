import Diagnostics
import Tables

/// What a table looks like to its reader.
struct Reading {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var problems: [String] = []

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    let result = CSVReader.read(bytes, file: "t.csv")
    problems = result.report.diagnostics.map {
      "\($0.location.line):\($0.location.column) \($0.identifier.rawValue): \($0.summary.text())"
    }
    guard let table = result.table else { return }
    header = table.header
    lines = table.rows.map(\.line)
    rows = table.rows.map { row in (0..<table.cellCount(row)).map { table.text(row, $0) } }
  }
}
