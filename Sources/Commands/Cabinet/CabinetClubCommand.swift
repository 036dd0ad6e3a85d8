import Cabinet
import CabinetService
import Diagnostics

/// `onir cabinet club`.
enum CabinetClubCommand: Command {
  static let definition = Definition(
    name: "cabinet club", summary: "records a club of an enrolled child",
    arguments: ["NUMBER"],
    options: CaseCommand.options + [
      Definition.Option(name: "--kk", value: "NAME", help: "its name in Kazakh"),
      Definition.Option(name: "--ru", value: "NAME", help: "its name in Russian"),
      Definition.Option(name: "--since", value: "DAY", help: "since when"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    guard let kazakh = arguments.value("--kk"), let russian = arguments.value("--ru") else {
      throw .usage("cabinet club needs --kk and --ru")
    }
    let since = try CabinetAttendanceCommand.day(arguments, "--since")
    return try CaseCommand.run(
      arguments, console, roles: [.officer, .kindergarten],
      .club(Club(nameKazakh: kazakh, nameRussian: russian, since: since)))
  }
}
