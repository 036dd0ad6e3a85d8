import Cabinet
import CabinetService
import Dates
import HTTPServer
import JSON

extension API {
  static let registrationOperations: [Operation] = [
    Operation(
      method: "POST", path: "/registrations",
      summary: "Takes the code that came to a number; its proof lets one register.",
      tag: "registration", access: .open,
      body: .object([
        .required("city", Schemas.city), .required("phone", Schemas.typedPhone),
        .required("code", Schemas.typedCode),
        .required("policy", .flag, "the policy of users' data is accepted"),
        .required("policy_version", .text(1...64, example: "0123456789ab")),
      ]),
      answer: Operation.Answer(
        status: 201,
        schema: .object([
          .required("proof", Schemas.proof), .required("expires_at", .moment),
        ]), summary: "The proof"),
      problems: [403, 429], handle: { call throws(Refusal) in try prove(call) }),
    Operation(
      method: "POST", path: "/registrations/person",
      summary: "Shows whom the registers tie to the number that was proved.",
      tag: "registration", access: .open,
      body: .object([
        .required("city", Schemas.city), .required("proof", Schemas.proof),
        .required("iin", Schemas.typedIIN),
      ]),
      answer: Operation.Answer(
        status: 200,
        schema: .object([
          .required("iin", .digits(12, example: "850214390005")),
          .required("name", .text(TextForm(1...400))), .required("birth_date", .day),
        ]), summary: "The person"),
      problems: [429], handle: { call throws(Refusal) in try person(call) }),
    Operation(
      method: "POST", path: "/registrations/account",
      summary: "Registers: the number and the password open the cabinet from then on.",
      tag: "registration", access: .open,
      body: .object([
        .required("city", Schemas.city), .required("proof", Schemas.proof),
        .required("iin", Schemas.typedIIN), .required("password", Schemas.password),
      ]), idempotency: .accepted,
      answer: Operation.Answer(
        status: 201, schema: .object([.required("registered", .flag)]),
        summary: "Registered; nobody is signed in"),
      problems: [409, 429], handle: { call throws(Refusal) in try register(call) }),
  ]

  private static func prove(_ call: Call) throws(Refusal) -> Reply {
    guard call.body["policy"] == .flag(true) else {
      throw .invalid([FieldProblem("/policy", .required)])
    }
    let proof = try call.desk.prove(
      city: call.text("city"), phone: call.text("phone"), code: call.text("code"),
      policyVersion: call.text("policy_version"), address: call.address)
    let writing = call.writing
    return .json(status: 201) { json in
      json.object { json in
        json.field("proof", proof.text)
        json.field("expires_at", writing.time(proof.end))
      }
    }
  }

  private static func person(_ call: Call) throws(Refusal) -> Reply {
    let person = try call.desk.person(
      city: call.text("city"), proof: call.text("proof"), iin: call.text("iin"))
    return .json { json in
      json.object { json in
        json.field("iin", person.iin.digits)
        json.field("name", person.name.full)
        json.field("birth_date", person.birthDay.iso)
      }
    }
  }

  private static func register(_ call: Call) throws(Refusal) -> Reply {
    let registration = Registration(
      city: call.text("city"), proof: call.text("proof"), iin: call.text("iin"),
      password: call.text("password"))
    return Reply(
      try call.desk.register(registration, call.name) {
        var json = JSONWriter()
        json.object { $0.field("registered", true) }
        return json.bytes
      })
  }
}
