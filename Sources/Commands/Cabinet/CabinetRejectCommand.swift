import Cabinet
import CabinetService
import Diagnostics

/// `onir cabinet reject`.
enum CabinetRejectCommand: Command {
  static let definition = Definition(
    name: "cabinet reject",
    summary: "rejects an application, when two employees say so; the parent sees the reason",
    arguments: ["NUMBER"],
    options: CaseCommand.options + [
      Definition.Option(name: "--reason", value: "TEXT", help: "why, for the parent")
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    guard let reason = arguments.value("--reason"), reason.count <= 500 else {
      throw .usage("cabinet reject needs --reason of at most 500 characters")
    }
    return try CaseCommand.run(arguments, console, .step(.reject(reason: reason)))
  }
}
