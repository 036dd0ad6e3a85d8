import Cabinet
import CabinetService
import Dates
import Diagnostics

/// `onir cabinet attendance`.
enum CabinetAttendanceCommand: Command {
  static let definition = Definition(
    name: "cabinet attendance", summary: "records whether an enrolled child was there on a day",
    arguments: ["NUMBER"],
    options: CaseCommand.options + [
      Definition.Option(name: "--day", value: "DAY", help: "which day, such as 2026-11-20"),
      Definition.Option(name: "--absent", value: nil, help: "the child was not there"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let day = try day(arguments, "--day")
    return try CaseCommand.run(
      arguments, console, roles: [.officer, .kindergarten],
      .attendance(Attendance(day: day, isPresent: !arguments.has("--absent"))))
  }

  static func day(_ arguments: Arguments, _ name: String) throws(CommandFailure) -> Day {
    guard let text = arguments.value(name), let day = Day(text) else {
      throw .usage("\(name) is a day such as 2026-11-20")
    }
    return day
  }
}
