import Cabinet
import CabinetService
import HTTPServer
import JSON

extension API {
  private static let named = Operation.Parameter.path("id", .identifier, "the admission's")
  private static let readers = Operation.Access.staff([.officer, .kindergarten, .auditor])
  private static let deciders = Operation.Access.staff([.officer, .kindergarten])
  private static let city = Operation.Parameter.query(
    "city", Schemas.city, "the city", isRequired: true)

  /// Admissions, for the staff.
  static let staffAdmissionOperations: [Operation] = [
    Operation(
      method: "GET", path: "/staff/admissions",
      summary:
        "Lists the admissions of a city: those that wait for a decision by the time of signing, others the newest first.",
      tag: "staff", access: readers,
      parameters: [
        city, .query("status", Schemas.admissionStatus, "which; `signed` without it"),
        .query("kindergarten", .slug("pavlodar-0001"), "only those of this one"),
      ] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.staffAdmissionLine), summary: "The admissions"),
      problems: [404],
      handle: { call throws(Refusal) in
        let status = call.parameters["status"].flatMap(AdmissionStatus.init) ?? .signed
        let page = try call.desk.admissions(
          city: call.parameters["city"] ?? "", status,
          kindergarten: call.parameters["kindergarten"], from: try call.cursor() ?? 0,
          limit: call.limit, of: try call.worker())
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.line($0, &$1) } }
      }),
    Operation(
      method: "GET", path: "/staff/admissions/{id}",
      summary: "Shows an admission to an employee; the audit keeps that it was looked at.",
      tag: "staff", access: readers, parameters: [named],
      answer: Operation.Answer(status: 200, schema: Schemas.staffAdmission, summary: "It"),
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        let shown = try call.desk.show(id, to: try call.worker())
        let writing = call.writing
        return .json { writing.admission(shown, &$0) }
      }),
    Operation(
      method: "GET", path: "/staff/admissions/{id}/documents/{form}",
      summary: "Gives a health paper to the employee in charge; the audit keeps it.",
      tag: "staff", access: deciders, parameters: [named, healthFormOfPath],
      answer: Operation.Answer(status: 200, schema: nil, summary: "Its bytes", isFile: true),
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return file(try call.desk.document(try form(call), of: id, to: try call.worker()))
      }),
    Operation(
      method: "GET", path: "/staff/admissions/{id}/papers/{kind}",
      summary: "Gives a paper to the employee in charge; the audit keeps it.", tag: "staff",
      access: readers, parameters: [named, paperKindOfPath], answer: bytesOfPaper,
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return file(try call.desk.paper(try kind(call), of: id, to: try call.worker()), of: id)
      }),
    Operation(
      method: "POST", path: "/staff/admissions/{id}/accept",
      summary: "Accepts the child, when another employee asked for it before.", tag: "staff",
      access: deciders, parameters: [named], body: Schemas.nothing, idempotency: .accepted,
      answer: Operation.Answer(
        status: 200, schema: Schemas.staffAdmission, summary: "The child is accepted"),
      between: waiting, problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        let writing = call.writing
        return Reply(
          try call.desk.accept(id, try call.worker(), call.name) { outcome in
            writing.outcome(outcome) { writing.admission($0, &$1) }
          })
      }),
    Operation(
      method: "POST", path: "/staff/admissions/{id}/reject",
      summary: "Rejects an admission; the parent may begin another one.", tag: "staff",
      access: deciders, parameters: [named], body: Schemas.admissionRejection,
      idempotency: .accepted,
      answer: Operation.Answer(status: 200, schema: Schemas.staffAdmission, summary: "It"),
      problems: [409], handle: { call throws(Refusal) in try refuse(call) }),
    Operation(
      method: "POST", path: "/staff/admissions/{id}/proposal/withdraw",
      summary: "Takes back what is proposed, whoever proposed it.", tag: "staff",
      access: deciders, parameters: [named], body: Schemas.nothing,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Taken back"),
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        try call.desk.withdrawProposal(about: id, try call.worker())
        return .done
      }),
    Operation(
      method: "GET", path: "/staff/applications",
      summary: "Lists the sent applications of a city in the order of sending.", tag: "staff",
      access: .staff([.officer, .auditor]),
      parameters: [
        city,
        .query(
          "status", .code(ApplicationStatus.allCases.map(\.rawValue)), "only with this status"),
        .query(
          "benefit_state", .code(BenefitState.allCases.map(\.rawValue)),
          "only with a benefit that is that far"),
        .query("proposal", .code(["true"]), "only those that a colleague proposes something about"),
        .query("q", .text(1...40, example: "26-0000001-4"), "only the one with this number"),
      ] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.staffApplicationLine),
        summary: "The applications"),
      problems: [404],
      handle: { call throws(Refusal) in
        let page = try call.desk.applications(
          city: call.parameters["city"] ?? "",
          status: call.parameters["status"].flatMap(ApplicationStatus.init),
          benefitState: call.parameters["benefit_state"].flatMap(BenefitState.init),
          isProposed: call.parameters["proposal"] != nil, number: call.parameters["q"],
          after: try call.cursor(), limit: call.limit,
          of: try call.worker())
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.line($0, &$1) } }
      }),
  ]

  /// What the first of two employees is answered.
  static let waiting = Operation.Answer(
    status: 202, schema: Schemas.proposed, summary: "It waits for another employee")

  private static func refuse(_ call: Call) throws(Refusal) -> Reply {
    let id: Identifier<Admission> = try call.identifier()
    guard let code = AdmissionRejection(rawValue: call.text("reason_code")) else {
      throw .malformed
    }
    let writing = call.writing
    return Reply(
      try call.desk.refuse(
        id, code, call.body["reason"]?.text, try call.worker(), call.name
      ) { shown in
        var json = JSONWriter(capacity: 2048)
        writing.admission(shown, &json)
        return json.bytes
      })
  }
}
