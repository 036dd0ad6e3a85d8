import Cabinet
import CabinetService

/// `onir cabinet benefit`.
enum CabinetBenefitCommand: Command {
  static let definition = Definition(
    name: "cabinet benefit", summary: "confirms a benefit, or strikes it off",
    arguments: ["NUMBER"],
    options: CaseCommand.options + [
      Definition.Option(name: "--strike", value: nil, help: "strike it off instead")
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    try CaseCommand.run(
      arguments, console, .benefit(isProved: !arguments.has("--strike")))
  }
}
