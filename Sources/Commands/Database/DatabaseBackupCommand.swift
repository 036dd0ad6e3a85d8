import CabinetStore
import Diagnostics

/// `onir database backup`.
enum DatabaseBackupCommand: Command {
  static let definition = Definition(
    name: "database backup", summary: "copies the cabinet's database while it is in use",
    arguments: ["FILE"], options: [CabinetOptions.database])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let options = CabinetOptions(arguments)
    try options.requireDatabase()
    do throws(StoreError) {
      try Store.backup(options.database, to: arguments.positional[0])
    } catch {
      throw .machine("\(arguments.positional[0]): \(Message(word: error.message))")
    }
    console.say("copied to \(arguments.positional[0])")
    return .done
  }
}
