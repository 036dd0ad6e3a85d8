import CabinetStore
import Dates
import Diagnostics

/// `onir database rotate-key`.
enum DatabaseRotateKeyCommand: Command {
  static let definition = Definition(
    name: "database rotate-key",
    summary: "puts a new key in use and seals all personal values with it; stop the server first",
    options: [CabinetOptions.database, CabinetOptions.keyFile])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let options = CabinetOptions(arguments)
    try options.rotateKey(now: Moment.now)
    console.say(
      "\(options.shown) is sealed with a new key; \(options.keyFile) keeps those before it")
    return .done
  }
}
