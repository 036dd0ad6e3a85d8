import CabinetStore
import Diagnostics

/// `onir database copy`.
enum DatabaseCopyCommand: Command {
  static let definition = Definition(
    name: "database copy",
    summary: "moves the cabinet between SQLite and PostgreSQL, and compares every row",
    arguments: ["FROM", "TO"])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let (from, to) = (
      DatabaseName(arguments.positional[0]), DatabaseName(arguments.positional[1])
    )
    guard from.url != to.url else { throw .usage("FROM and TO are the same database") }
    try from.require()
    let tables: [CopiedTable]
    do throws(StoreError) {
      tables = try Store.copy(from: from.url, to: to.url)
    } catch {
      throw failure(error, from, to)
    }
    for table in tables {
      console.print("\(table.name) \(table.rows) \(table.digest)\n")
    }
    let rows = tables.reduce(0) { $0 + $1.rows }
    console.say(
      "\(tables.count, "table", "tables") with \(rows, "row", "rows") copied to \(to.shown), read again and found the same"
    )
    return .done
  }

  private static func failure(
    _ error: StoreError, _ from: DatabaseName, _ to: DatabaseName
  ) -> CommandFailure {
    switch error {
    case .exists, .foreign:
      .machine("\(to.shown) holds something already: name an empty database; nothing was changed")
    default: .machine("\(from.shown) to \(to.shown): \(Message(word: error.message))")
    }
  }
}
