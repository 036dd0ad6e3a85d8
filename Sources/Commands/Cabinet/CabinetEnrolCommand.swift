import Cabinet
import CabinetService

/// `onir cabinet enrol`.
enum CabinetEnrolCommand: Command {
  static let definition = Definition(
    name: "cabinet enrol", summary: "notes that the child was enrolled, when two employees say so",
    arguments: ["NUMBER"], options: CaseCommand.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    try CaseCommand.run(arguments, console, .step(.enrol))
  }
}
