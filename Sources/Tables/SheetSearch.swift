import Diagnostics

/// The search for the sheet of a workbook that holds a table.
struct SheetSearch {
  let file: String
  let names: [String]
  let isHeader: (([String]) -> Bool)?
  let isCounted: ((String) -> Bool)?
  var report = Report()
  private(set) var table: Table?

  init(
    file: String, names: [String], isHeader: (([String]) -> Bool)?,
    isCounted: ((String) -> Bool)?
  ) {
    self.isCounted = isCounted
    self.file = file
    self.names = names
    self.isHeader = isHeader
  }

  /// Takes the sheet of a name.
  mutating func take(_ name: String, of workbook: Workbook) throws(Workbook.Failure) {
    let wanted = Folding.folded(name)
    let found =
      workbook.sheets.first { $0.name == name }
      ?? workbook.sheets.first { Folding.folded($0.name) == wanted }
    guard let found else {
      let names = workbook.sheets.map(\.name)
      report.add(
        Diagnostic(
          .sheetChoice, at: Location(file), "the workbook has no sheet called \(name.prefix(64))",
          help: "its sheets are \(Self.list(names))",
          suggestion: NearMiss.suggestion(for: name, among: names)))
      return
    }
    take(try read(found, workbook))
  }

  /// Takes the visible sheet that is called like the table; else the only one whose header fits; else
  /// the only one with something on it.
  mutating func choose(from workbook: Workbook) throws(Workbook.Failure) {
    let visible = workbook.sheets.filter { !$0.isHidden }
    let wanted = Set(names.map(Folding.folded))
    let isNamed = { (sheet: Workbook.Sheet) in wanted.contains(Folding.folded(sheet.name)) }
    let named = visible.filter(isNamed)
    if named.count == 1, let only = named.first { return take(try read(only, workbook)) }
    var sheets: [SheetTable] = []
    for sheet in named.isEmpty ? visible : named {
      let read = try read(sheet, workbook)
      if !read.isEmpty { sheets.append(read) }
    }
    let fitting = sheets.filter(\.fits)
    if fitting.isEmpty, isHeader != nil, let hidden = workbook.sheets.first(where: isNamed),
      hidden.isHidden
    {
      return refuse(hidden)
    }
    if fitting.count == 1 || sheets.count == 1, let only = fitting.first ?? sheets.first {
      return take(only)
    }
    if !named.isEmpty, !sheets.isEmpty { return refuse(named: sheets) }
    refuse(sheets, fitting)
  }

  /// The first ten names.
  private static func list(_ names: [String]) -> String {
    names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
  }

  private mutating func refuse(_ hidden: Workbook.Sheet) {
    report.add(
      Diagnostic(
        .sheetChoice, at: Location(file), "the sheet “\(hidden.name)” is hidden",
        help: "show it (in Excel: Home, Format, Hide & Unhide), or give the table's name to another"
      ))
  }

  private mutating func refuse(named sheets: [SheetTable]) {
    report.add(
      Diagnostic(
        .sheetChoice, at: Location(file),
        "several sheets could be this table: \(Self.list(sheets.map(\.name)))",
        help: "give the name of the table to one of them only, or hide the others"))
  }

  private mutating func refuse(_ sheets: [SheetTable], _ fitting: [SheetTable]) {
    let list = Self.list((fitting.isEmpty ? sheets : fitting).map(\.name))
    if sheets.isEmpty {
      report.add(
        Diagnostic(
          .tableSyntax, at: Location(file), "the table is empty",
          help: "no sheet that can be seen has anything on it"))
    } else if isHeader == nil {
      report.add(
        Diagnostic(
          .sheetChoice, at: Location(file), "the workbook has several sheets: \(list)",
          help: "say which with --sheet NAME"))
    } else if fitting.isEmpty {
      report.add(
        Diagnostic(
          .sheetChoice, at: Location(file), "no sheet has the columns of this table",
          help: "the sheets are \(list); call the one to be read “\(names.first ?? "")”"))
    } else {
      report.add(
        Diagnostic(
          .sheetChoice, at: Location(file), "several sheets could be this table: \(list)",
          help: "call the one to be read “\(names.first ?? "")”, or hide the others"))
    }
  }

  private func read(_ sheet: Workbook.Sheet, _ workbook: Workbook) throws(Workbook.Failure)
    -> SheetTable
  {
    SheetTable(
      file: file, name: sheet.name, cells: try workbook.read(sheet), isHeader: isHeader,
      isCounted: isCounted)
  }

  private mutating func take(_ sheet: SheetTable) {
    var sheet = sheet
    table = sheet.table()
    report.add(contentsOf: sheet.report)
  }
}
