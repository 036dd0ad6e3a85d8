import Cabinet
import CabinetService

/// `onir cabinet staff`.
enum CabinetStaffCommand: Command {
  static let definition = Definition(
    name: "cabinet staff", summary: "lists the employees",
    options: [CabinetOptions.database, CabinetOptions.keyFile])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let opened = try OpenedDesk(arguments, cabinet: nil)
    defer { opened.close() }
    for employee in try opened.result({ desk throws(Refusal) in try desk.employees() }) {
      let state = employee.revokedAt == nil ? "" : "  taken off"
      let places = employee.places.sorted().joined(separator: ",")
      console.print(
        "\(employee.id.text)  \(employee.role.rawValue)  \(places)  \(employee.name)\(state)\n")
    }
    return .done
  }
}
