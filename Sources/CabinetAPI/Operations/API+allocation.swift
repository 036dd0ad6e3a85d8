import Cabinet
import CabinetService
import Codes
import Dates
import HTTPServer
import JSON

extension API {
  static let allocationOperations: [Operation] = [
    Operation(
      method: "POST", path: "/staff/allocations",
      summary:
        "Plans the places that are left in a city's bulletins; with the digest of a plan it issues its referrals.",
      tag: "staff", access: .staff([.officer]),
      body: .object([
        .required("city", Schemas.city), .required("queue_type", .code(QueueType.codes)),
        .optional(
          "confirm", .text(1...64, example: "0123456789abcdef"), "the digest of the plan"),
      ]), idempotency: .accepted,
      answer: Operation.Answer(status: 200, schema: plan, summary: "The plan"),
      problems: [404, 409], handle: { call throws(Refusal) in try allocate(call) })
  ]

  private static let plan = Schema.object([
    .required("city", Schemas.city), .required("queue_type", .code(QueueType.codes)),
    .required("bulletin", .day), .required("digest", .text(TextForm(16...16))),
    .required("issued", .flag, "whether the referrals were issued"),
    .required("places", .integer(0...1_000_000), "how many get a place"),
    .required(
      "decisions",
      .list(
        .object([
          .required("number", .text(TextForm(12...12))),
          .required("decision", .text(TextForm(1...40)), "place, or why there is none"),
          .required(
            "basis", .nullable(.code(Decision.Basis.allCases.map(\.rawValue))),
            "whether it is the place applied to, or comes in turn"),
          .required("kindergarten", .nullable(.text(TextForm(1...64)))),
          .required("age_group", .nullable(.code(AgeGroup.codes))),
        ]), max: 1_000_000)),
  ])

  private static func allocate(_ call: Call) throws(Refusal) -> Reply {
    guard let type = QueueType(rawValue: call.text("queue_type")) else { throw .malformed }
    let (city, employee) = (call.text("city"), try call.worker())
    guard let digest = call.body["confirm"]?.text else {
      let plan = try call.desk.plan(city: city, queueType: type, employee)
      return .json { write(plan, isIssued: false, &$0) }
    }
    return Reply(
      try call.desk.allocate(
        city: city, queueType: type, digest: digest, employee, call.name
      ) { plan in
        var json = JSONWriter(capacity: 4096)
        write(plan, isIssued: true, &json)
        return json.bytes
      })
  }

  private static func write(_ plan: AllocationPlan, isIssued: Bool, _ json: inout JSONWriter) {
    json.object { json in
      json.field("city", plan.city)
      json.field("queue_type", plan.queueType.rawValue)
      json.field("bulletin", plan.bulletin.iso)
      json.field("digest", plan.digest)
      json.field("issued", isIssued)
      json.field("places", plan.decisions.filter { $0.code == "place" }.count)
      json.field("decisions", list: { for each in plan.decisions { decision(each, &$0) } })
    }
  }

  private static func decision(_ decision: Decision, _ json: inout JSONWriter) {
    var group: Vacancy.Group?
    if case .place(let given) = decision.outcome { group = given }
    json.object { json in
      json.field("number", decision.number.text)
      json.field("decision", decision.code)
      json.field("basis", decision.basis?.rawValue)
      json.field("kindergarten", group?.kindergarten)
      json.field("age_group", group?.ageGroup.rawValue)
    }
  }
}
