import Content
import Dates
import Diagnostics
import Files
import Tables

/// `onir new bulletin`.
enum NewBulletinCommand: Command {
  static let definition = Definition(
    name: "new bulletin", summary: "begins the bulletin of a day with the rows of the last one",
    options: NewContent.options + [
      Definition.Option(name: "--city", value: "SLUG", help: "the city"),
      Definition.Option(name: "--date", value: "DAY", help: "the day of the bulletin (today)"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let content = try NewContent(
      arguments, console, selection: ContentLoader.Selection(cities: [""]))
    let dialogue = Dialogue(arguments: arguments, console: console)
    let slug = try dialogue.choice("--city", "City", among: content.cities) { name, hint in
      "there is no city called “\(name)”\(hint)"
    }
    let folder = "cities/\(slug)/"
    guard let kept = try KeptTable(.vacancies, of: folder, in: content.folder) else {
      throw .usage(
        """
        \(content.folder)/\(folder)vacancies.csv is not there, so there are no rows to copy: its columns are \
        date,kindergarten_id,age_group,group_type,language,places
        """
      )
    }
    let dates = try kept.column("date")
    let bulletins = Bulletins(kept, dates)
    let day: Day = try dialogue.answer("--date", "Day of the bulletin", usual: content.today.iso) {
      text in
      guard let day = Bulletins.day(text) else {
        return .bad("a day is written 2026-11-20 or 20.11.2026")
      }
      guard !bulletins.days.contains(day) else {
        return .bad("\(kept.path) has rows of \(day.iso) already, and nothing is ever overwritten")
      }
      return .good(day)
    }
    guard let (rows, last) = bulletins.copy(for: day) else {
      throw .usage("\(kept.path) has no rows to copy: write the first bulletin yourself")
    }
    var files = NewFiles(in: content.folder)
    let bytes = try kept.adding(rows, before: bulletins.line(for: day))
    files.change(kept.path, from: kept.bytes, to: bytes)
    try files.write(console, selection: ContentLoader.Selection(cities: [slug]))
    console.say(
      """
      rows copied from \(last.iso): \(rows.count); next: correct the places, delete the rows \
      without any, then onir check --city \(slug)
      """)
    return .done
  }
}

/// The bulletins of a table as it is written.
private struct Bulletins {
  private let kept: KeptTable
  private let column: Int
  /// The records of each day, in the order of the table.
  private let rows: [Day: [Table.Row]]
  private let order: [Day]

  init(_ kept: KeptTable, _ column: Int) {
    self.kept = kept
    self.column = column
    var rows: [Day: [Table.Row]] = [:]
    var order: [Day] = []
    for row in kept.table.rows {
      guard let day = Self.day(kept.table.text(row, column)) else { continue }
      if rows[day] == nil { order.append(day) }
      rows[day, default: []].append(row)
    }
    (self.rows, self.order) = (rows, order)
  }

  var days: Set<Day> { Set(order) }

  /// Whether the newest day stands first.
  private var isNewestFirst: Bool {
    guard let first = order.first, let last = order.last else { return false }
    return first > last
  }

  /// The rows of the last bulletin before a day, or else of the first, with the day in its place.
  func copy(for day: Day) -> (rows: [[String]], last: Day)? {
    guard let last = order.filter({ $0 < day }).max() ?? order.min(), let found = rows[last] else {
      return nil
    }
    return (
      found.map { row in
        var cells = kept.cells(row)
        cells[column] = Self.isDotted(cells[column]) ? Self.dotted(day) : day.iso
        return cells
      }, last
    )
  }

  /// The line before which the rows of a day belong; nil for the end of the table.
  func line(for day: Day) -> Int? {
    let next = order.first { isNewestFirst ? $0 < day : $0 > day }
    return next.flatMap { rows[$0]?.first?.line }
  }

  /// A day in one of the two ways that people write it.
  static func day(_ text: String) -> Day? {
    guard isDotted(text) else { return Day(text) }
    let parts = text.split(separator: ".")
    return Day("\(parts[2])-\(parts[1])-\(parts[0])")
  }

  private static func isDotted(_ text: String) -> Bool {
    text.wholeMatch(of: /[0-9]{2}\.[0-9]{2}\.[0-9]{4}/) != nil
  }

  private static func dotted(_ day: Day) -> String {
    day.iso.split(separator: "-").reversed().joined(separator: ".")
  }
}
