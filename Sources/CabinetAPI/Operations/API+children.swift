import Cabinet
import CabinetService
import Codes
import Dates
import HTTPServer
import JSON

extension API {
  static let childrenOperations: [Operation] = [
    Operation(
      method: "GET", path: "/children", summary: "Lists the personal files of the children.",
      tag: "personal files", access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.file), summary: "The files"),
      handle: { call throws(Refusal) in
        let page = try call.page(of: try call.desk.files(try call.person()))
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.file($0, &$1) } }
      }),
    Operation(
      method: "GET", path: "/children/{id}", summary: "Shows a child's personal file.",
      tag: "personal files", access: signedIn, parameters: [named],
      answer: Operation.Answer(status: 200, schema: Schemas.fileCard, summary: "The file"),
      handle: { call throws(Refusal) in
        let person = try call.person()
        let file = try call.desk.file(try call.identifier(), person)
        let status = call.desk.socialStatus(of: file.child, person)
        let writing = call.writing
        return .json { writing.file(file, card: .init(socialStatus: status), &$0) }
      }),
    Operation(
      method: "POST", path: "/children/check",
      summary: "Looks a child of the person up in the civil register.",
      tag: "personal files", access: signedIn, body: .object([.required("iin", Schemas.typedIIN)]),
      answer: Operation.Answer(
        status: 200,
        schema: .object([
          .required("name", .text(TextForm(1...400))), .required("birth_date", .day),
          .required(
            "sex", .nullable(.code(Sex.allCases.map(\.rawValue))), "what the number says of it"),
          .required("relation", .code(Relation.allCases.map(\.rawValue))),
        ]), summary: "The child"),
      problems: [429], handle: { call throws(Refusal) in try check(call) }),
    Operation(
      method: "POST", path: "/children",
      summary: "Adds a child; of one that is there the sex and the nationality are changed.",
      tag: "personal files", access: signedIn, body: Schemas.newChild, idempotency: .accepted,
      answer: Operation.Answer(status: 201, schema: Schemas.file, summary: "The file"),
      problems: [429], handle: { call throws(Refusal) in try add(call) }),
    Operation(
      method: "DELETE", path: "/children/{id}",
      summary: "Takes a child away for whom nothing was ever applied.",
      tag: "personal files", access: signedIn, parameters: [named],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Gone"), problems: [409],
      handle: { call throws(Refusal) in
        try call.desk.remove(try call.identifier() as Identifier<Child>, try call.person())
        return .done
      }),
  ]

  private static let named = Operation.Parameter.path("id", .identifier, "the child's")

  private static func check(_ call: Call) throws(Refusal) -> Reply {
    let found = try call.desk.find(child: call.text("iin"), try call.person())
    return .json { json in
      json.object { json in
        json.field("name", found.person.name.full)
        json.field("birth_date", found.person.birthDay.iso)
        json.field("sex", found.person.iin.sex?.rawValue)
        json.field("relation", found.relation.rawValue)
      }
    }
  }

  private static func add(_ call: Call) throws(Refusal) -> Reply {
    guard let sex = Sex(rawValue: call.text("sex")),
      let nationality = Nationality(rawValue: call.text("nationality"))
    else { throw .malformed }
    let new = NewChild(iin: call.text("iin"), sex: sex, nationality: nationality)
    let writing = call.writing
    return Reply(
      try call.desk.add(new, try call.person(), call.name) { file in
        var json = JSONWriter()
        writing.file(file, &json)
        return json.bytes
      })
  }
}
