import CabinetService

/// `onir cabinet tick`.
enum CabinetTickCommand: Command {
  static let definition = Definition(
    name: "cabinet tick", summary: "does what is due by the clock; may be run at any time",
    options: OpenedDesk.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let changed = try opened.result { desk throws(Refusal) in try desk.tick() }
    console.print("\(changed)\n")
    return .done
  }
}
