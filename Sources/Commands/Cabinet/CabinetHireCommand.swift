import Cabinet
import CabinetService
import Diagnostics

/// `onir cabinet hire`.
enum CabinetHireCommand: Command {
  static let definition = Definition(
    name: "cabinet hire", summary: "takes an employee on and prints the id and the token, once",
    arguments: ["NAME"],
    options: OpenedDesk.options + [
      Definition.Option(
        name: "--role", value: "ROLE", help: "officer, kindergarten or auditor (officer)"),
      Definition.Option(
        name: "--place", value: "PLACE",
        help: "a city, CITY/KINDERGARTEN, region/SLUG, or *; may be repeated", isRepeated: true),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let role: StaffRole
    do throws(Arguments.Misuse) {
      let word = try arguments.choice("--role", StaffRole.allCases.map(\.rawValue))
      role = StaffRole(rawValue: word) ?? .officer
    } catch {
      throw CommandFailure(error)
    }
    let places = arguments.values("--place")
    guard !places.isEmpty else { throw .usage("cabinet hire needs --place") }
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    try check(places, opened.desk.directory())
    let (employee, token) = try opened.result { desk throws(Refusal) in
      try desk.hire(
        name: arguments.positional[0], role: role, places: Set(places), by: "operator")
    }
    console.print("\(employee.id.text)  \(token)\n")
    console.say("keep the token: it is not shown again")
    return .done
  }

  private static func check(
    _ places: [String], _ directory: Directory
  ) throws(CommandFailure) {
    let known =
      ["*"] + directory.cities.keys.sorted()
      + Set(directory.cities.values.map { "region/" + $0.region }).sorted()
      + directory.cities.values.flatMap { city in
        city.kindergartens.keys.map { "\(city.slug)/\($0)" }
      }.sorted()
    for place in places where !known.contains(place) {
      let suggestion = NearMiss.suggestion(for: place, among: known)
      throw .usage("no place is called “\(place)”\(Message.hint(suggestion))")
    }
  }
}
