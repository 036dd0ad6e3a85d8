import Cabinet
import CabinetService
import Diagnostics

/// `onir cabinet refuse`.
enum CabinetRefuseCommand: Command {
  private static let codes = AdmissionRejection.allCases.map(\.rawValue).joined(separator: ", ")

  static let definition = Definition(
    name: "cabinet refuse",
    summary: "rejects an admission; the parent sees why, and may begin again",
    arguments: ["ID"],
    options: CaseCommand.options + [
      Definition.Option(
        name: "--reason-code", value: "CODE",
        help: AdmissionRejection.allCases.map(\.rawValue).joined(separator: "|")),
      Definition.Option(
        name: "--reason", value: "TEXT", help: "in words, for the parent; needed for other"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    guard let code = arguments.value("--reason-code").flatMap(AdmissionRejection.init) else {
      throw .usage("cabinet refuse needs --reason-code, one of \(codes)")
    }
    let reason = arguments.value("--reason")
    return try AdmissionCommand.run(arguments, console) {
      desk, id, employee, zone throws(Refusal) in
      try desk.refuse(id, code, reason, employee) {
        Array((CabinetAdmissionsCommand.line($0, zone) + "\n").utf8)
      }.body
    }
  }
}
