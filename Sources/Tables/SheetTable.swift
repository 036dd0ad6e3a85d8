import Diagnostics

/// The cells of a sheet as a table: header, columns, records, and what stands in the way.
struct SheetTable {
  let file: String
  let name: String
  /// Whether a header was found that is the table's.
  let fits: Bool
  private(set) var report = Report()
  private let sheet: SheetVisitor
  private let isCounted: ((String) -> Bool)?
  private let headerIndex: Int
  private var columns: [Int] = []
  private var faulty: Set<Int> = []

  init(
    file: String, name: String, cells: SheetVisitor, isHeader: (([String]) -> Bool)?,
    isCounted: ((String) -> Bool)? = nil
  ) {
    self.file = file
    self.isCounted = isCounted
    self.name = name
    sheet = cells
    let top = cells.rows.prefix(CSVReader.headerDepth)
    let found = top.firstIndex { row in
      let texts = cells.cells[row.firstCell..<row.firstCell + row.cellCount].map { cell in
        Self.text(cell.text, cells)
      }
      return isHeader?(texts) == true
    }
    fits = found != nil
    // Without a sure one, the first of the widest rows: titles have a cell or two.
    let widest = top.map(\.cellCount).max()
    headerIndex = found ?? top.firstIndex { $0.cellCount == widest } ?? 0
  }

  var isEmpty: Bool { sheet.rows.isEmpty && sheet.limit == nil }

  private static func text(_ cell: Table.Cell, _ sheet: SheetVisitor) -> String {
    String(decoding: sheet.storage[cell.start..<cell.start + cell.count], as: UTF8.self)
  }

  private func place(_ line: Int, _ column: Int = 1) -> Location {
    Location(file, line: line, column: column, sheet: name)
  }

  /// The table, with a report of what is wrong.
  mutating func table() -> Table? {
    if let limit = sheet.limit { return refuse(limit) }
    guard sheet.rows.indices.contains(headerIndex), sheet.rows[headerIndex].cellCount > 0 else {
      report.add(
        Diagnostic(.tableSyntax, at: place(1), "the table is empty", help: "write a header"))
      return nil
    }
    let header = sheet.rows[headerIndex]
    let records = sheet.rows[(headerIndex + 1)...]
    let below = sheet.cells[header.firstCell...]
    columns = Set(below.map(\.column)).sorted()
    guard columns.count <= CSVReader.limits.columns else {
      return refuse(.columns(line: header.line))
    }
    reportFaults(from: header.line)
    reportHidden(records)
    let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var cells: [Table.Cell] = []
    cells.reserveCapacity((records.count + 1) * columns.count)
    append(header, to: &cells, places)
    let names = cells.map { Self.text($0, sheet) }
    for record in records { append(record, to: &cells, places) }
    resolveMerges(records, names, &cells)
    let rows = records.enumerated().map { index, record in
      Table.Row(
        line: record.line, firstCell: (index + 1) * columns.count, cellCount: columns.count,
        isFaulty: faulty.contains(record.line))
    }
    let table = Table(
      file: file, sheet: name, header: names, headerLine: header.line, rows: rows,
      columnNumbers: columns, storage: sheet.storage, cells: cells)
    if sheet.storage.contains(UInt8(ascii: "?")),
      let problem = LostLetters.problem(in: table, isSingleByte: false)
    {
      report.add(problem)
      if problem.location.line == header.line { return nil }
    }
    return table
  }

  private func append(
    _ row: SheetVisitor.Row, to cells: inout [Table.Cell], _ places: [Int: Int]
  ) {
    let first = cells.count
    cells.append(
      contentsOf: repeatElement(Table.Cell(start: 0, count: 0), count: columns.count))
    for cell in sheet.cells[row.firstCell..<row.firstCell + row.cellCount] {
      if let place = places[cell.column] { cells[first + place] = cell.text }
    }
  }

