import Cabinet
import CabinetService
import Dates

/// `onir cabinet admissions`.
enum CabinetAdmissionsCommand: Command {
  private static let statuses =
    ["signed"] + AdmissionStatus.allCases.map(\.rawValue).filter { $0 != "signed" }

  static let definition = Definition(
    name: "cabinet admissions", summary: "lists the admissions of a city that wait for a decision",
    arguments: ["CITY"],
    options: OpenedDesk.options + [
      Definition.Option(
        name: "--status", value: "STATUS", help: statuses.joined(separator: ", ") + " (signed)")
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let status: AdmissionStatus
    do throws(Arguments.Misuse) {
      status = AdmissionStatus(rawValue: try arguments.choice("--status", statuses)) ?? .signed
    } catch {
      throw CommandFailure(error)
    }
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let city = try opened.city(arguments.positional[0])
    let zone = opened.desk.directory().zone
    let page = try opened.result { desk throws(Refusal) in
      try desk.admissions(city: city.slug, status, from: 0, limit: 10_000, of: nil)
    }
    for shown in page.items { console.print(line(shown, zone) + "\n") }
    return .done
  }

  /// A line without names: who decides looks at the card.
  static func line(_ shown: StaffAdmission, _ zone: Zone) -> String {
    let admission = shown.card.admission
    let day = (admission.signedAt ?? admission.createdAt).day(in: zone)?.iso ?? ""
    let proposed = shown.proposal.map { "  \($0.act.rawValue) proposed by \($0.by)" } ?? ""
    return "\(admission.id.text)  \(admission.number.text)  \(day)  \(admission.kindergarten)  "
      + "\(admission.status.rawValue)\(proposed)"
  }
}
