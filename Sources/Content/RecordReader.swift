import Codes
import Dates
import Diagnostics
import Languages
import Tables

/// Reads the records of one table against its closed list of columns, collecting what is wrong.
struct RecordReader {
  let table: Table
  var report = Report()
  let places: [String: Int]
  /// What the header calls the columns, where that is not the name of the closed list.
  private let words: [String: String]
  /// The language the header is written in; nil for the names of the closed list.
  let language: MessageLanguage?
  private(set) var row: Table.Row
  private let required: [String]
  /// The day that was read last, by its cell: most rows are of the day of the row before.
  private var lastDay: (text: ShortText, day: Day)?

  /// Holds the header against the columns; nil when a needed one is missing.
  init?(
    _ table: Table, as kind: ContentTable, required: [String], optional: [String] = [],
    report: inout Report
  ) {
    let header = HeaderReading(table, kind, known: required + optional)
    let missing = header.report(missing: required, to: &report)
    guard missing.isEmpty else { return nil }
    // Places have a rule of their own: there has to be a city.
    if kind != .regions, table.isBlank {
      report.add(
        Diagnostic(
          .emptyTable, at: Location(table.file, line: table.headerLine, sheet: table.sheet),
          "the table has a header and no rows",
          help: "write the rows below the header, or delete the file"))
    }
    guard let first = table.rows.first else { return nil }
    self.table = table
    self.required = required
    places = header.places
    words = header.words
    language = header.language
    row = first
  }

  /// Goes to another record.
  mutating func move(to row: Table.Row) { self.row = row }

  /// Whether the record has as many cells as the header; others were reported and are passed over.
  var isWhole: Bool { !row.isFaulty && table.cellCount(row) == table.header.count }

  /// Whether every cell is empty, as spreadsheets leave records below a table.
  var isBlank: Bool { table.isBlank(row) }

  private var repeatsHeader: Bool {
    table.header.indices.allSatisfy { table.text(row, $0) == table.header[$0] }
  }

  /// Runs one record's reading; one message stands for all of a record that is none of the table's.
  ///
  /// That is a total, a note, a second header: what it begins with and most of the cells that are needed
  /// cannot be read.
  mutating func readRow(_ body: (inout RecordReader) -> Void) {
    var found = Report()
    swap(&found, &report)
    body(&self)
    swap(&found, &report)
    guard !found.isEmpty else { return }
    let errors = found.filtered { $0.severity == .error && $0.location.line == row.line }
    let fields = Set(errors.diagnostics.compactMap(\.location.field))
    let broken = required.filter { fields.contains($0) }
    // A row of the table has at least the day or the id that it begins with.
    let isForeign =
      repeatsHeader || (required.first.map(fields.contains) == true && broken.count >= 3)
    guard isForeign, broken.count * 2 > required.count else {
      return report.add(contentsOf: found)
    }
    let words = broken.map { word(column($0)) }.joined(separator: ", ")
    report.add(
      Diagnostic(
        .tableSyntax, at: Location(table.file, line: row.line, sheet: table.sheet),
        "this row does not look like the table: most of its cells cannot be read",
        help: "delete it if it is a total, a note or a second header; else correct \(words)"))
  }

  func place(_ column: Column) -> Location {
    Location(
      table.file, line: row.line, column: table.columnNumber(column.place ?? 0),
      field: column.name, sheet: table.sheet)
  }

  /// The beginning of another record, for notes.
  func place(line: Int) -> Location { Location(table.file, line: line, sheet: table.sheet) }

  /// What the table itself calls a column.
  func word(_ column: Column) -> String { words[column.name] ?? column.name }

  /// The text of a cell; empty when the table has no such column.
  func text(_ column: Column) -> String { column.place.map { table.text(row, $0) } ?? "" }

  /// The bytes of a cell.
  func bytes(_ column: Column) -> ArraySlice<UInt8> {
    column.place.map { table.bytes(row, $0) } ?? []
  }

  /// The text of a cell that may not be empty.
  mutating func needed(_ column: Column) -> String? {
    let text = text(column)
    if text.isEmpty {
      report.add(Diagnostic(.missingValue, at: place(column), "\(word(column)) is empty"))
      return nil
    }
    return text
  }

  mutating func number(_ column: Column) -> Int? {
    if let value = CellValue.plainNumber(bytes(column)) { return value }
    guard let text = needed(column) else { return nil }
    if let value = CellValue.whole(text) { return value }
    report.add(
      Diagnostic(
        .invalidNumber, at: place(column), "\(word(column)) cannot be “\(text.prefix(40))”",
        help: Self.help(number: text)))
    return nil
  }

  private static func help(number text: String) -> Message {
    if text.hasPrefix("<") || text.hasPrefix(">") {
      return "write the number itself: <5 stands only where people are counted"
    }
    return text.utf8.count > 9 && text.utf8.allSatisfy { (48...57).contains($0) }
      ? "write a whole number from 0 to 999999999" : "write a whole number from 0, without signs"
  }

