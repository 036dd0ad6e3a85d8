import Cabinet
import CabinetService
import CabinetStore
import Codes
import HTTPServer
import JSON

extension API {
  private static let cityOfPlaces = Operation.Parameter.query(
    "city", Schemas.city, "the city", isRequired: true)

  /// The places of bulletins, for parents (S3-62).
  static let placeOperations: [Operation] = [
    Operation(
      method: "GET", path: "/places",
      summary: "Lists the places of a city that can be applied to, the newest first.",
      tag: "places", access: .open, parameters: [cityOfPlaces] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.place), summary: "The places"),
      handle: { call throws(Refusal) in
        let places = try call.desk.places(city: call.parameters["city"] ?? "")
        return try list(places, call)
      }),
    Operation(
      method: "GET", path: "/applications/{id}/places",
      summary:
        "Lists the places that fit an application: the child's age, the queue, the language.",
      tag: "places", access: signedIn,
      parameters: [.path("id", .identifier, "the application's")] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.place), summary: "The places"),
      handle: { call throws(Refusal) in
        let id: Identifier<Application> = try call.identifier()
        return try list(try call.desk.places(for: id, try call.person()), call)
      }),
    Operation(
      method: "POST", path: "/applications/{id}/places",
      summary: "Applies to a place, or changes to it from another one.", tag: "places",
      access: signedIn, parameters: [.path("id", .identifier, "the application's")],
      body: .object([.required("place", .identifier)]), idempotency: .required,
      answer: Operation.Answer(
        status: 200, schema: Schemas.application, summary: "The application",
        hasEntityTag: true),
      problems: [409], handle: { call throws(Refusal) in try apply(call) }),
  ]

  /// The same, for the staff.
  static let staffPlaceOperations: [Operation] = [
    Operation(
      method: "POST", path: "/staff/places",
      summary: "Publishes places on today's bulletin; who waits for such a place is told.",
      tag: "staff", access: .staff([.officer, .kindergarten]), body: Schemas.newPlace,
      idempotency: .accepted,
      answer: Operation.Answer(status: 201, schema: Schemas.place, summary: "The place"),
      problems: [404], handle: { call throws(Refusal) in try publish(call) }),
    Operation(
      method: "GET", path: "/staff/places",
      summary: "Lists the places of a city that were not withdrawn, the newest first.",
      tag: "staff", access: .staff([.officer, .kindergarten, .auditor]),
      parameters: [cityOfPlaces] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.place), summary: "The places"),
      problems: [404],
      handle: { call throws(Refusal) in
        let city = call.parameters["city"] ?? ""
        return try list(try call.desk.places(city: city, of: try call.worker()), call)
      }),
    Operation(
      method: "DELETE", path: "/staff/places/{id}",
      summary: "Withdraws a place; who applied stands in the queue as before.", tag: "staff",
      access: .staff([.officer, .kindergarten]),
      parameters: [.path("id", .identifier, "the place's")],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Withdrawn"),
      handle: { call throws(Refusal) in
        let id: Identifier<BulletinPlace> = try call.identifier()
        try call.desk.withdraw(id, try call.worker())
        return .done
      }),
  ]

  private static func list(_ places: [KeptPlace], _ call: Call) throws(Refusal) -> Reply {
    let page = try call.page(of: places)
    let writing = call.writing
    return .json { json in writing.page(page, &json) { writing.place($0, &$1) } }
  }

  private static func apply(_ call: Call) throws(Refusal) -> Reply {
    let id: Identifier<Application> = try call.identifier()
    guard let place = Identifier<BulletinPlace>(call.text("place")) else {
      throw .invalid([FieldProblem("/place", .form)])
    }
    return Reply(
      try call.desk.apply(id, to: place, try call.person(), call.name, render: render(call)))
  }

  private static func publish(_ call: Call) throws(Refusal) -> Reply {
    guard let age = AgeGroup(rawValue: call.text("age_group")),
      let type = GroupType(rawValue: call.text("group_type")),
      let language = TeachingLanguage(rawValue: call.text("language")),
      case .integer(let count)? = call.body["places"]
    else { throw .malformed }
    let new = NewPlace(
      city: call.text("city"),
      group: Vacancy.Group(
        kindergarten: call.text("kindergarten"), ageGroup: age, groupType: type,
        language: language), places: count)
    let writing = call.writing
    return Reply(
      try call.desk.publish(new, try call.worker(), call.name) { place in
        var json = JSONWriter()
        writing.place(place, &json)
        return json.bytes
      })
  }
}
