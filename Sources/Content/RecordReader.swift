import Codes
import Dates
import Diagnostics
import Languages
import Tables

/// Reads the records of one table against its closed list of columns, collecting what is wrong.
struct RecordReader {
  let table: Table
  var report = Report()
  private let places: [String: Int]
  private(set) var row: Table.Row

  /// Holds the header against the columns; nil when a needed one is missing.
  init?(_ table: Table, required: [String], optional: [String] = [], report: inout Report) {
    var places: [String: Int] = [:]
    let known = required + optional
    // What a mistyped column was meant to be is not missing besides.
    var meant: Set<String> = []
    for (index, name) in table.header.enumerated() {
      let place = Location(table.file, line: 1, column: index + 1, field: name)
      if !known.contains(name) {
        let absent = known.filter { !table.header.contains($0) }
        let suggestion = NearMiss.suggestion(for: name, among: absent)
        if let suggestion { meant.insert(suggestion) }
        report.add(
          Diagnostic(
            .unknownColumn, at: place,
            name.isEmpty ? "this column has no name" : "no column is called \(name.prefix(64))",
            help: "the columns are \(known.joined(separator: ", "))", suggestion: suggestion))
      } else if places.updateValue(index, forKey: name) != nil {
        report.add(
          Diagnostic(
            .duplicateColumn, at: place, "the column \(name) stands twice",
            help: "keep one of them"))
      }
    }
    let missing = required.filter { places[$0] == nil }
    for name in missing where !meant.contains(name) {
      report.add(
        Diagnostic(
          .missingColumn, at: Location(table.file, field: name), "the column \(name) is missing",
          help: "the columns are \(known.joined(separator: ", "))"))
    }
    guard missing.isEmpty, let first = table.rows.first else { return nil }
    self.table = table
    self.places = places
    row = first
  }

  /// Goes to another record.
  mutating func move(to row: Table.Row) { self.row = row }

  /// Whether the record has as many cells as the header; others were reported and are passed over.
  var isWhole: Bool { table.cellCount(row) == table.header.count }

  /// Whether every cell is empty, as spreadsheets leave records below a table.
  var isBlank: Bool { table.header.indices.allSatisfy { table.bytes(row, $0).isEmpty } }

  func place(_ column: String) -> Location {
    Location(table.file, line: row.line, column: (places[column] ?? 0) + 1, field: column)
  }

  /// The text of a cell; empty when the table has no such column.
  func text(_ column: String) -> String {
    places[column].map { table.text(row, $0) } ?? ""
  }

  /// The text of a cell that may not be empty.
  mutating func needed(_ column: String) -> String? {
    let text = text(column)
    if text.isEmpty {
      report.add(Diagnostic(.missingValue, at: place(column), "\(column) is empty"))
      return nil
    }
    return text
  }

  mutating func number(_ column: String) -> Int? {
    guard let text = needed(column) else { return nil }
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
      let value = Int(text)
    else {
      report.add(
        Diagnostic(
          .invalidNumber, at: place(column), "\(column) cannot be “\(text.prefix(40))”",
          help: "write a whole number from 0, without blanks and signs"))
      return nil
    }
    return value
  }

  mutating func day(_ column: String) -> Day? {
    guard let text = needed(column) else { return nil }
    if let day = Day(text) { return day }
    report.add(
      Diagnostic(
        .invalidDate, at: place(column), Self.impossible(column, text, /\d{4}-\d\d-\d\d/, "day"),
        help: "write the day as 2026-11-20"))
    return nil
  }

  mutating func month(_ column: String) -> Month? {
    guard let text = needed(column) else { return nil }
    if let month = Month(text) { return month }
    report.add(
      Diagnostic(
        .invalidDate, at: place(column), Self.impossible(column, text, /\d{4}-\d\d/, "month"),
        help: "write the month as 2026-11"))
    return nil
  }

  /// Why a date cannot be: written well, it is none of the calendar.
  private static func impossible(
    _ column: String, _ text: String, _ form: Regex<Substring>, _ noun: Message
  ) -> Message {
    if text.wholeMatch(of: form) == nil { return "\(column) cannot be “\(text.prefix(40))”" }
    return "\(column) cannot be “\(text.prefix(40))”: there is no such \(noun)"
  }

  mutating func code<C: Code>(_ column: String, _ type: C.Type) -> C? {
    needed(column).flatMap { code($0, column, type) }
  }

  mutating func codes<C: Code>(_ column: String, _ type: C.Type) -> [C]? {
    guard let text = needed(column) else { return nil }
    let parts = text.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }
      .filter { !$0.isEmpty }
    guard !parts.isEmpty else {
      report.add(Diagnostic(.missingValue, at: place(column), "\(column) is empty"))
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

  private mutating func code<C: Code>(_ text: String, _ column: String, _ type: C.Type) -> C? {
    if let code = C(rawValue: text) { return code }
    report.add(
      Diagnostic(
        .unknownCode, at: place(column),
        "no \(Message(word: C.noun)) is called “\(text.prefix(40))”",
        help: "\(column) is one of \(C.codes.joined(separator: ", "))",
        suggestion: NearMiss.suggestion(for: text, among: C.codes)))
    return nil
  }

  mutating func slug(_ column: String) -> String? {
    guard let text = needed(column) else { return nil }
    if Slug.isValid(text) { return text }
    let slug = Slug.make(text)
    report.add(
      Diagnostic(
        .invalidSlug, at: place(column), "\(column) cannot be “\(text.prefix(64))”",
        help: "small Latin letters, digits and -, at most 64 of them",
        suggestion: Slug.isValid(slug) ? slug : nil))
    return nil
  }

  /// A name in both languages; one of them may stand for the other when only one is published.
  mutating func translated(_ base: String, _ languages: [Language], isNeeded: Bool)
    -> PerLanguage<String>?
  {
    var texts = PerLanguage { text("\(base)_\($0.code)") }
    if isNeeded {
      let given = languages.map { needed("\(base)_\($0.code)") }
      if given.contains(nil) { return nil }
    }
    if texts.kazakh.isEmpty { texts.kazakh = texts.russian }
    if texts.russian.isEmpty { texts.russian = texts.kazakh }
    return texts
  }
}
