import Diagnostics
import Languages
import Tables

extension LetterProblems {
  /// What a text file is written in.
  enum Form {
    case settings
    case markdown
  }

  /// The bytes of a text file with their letters repaired, and what is said of them.
  static func repaired(_ bytes: [UInt8], file: String, as form: Form) -> ([UInt8], Report) {
    guard LetterScan.isDoubtful(bytes) else { return (bytes, Report()) }
    var problems = LetterProblems()
    var repaired: [UInt8] = []
    repaired.reserveCapacity(bytes.count)
    var fence: String?
    var number = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex { $0 == 10 || $0 == 13 } ?? rest.endIndex
      var next = min(end + 1, rest.endIndex)
      if end < rest.endIndex, rest[end] == 13, next < rest.endIndex, rest[next] == 10 { next += 1 }
      let isCode = form == .markdown && isCode(rest[..<end], &fence)
      if !isCode, LetterScan.isDoubtful(rest[..<end]) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        let repair = LetterRepair(line, kept: MarkdownParts.kept(in: line))
        problems.add(
          repair.findings.map { ($0, Location(file, line: number, column: $0.column)) })
        repaired.append(contentsOf: repair.text.utf8)
      } else {
        repaired.append(contentsOf: rest[..<end])
      }
      repaired.append(contentsOf: rest[end..<next])
      rest = rest[next...]
    }
    return (repaired, problems.whole)
  }

  /// Whether a line stands in a fence with code, or is the line of one.
  private static func isCode(_ line: ArraySlice<UInt8>, _ fence: inout String?) -> Bool {
    let begins = line.first { $0 != 32 && $0 != UInt8(ascii: ">") }
    guard begins == UInt8(ascii: "`") || begins == UInt8(ascii: "~"),
      let found = MarkdownParts.fence(String(decoding: line, as: UTF8.self))
    else { return fence?.isEmpty == false }
    // A table's fence is kept as an empty one: what stands in it is text.
    switch fence {
    case nil: fence = found.isCode ? found.sign : ""
    case let open? where open.isEmpty || found.sign.hasPrefix(open): fence = nil
    case .some: break
    }
    return fence?.isEmpty == false
  }

  /// Repairs the letters of a table; what is said of them is returned.
  static func repair(_ table: inout Table) -> Report {
    var problems = LetterProblems()
    let header = table.header.enumerated().compactMap { column, name in
      LetterScan.isDoubtful(name.utf8) ? (column, LetterRepair(name)) : nil
    }
    for (column, repair) in header { table.rename(column, repair.text) }
    problems.add(
      header.flatMap { column, repair in
        repair.findings.map { ($0, place(table.headerLine, column, table)) }
      })
    guard LetterScan.isDoubtful(table.bytes) else { return problems.whole }
    // Applied afterwards: a cell at hand would have the whole table copied.
    var repaired: [(row: Table.Row, column: Int, text: String)] = []
    for row in table.rows {
      var findings: [(LetterRepair.Finding, Location)] = []
      for column in 0..<table.cellCount(row) {
        let bytes = table.bytes(row, column)
        guard LetterScan.isDoubtful(bytes) else { continue }
        let repair = LetterRepair(String(decoding: bytes, as: UTF8.self))
        guard !repair.findings.isEmpty else { continue }
        repaired.append((row, column, repair.text))
        findings += repair.findings.map { ($0, place(row.line, column, table)) }
      }
      problems.add(findings)
    }
    for cell in repaired { table.replace(cell.row, cell.column, with: cell.text) }
    return problems.whole
  }

  /// A header's cells as they are read.
  static func read(_ cells: [String]) -> [String] {
    cells.map { LetterScan.isDoubtful($0.utf8) ? LetterRepair($0).text : $0 }
  }

  private static func place(_ line: Int, _ column: Int, _ table: Table) -> Location {
    Location(
      table.file, line: line, column: table.columnNumber(column),
      field: table.header.indices.contains(column) ? table.header[column] : nil,
      sheet: table.sheet)
  }
}
