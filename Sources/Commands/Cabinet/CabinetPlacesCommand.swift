import Cabinet
import CabinetService
import CabinetStore
import Codes
import Dates

/// `onir cabinet places`.
enum CabinetPlacesCommand: Command {
  static let definition = Definition(
    name: "cabinet places", summary: "lists the places a city has published, the newest first",
    arguments: ["CITY"], options: OpenedDesk.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let city = try opened.city(arguments.positional[0])
    let places = try opened.result { desk throws(Refusal) in
      try desk.places(city: city.slug, of: nil)
    }
    for place in places { console.print(text(place)) }
    return .done
  }

  static func text(_ kept: KeptPlace) -> String {
    let (place, group) = (kept.place, kept.place.group)
    return "\(place.id.text)  \(place.bulletin.iso)  \(group.kindergarten)  "
      + "\(group.ageGroup.rawValue)  \(group.groupType.rawValue)  \(group.language.rawValue)  "
      + "\(kept.left) of \(place.places) left  until \(place.closes.iso)\n"
  }
}
