import Cabinet
import CabinetService
import Dates
import HTTPServer
import JSON

extension API {
  private static let named = Operation.Parameter.path("id", .identifier, "the admission's")
  static let healthFormOfPath = Operation.Parameter.path(
    "form", Schemas.healthForm, "the form of the paper")
  static let paperKindOfPath = Operation.Parameter.path("kind", Schemas.paperKind, "which paper")
  private static let one = Operation.Answer(
    status: 200, schema: Schemas.admission, summary: "The admission")

  /// Admission to the kindergarten of a referral (S4-20 to S4-66).
  static let admissionOperations: [Operation] = [
    Operation(
      method: "GET", path: "/admissions/offers",
      summary: "Lists the children with a live referral; none in a city without admissions.",
      tag: "admissions", access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.admissionOffer), summary: "The children"),
      handle: { call throws(Refusal) in
        let page = try call.page(of: try call.desk.offers(try call.person()))
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.offer($0, &$1) } }
      }),
    Operation(
      method: "GET", path: "/admissions/applicant",
      summary: "Tells what the register and the account know of who is signed in.",
      tag: "admissions", access: signedIn,
      answer: Operation.Answer(
        status: 200, schema: Schemas.knownApplicant, summary: "What is known"),
      handle: { call throws(Refusal) in
        let known = try call.desk.applicant(try call.person())
        let writing = call.writing
        return .json { writing.known(known, &$0) }
      }),
    Operation(
      method: "POST", path: "/admissions",
      summary: "Begins an admission with a referral, or goes on with its draft.",
      tag: "admissions", access: signedIn, body: Schemas.newAdmission, idempotency: .accepted,
      answer: Operation.Answer(
        status: 201, schema: Schemas.admission, summary: "The admission"),
      problems: [404, 409], handle: { call throws(Refusal) in try begin(call) }),
    Operation(
      method: "GET", path: "/admissions",
      summary: "Lists the person's admissions, the newest first.", tag: "admissions",
      access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.admission), summary: "The admissions"),
      handle: { call throws(Refusal) in
        let page = try call.page(of: try call.desk.admissions(try call.person()))
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.admission($0, &$1) } }
      }),
    Operation(
      method: "GET", path: "/admissions/{id}", summary: "Shows an admission.",
      tag: "admissions", access: signedIn, parameters: [named], answer: one,
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return document(try call.desk.admission(id, try call.person()), call)
      }),
    Operation(
      method: "PATCH", path: "/admissions/{id}",
      summary:
        "Changes the applicant's data of a draft, or notes that the contract was read. Other data are another contract.",
      tag: "admissions", access: signedIn, parameters: [named], body: Schemas.admissionChange,
      answer: one, problems: [409], handle: { call throws(Refusal) in try amend(call) }),
    Operation(
      method: "GET", path: "/admissions/{id}/history",
      summary: "Tells what became of an admission, the oldest first.", tag: "admissions",
      access: signedIn, parameters: [named] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.admissionEvent), summary: "The history"),
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        let (admission, events) = try call.desk.history(of: id, try call.person())
        let page = try call.page(of: events)
        let writing = call.writing
        return .json { json in
          writing.page(page, &json) { writing.event($0, of: admission, &$1) }
        }
      }),
    Operation(
      method: "POST", path: "/admissions/{id}/sign",
      summary: "Takes the signature (CMS, detached, base64 or PEM) under the contract.",
      tag: "admissions", access: signedIn, parameters: [named],
      body: .object([.required("signature", Schemas.typedSignature)]),
      idempotency: .required, answer: one, problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return Reply(
          try call.desk.sign(
            id, call.text("signature"), try call.person(), call.name, render: render(call)))
      }),
    Operation(
      method: "POST", path: "/admissions/{id}/decline",
      summary: "Declines the place; the application leaves the queue for good.",
      tag: "admissions", access: signedIn, parameters: [named], body: Schemas.nothing,
      idempotency: .accepted, answer: one, problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return Reply(
          try call.desk.decline(id, try call.person(), call.name, render: render(call)))
      }),
  ]

  private static func render(_ call: Call) -> (AdmissionCard) -> [UInt8] {
    let writing = call.writing
    return { card in
      var json = JSONWriter(capacity: 2048)
      writing.admission(card, &json)
      return json.bytes
    }
  }

  private static func document(_ card: AdmissionCard, _ call: Call) -> Reply {
    let writing = call.writing
    return .json { writing.admission(card, &$0) }
  }

  private static func begin(_ call: Call) throws(Refusal) -> Reply {
    guard call.body["instructions"] == .flag(true) else {
      throw .invalid([FieldProblem("/instructions", .required)])
    }
    guard let referral = Identifier<Referral>(call.text("referral")),
      let typed = applicant(call.body["applicant"])
    else { throw .malformed }
    return Reply(
      try call.desk.begin(
        referral, typed, try call.person(), call.name, render: render(call)))
  }

  private static func amend(_ call: Call) throws(Refusal) -> Reply {
    let id: Identifier<Admission> = try call.identifier()
    let card = try call.desk.change(
      id, applicant(call.body["applicant"]),
      isContractRead: call.body["contract_read"] == .flag(true), try call.person())
    return document(card, call)
  }

  private static func applicant(_ typed: JSONValue?) -> TypedApplicant? {
    guard let typed, let issuedOn = typed["issued_on"]?.text.flatMap({ Day($0) }),
      let validUntil = typed["valid_until"]?.text.flatMap({ Day($0) })
    else { return nil }
    func text(_ name: String) -> String { typed[name]?.text ?? "" }
    return TypedApplicant(
      identityNumber: text("identity_number"), issuedOn: issuedOn, validUntil: validUntil,
      address: text("address"), phone: text("phone"), email: text("email"))
  }
}
