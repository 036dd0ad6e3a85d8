import Cabinet
import CabinetService

/// `onir cabinet show`.
enum CabinetShowCommand: Command {
  static let definition = Definition(
    name: "cabinet show", summary: "shows an application; the audit keeps that it was looked at",
    arguments: ["NUMBER"], options: CaseCommand.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    try CaseCommand.run(arguments, console, roles: [.officer, .auditor]) {
      desk, number, employee throws(Refusal) in
      Array(CaseCommand.text(try desk.show(number, to: employee)).utf8)
    }
  }
}
