import Cabinet
import CabinetService
import Dates
import Diagnostics

/// What the commands about one admission share.
enum AdmissionCommand {
  /// Lets an employee decide about an admission and prints what it is then.
  static func run(
    _ arguments: Arguments, _ console: Console,
    _ body: (Desk, Identifier<Admission>, Employee, Zone) throws(Refusal) -> [UInt8]
  ) throws(CommandFailure) -> ExitCode {
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let employee = try opened.worker(arguments)
    guard employee.role != .auditor else {
      throw .usage("\(employee.name) is \(employee.role.rawValue) and may not do this")
    }
    console.output(
      try opened.result { desk throws(Refusal) in
        guard let id = Identifier<Admission>(arguments.positional[0]) else { throw .notFound }
        return try body(desk, id, employee, desk.directory().zone)
      })
    return .done
  }
}
