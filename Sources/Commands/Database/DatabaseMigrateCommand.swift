import CabinetStore
import Dates
import Diagnostics
import SQL

/// `onir database migrate`.
enum DatabaseMigrateCommand: Command {
  static let definition = Definition(
    name: "database migrate", summary: "makes the cabinet's database, or brings it up to date",
    options: [CabinetOptions.database, CabinetOptions.keyFile])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let options = CabinetOptions(arguments)
    let store = try options.open(now: Moment.now, isMade: true)
    guard store.close().isClean else { throw .machine("the database did not close cleanly") }
    console.say("\(options.shown) is up to date")
    return .done
  }
}