  mutating func day(_ column: Column) -> Day? {
    let bytes = bytes(column)
    let short = ShortText(bytes)
    if let lastDay, lastDay.text == short { return lastDay.day }
    if let day = CellValue.plainDay(bytes) {
      if let short { lastDay = (short, day) }
      return day
    }
    guard let text = needed(column) else { return nil }
    if let day = CellValue.day(text) { return day }
    let isWellWritten = [/\d{4}-\d\d-\d\d/, /\d\d?\.\d\d?\.\d{4}/].contains {
      text.wholeMatch(of: $0) != nil
    }
    report.add(
      Diagnostic(
        .invalidDate, at: place(column),
        isWellWritten && !CellValue.isOfAnotherAge(text)
          ? "\(word(column)) cannot be “\(text.prefix(40))”: there is no such day"
          : "\(word(column)) cannot be “\(text.prefix(40))”",
        help: isWellWritten && CellValue.isOfAnotherAge(text)
          ? "the year is one from 1900 to 2199" : "write the day as 2026-11-20 or 20.11.2026"))
    return nil
  }

  mutating func month(_ column: Column) -> Month? {
    if let month = CellValue.plainMonth(bytes(column)) { return month }
    guard let text = needed(column) else { return nil }
    if let month = CellValue.month(text) { return month }
    let isWellWritten = [/\d{4}-\d\d/, /\d\d?\.\d{4}/].contains {
      text.wholeMatch(of: $0) != nil
    }
    report.add(
      Diagnostic(
        .invalidDate, at: place(column),
        isWellWritten && !CellValue.isOfAnotherAge(text)
          ? "\(word(column)) cannot be “\(text.prefix(40))”: there is no such month"
          : "\(word(column)) cannot be “\(text.prefix(40))”",
        help: isWellWritten && CellValue.isOfAnotherAge(text)
          ? "the year is one from 1900 to 2199" : "write the month as 2026-11 or 11.2026"))
    return nil
  }

  /// A phone as it is written; one that a spreadsheet has shortened is refused, and what is none.
  mutating func phone(_ column: Column) -> String {
    let text = text(column)
    if text.isEmpty { return text }
    if CellValue.isShortened(text) {
      report.add(
        Diagnostic(
          .invalidNumber, at: place(column),
          "\(word(column)) cannot be “\(text.prefix(40))”: the spreadsheet has shortened the number",
          help:
            "give the column the format Text, write the number anew as +7 701 234-56-78, and save"))
    } else if !CellValue.isPhone(text) {
      report.add(
        Diagnostic(
          .invalidNumber, at: place(column),
          "\(word(column)) cannot be “\(text.prefix(40))”",
          help: "write a telephone number such as +7 701 234-56-78, or leave the cell empty"))
    }
    return text
  }

  mutating func code<C: Code>(_ column: CodeColumn<C>) -> C? {
    if let code = column.code(bytes(column.column)) { return code }
    return needed(column.column).flatMap { code($0, column.column, C.self) }
  }

  mutating func codes<C: Code>(_ column: Column, _ type: C.Type) -> [C]? {
    guard let text = needed(column) else { return nil }
    // Codes have no comma, and people write lists with one.
    let parts = text.split { $0 == ";" || $0 == "," }.map {
      $0.trimmingPrefix(while: \.isWhitespace)
    }
    .filter { !$0.isEmpty }
    guard !parts.isEmpty else {
      report.add(Diagnostic(.missingValue, at: place(column), "\(word(column)) is empty"))
      return nil
    }
    var codes: [C] = []
    var isSound = true
    for part in parts {
      let end = part.lastIndex { !$0.isWhitespace } ?? part.startIndex
      if let code = code(String(part[...end]), column, type) {
        if !codes.contains(code) { codes.append(code) }
      } else {
        isSound = false
      }
    }
    return isSound ? codes : nil
  }

  private mutating func code<C: Code>(_ text: String, _ column: Column, _ type: C.Type) -> C? {
    if let code = C(rawValue: text) { return code }
    if let code = CodeWords.code(text, of: C.noun).flatMap(C.init(rawValue:)) { return code }
    if let pair = CellValue.pair(text), C(rawValue: pair) != nil {
      report.add(
        Diagnostic(
          .unknownCode, at: place(column),
          "\(word(column)) cannot be “\(text.prefix(40))”: the spreadsheet has made a day of it",
          help: "give the column the format Text, and write \(pair) anew", suggestion: pair))
      return nil
    }
    let words = CodeWords.words(of: C.noun, language) ?? C.codes
    report.add(
      Diagnostic(
        .unknownCode, at: place(column),
        "no \(Message(word: C.noun)) is called “\(text.prefix(40))”",
        help: "\(word(column)) is one of \(words.joined(separator: ", "))",
        suggestion: NearMiss.suggestion(for: text, among: words)))
    return nil
  }

  mutating func slug(_ column: Column) -> String? {
    guard let text = needed(column) else { return nil }
    if Slug.isValid(text) { return text }
    let slug = Slug.make(text)
    report.add(
      Diagnostic(
        .invalidSlug, at: place(column), "\(word(column)) cannot be “\(text.prefix(64))”",
        help: "small Latin letters, digits and -, at most 64 of them",
        suggestion: Slug.isValid(slug) ? slug : nil))
    return nil
  }

  /// A name in both languages; one of them may stand for the other when only one is published.
  mutating func translated(
    _ columns: PerLanguage<Column>, _ languages: [Language], isNeeded: Bool
  ) -> PerLanguage<String>? {
    var texts = PerLanguage { text(columns[$0]) }
    if isNeeded {
      var isWhole = true
      for language in languages where texts[language].isEmpty {
        isWhole = needed(columns[language]) != nil && isWhole
      }
      if !isWhole { return nil }
    }
    if texts.kazakh.isEmpty { texts.kazakh = texts.russian }
    if texts.russian.isEmpty { texts.russian = texts.kazakh }
    return texts
  }
}
