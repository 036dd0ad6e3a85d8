import Cabinet
import CabinetService

/// `onir cabinet cancel`.
enum CabinetCancelCommand: Command {
  static let definition = Definition(
    name: "cabinet cancel", summary: "cancels a referral; the application keeps its place",
    arguments: ["NUMBER"], options: CaseCommand.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    try CaseCommand.run(arguments, console, .step(.cancel))
  }
}
