import Diagnostics
import Tables

/// The header of a table held against its closed list of columns.
struct HeaderReading {
  /// Where each column stands, by its name in the list.
  private(set) var places: [String: Int] = [:]
  /// What the header calls the columns, where that is not the name in the list.
  private(set) var words: [String: String] = [:]
  /// The language most names are written in; nil for the names of the list.
  let language: MessageLanguage?
  private let table: Table
  private let columns: [ContentTable.Column]
  private let isHeader: Bool
  private var problems = Report()
  /// What mistyped columns were meant to be: these are not missing besides.
  private var meant: Set<String> = []

  init(_ table: Table, _ kind: ContentTable, known: [String]) {
    self.table = table
    isHeader = kind.isHeader(table.header)
    let listed = kind.columns
    columns = known.compactMap { name in listed.first { $0.name == name } }
    let found = table.header.map { title in kind.column(called: title) }
    language = Self.language(of: table.header, found)
    for (index, (title, column)) in zip(table.header, found).enumerated() {
      if let column, known.contains(column.name) {
        take(column, title, index)
      } else {
        refuse(title, index, found)
      }
    }
  }

  private mutating func take(_ column: ContentTable.Column, _ title: String, _ index: Int) {
    guard places[column.name] == nil else {
      problems.add(
        Diagnostic(
          .duplicateColumn, at: place(index, column.name),
          "the column \(title.prefix(64)) stands twice", help: "keep one of them"))
      return
    }
    places[column.name] = index
    if title != column.name { words[column.name] = String(title.prefix(64)) }
  }

  private mutating func refuse(_ title: String, _ index: Int, _ found: [ContentTable.Column?]) {
    let names = Set(found.compactMap { $0?.name })
    let absent = columns.filter { !names.contains($0.name) }
    // By the name of the list first, then by any that people use.
    let near =
      NearMiss.suggestion(for: title, among: absent.map(\.name))
      ?? NearMiss.suggestion(
        for: title, among: absent.flatMap { column in column.titles.values.joined() }.sorted())
    let column = absent.first { column in
      column.name == near || column.titles.values.contains { $0.contains(near ?? "") }
    }
    if let column { meant.insert(column.name) }
    problems.add(
      Diagnostic(
        .unknownColumn, at: place(index, title),
        title.isEmpty ? "this column has no name" : "no column is called \(title.prefix(64))",
        help: "the columns are \(list)", suggestion: near))
  }

  /// Adds what is wrong; the needed columns that are missing are returned.
  func report(missing required: [String], to report: inout Report) -> [String] {
    let missing = required.filter { places[$0] == nil }
    let found = required.count { places[$0] != nil || meant.contains($0) }
    if !isHeader, found * 2 < required.count {
      // No header at all: what is said of each cell of a title helps nobody.
      report.add(noHeader)
      return missing
    }
    report.add(contentsOf: problems)
    for column in columns where missing.contains(column.name) && !meant.contains(column.name) {
      report.add(
        Diagnostic(
          .missingColumn,
          at: Location(
            table.file, line: table.headerLine, field: column.name, sheet: table.sheet),
          "the column \(column.title(language)) is missing", help: "the columns are \(list)"))
    }
    return missing
  }

  private var noHeader: Diagnostic {
    let names = Dictionary(
      uniqueKeysWithValues: MessageLanguage.allCases.map { reader in
        let names = columns.map { $0.title(reader == .english ? nil : reader) }
        return (reader, names.joined(separator: ", "))
      })
    return Diagnostic(
      .missingColumn, at: Location(table.file, line: 1, sheet: table.sheet),
      "in the first \(CSVReader.headerDepth) rows there is no header of this table",
      help: "the columns are \(names)")
  }

  private var list: String { columns.map { $0.title(language) }.joined(separator: ", ") }

  private func place(_ index: Int, _ field: String) -> Location {
    Location(
      table.file, line: table.headerLine, column: table.columnNumber(index), field: field,
      sheet: table.sheet)
  }

  private static func language(of header: [String], _ found: [ContentTable.Column?])
    -> MessageLanguage?
  {
    var counts: [MessageLanguage: Int] = [:]
    for (title, column) in zip(header, found) {
      guard let column, column.name != title else { continue }
      let folded = Folding.folded(title)
      for language in MessageLanguage.allCases
      where column.titles[language]?.contains(where: { Folding.folded($0) == folded }) == true {
        counts[language, default: 0] += 1
      }
    }
    // English names are the list's own.
    let best = MessageLanguage.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
    guard let best, counts[best, default: 0] * 2 > header.count, best != .english else {
      return nil
    }
    return best
  }
}
