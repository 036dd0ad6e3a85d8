import Cabinet
import CabinetService

/// `onir cabinet admit`.
enum CabinetAdmitCommand: Command {
  static let definition = Definition(
    name: "cabinet admit",
    summary: "accepts the child of a signed admission, when two employees say so",
    arguments: ["ID"], options: CaseCommand.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    try AdmissionCommand.run(arguments, console) { desk, id, employee, zone throws(Refusal) in
      try desk.accept(id, employee) { outcome in
        switch outcome {
        case .done(let shown): Array((CabinetAdmissionsCommand.line(shown, zone) + "\n").utf8)
        case .proposed(let open): Array(CaseCommand.text(open).utf8)
        }
      }.body
    }
  }
}
