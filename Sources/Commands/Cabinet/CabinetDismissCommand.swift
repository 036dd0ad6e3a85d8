import Cabinet
import CabinetService
import Diagnostics

/// `onir cabinet dismiss`.
enum CabinetDismissCommand: Command {
  static let definition = Definition(
    name: "cabinet dismiss", summary: "takes an employee off: the token is good for nothing then",
    arguments: ["ID"], options: [CabinetOptions.database, CabinetOptions.keyFile])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    guard let id = Identifier<Employee>(arguments.positional[0]) else {
      throw .usage("“\(arguments.positional[0])” is no id; onir cabinet staff lists them")
    }
    let opened = try OpenedDesk(arguments, cabinet: nil)
    defer { opened.close() }
    try opened.result { desk throws(Refusal) in try desk.dismiss(id, by: "operator") }
    return .done
  }
}