  private mutating func refuse(_ limit: SheetVisitor.Limit) -> Table? {
    switch limit {
    case .rows:
      report.add(
        Diagnostic(
          .fileTooLarge, at: place(1), "the sheet has more than \(CSVReader.limits.rows) rows",
          help: "delete the rows below the table, or copy the table alone into a new workbook"))
    case .columns(let line):
      report.add(
        Diagnostic(
          .tableSyntax, at: place(line, CSVReader.limits.columns + 1),
          "this record has more than \(CSVReader.limits.columns) cells",
          help: "delete the columns that hold no data"))
    case .text:
      report.add(
        Diagnostic(
          .fileTooLarge, at: place(1),
          "the texts of the sheet have more than \(CSVReader.limits.bytes >> 20) MiB",
          help: "copy the table alone into a new workbook"))
    case .damaged:
      report.add(
        Diagnostic(
          .tableFormat, at: place(1), "this workbook is damaged and cannot be read",
          help: "open it and save it once more, or copy the whole file anew"))
    }
    return nil
  }

  private mutating func reportFaults(from headerLine: Int) {
    for (line, column, fault) in sheet.faults where line >= headerLine {
      faulty.insert(line)
      switch fault {
      case .formulaWithoutValue:
        report.add(
          Diagnostic(
            .formulaValue, at: place(line, column),
            "this formula was saved without its result",
            help: "open the workbook in Excel or LibreOffice and save it, or write the value itself"
          ))
      case .error(let text):
        report.add(
          Diagnostic(
            .formulaValue, at: place(line, column), "this cell shows the error \(text)",
            help: "correct the formula, or write the value itself"))
      }
    }
  }

  private mutating func reportHidden(_ records: ArraySlice<SheetVisitor.Row>) {
    let hidden = records.filter(\.isHidden).map(\.line)
    guard let first = hidden.first else { return }
    report.add(
      Diagnostic(
        .hiddenRows, at: place(first), "rows that are hidden count too: \(Self.ranges(hidden))",
        help: "show them and look whether they belong to the table; delete those that do not"))
  }

  /// Numbers in rising order as `4, 7-9`, the first few of them.
  static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    let texts = ranges.prefix(10).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return texts.joined(separator: ", ") + (ranges.count > 10 ? ", …" : "")
  }

  /// Cells merged down a column all have its value; cells merged across columns are an error.
  private mutating func resolveMerges(
    _ records: ArraySlice<SheetVisitor.Row>, _ names: [String], _ cells: inout [Table.Cell]
  ) {
    guard let first = records.first, let last = records.last else { return }
    let lines = records.map(\.line)
    // Cells belong to one merge at most; where they do not, somebody means to keep us busy.
    var left = cells.count
    for merge in sheet.merges
    where merge.lines.lowerBound > sheet.rows[headerIndex].line
      && merge.lines.upperBound >= first.line && merge.lines.lowerBound <= last.line
    {
      let across = columns.indices.filter { merge.columns.contains(columns[$0]) }
      let from = Self.lowerBound(lines, merge.lines.lowerBound)
      let to = Self.lowerBound(lines, merge.lines.upperBound + 1)
      left -= to - from
      guard from < to, left >= 0, let column = across.first else { continue }
      if across.count > 1 {
        let corner = CellReference.name(
          line: merge.lines.upperBound, column: merge.columns.upperBound)
        faulty.formUnion(lines[from..<to])
        report.add(
          Diagnostic(
            .tableSyntax, at: place(merge.lines.lowerBound, merge.columns.lowerBound),
            "cells of several columns are merged, up to \(corner)",
            help: "split them (in Excel: Home, Merge & Center): every column needs its own cell"))
      } else if lines[from] == merge.lines.lowerBound {
        let value = cells[(from + 1) * columns.count + column]
        if to - from > 1, value.count > 0, isCounted?(names[column]) == true {
          refuseNumber(merge)
          faulty.formUnion(lines[from..<to])
          continue
        }
        for index in from..<to { cells[(index + 1) * columns.count + column] = value }
      }
    }
  }

  /// One number for several rows would be counted once for each of them.
  private mutating func refuseNumber(_ merge: SheetVisitor.Merge) {
    let top = CellReference.name(
      line: merge.lines.lowerBound, column: merge.columns.lowerBound)
    let bottom = CellReference.name(
      line: merge.lines.upperBound, column: merge.columns.upperBound)
    report.add(
      Diagnostic(
        .tableSyntax, at: place(merge.lines.lowerBound, merge.columns.lowerBound),
        "the cells \(top) to \(bottom) are merged, and their number would count in every row",
        help: "split them (in Excel: Home, Merge & Center): every row needs its own number"))
  }

  /// The first index whose number is not below another; the numbers rise.
  private static func lowerBound(_ numbers: [Int], _ wanted: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
