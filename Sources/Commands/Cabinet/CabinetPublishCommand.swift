import Cabinet
import CabinetService
import CabinetStore
import Codes
import Diagnostics

/// `onir cabinet publish`.
enum CabinetPublishCommand: Command {
  static let definition = Definition(
    name: "cabinet publish", summary: "publishes free places of a kindergarten on today's bulletin",
    arguments: ["CITY", "KINDERGARTEN"],
    options: CaseCommand.options + [
      Definition.Option(name: "--age", value: "AGE", help: "1-2, 2-3, 3-4, 4-5 or 5-6"),
      Definition.Option(
        name: "--type", value: "TYPE", help: "\(GroupType.codes.joined(separator: ", ")) (general)"),
      Definition.Option(
        name: "--language", value: "CODE",
        help: "\(TeachingLanguage.codes.joined(separator: ", ")) (kk)"),
      Definition.Option(name: "--places", value: "N", help: "how many (1)"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let group: Vacancy.Group
    let places: Int
    do throws(Arguments.Misuse) {
      group = try self.group(arguments)
      places = try arguments.number("--places", BulletinPlace.counts) ?? 1
    } catch {
      throw CommandFailure(error)
    }
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let employee = try opened.worker(arguments)
    guard [.officer, .kindergarten].contains(employee.role) else {
      throw .usage("\(employee.name) is \(employee.role.rawValue) and may not do this")
    }
    let city = try opened.city(arguments.positional[0])
    let known = city.kindergartens.keys.sorted()
    guard known.contains(group.kindergarten) else {
      let suggestion = NearMiss.suggestion(for: group.kindergarten, among: known)
      throw .usage(
        "no kindergarten of \(city.slug) is called “\(group.kindergarten)”\(Message.hint(suggestion))"
      )
    }
    let new = NewPlace(city: city.slug, group: group, places: places)
    let receipt = try opened.result { desk throws(Refusal) in
      try desk.publish(new, employee) { Array(CabinetPlacesCommand.text($0).utf8) }
    }
    console.output(receipt.body)
    return .done
  }

  private static func group(
    _ arguments: Arguments
  ) throws(Arguments.Misuse) -> Vacancy.Group {
    guard arguments.value("--age") != nil else {
      throw Arguments.Misuse(message: "cabinet publish needs --age")
    }
    let age = AgeGroup(rawValue: try arguments.choice("--age", AgeGroup.codes))
    let type = GroupType(rawValue: try arguments.choice("--type", GroupType.codes))
    let language = TeachingLanguage(
      rawValue: try arguments.choice("--language", TeachingLanguage.codes))
    return Vacancy.Group(
      kindergarten: arguments.positional[1], ageGroup: age ?? .early, groupType: type ?? .general,
      language: language ?? .kazakh)
  }
}

extension OpenedDesk {
  /// A city by its name in addresses.
  func city(_ slug: String) throws(CommandFailure) -> Directory.City {
    let cities = desk.directory().cities
    if let city = cities[slug] { return city }
    let suggestion = NearMiss.suggestion(for: slug, among: cities.keys.sorted())
    throw .usage("no city is called “\(slug)”\(Message.hint(suggestion))")
  }
}
