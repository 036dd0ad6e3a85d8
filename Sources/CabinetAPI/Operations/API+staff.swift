import Cabinet
import CabinetService
import Codes
import Dates
import HTTPServer
import JSON

extension API {
  private static let number = Operation.Parameter.path(
    "number", .text(1...40, example: "26-0000001-4"), "the application's number")
  private static let officers = Operation.Access.staff([.officer])

  static let staffOperations: [Operation] = [
    Operation(
      method: "GET", path: "/staff/applications/{number}",
      summary: "Shows an application to an employee; the audit keeps that it was looked at.",
      tag: "staff", access: .staff([.officer, .auditor]), parameters: [number],
      answer: Operation.Answer(status: 200, schema: staffApplication, summary: "It"),
      handle: { call throws(Refusal) in
        let card = try call.desk.show(call.parameters["number"] ?? "", to: try call.worker())
        return .json { write(card, call.writing, &$0) }
      }),
    Operation(
      method: "POST", path: "/staff/applications/{number}/benefit",
      summary: "Confirms a benefit, or strikes it off.", tag: "staff", access: officers,
      parameters: [number],
      body: .object([.required("decision", .code(["confirm", "strike"]))]),
      idempotency: .accepted,
      answer: Operation.Answer(status: 200, schema: staffApplication, summary: "It"),
      problems: [409],
      handle: { call throws(Refusal) in
        try act(.benefit(isProved: call.text("decision") == "confirm"), call)
      }),
    step(
      "reject", "Rejects an application with a reason, when another employee asked for it before.",
      [.required("reason", .text(1...500))], between: waiting
    ) {
      .reject(reason: $0.text("reason"))
    },
    step(
      "enrol",
      "Notes that the referral was used and the child enrolled, when another employee asked for it before.",
      [], between: waiting
    ) { _ in .enrol },
    step("cancel", "Cancels the referral; the application keeps its place.", []) { _ in .cancel },
    Operation(
      method: "POST", path: "/staff/applications/{number}/proposal/withdraw",
      summary: "Takes back what is proposed, whoever proposed it.", tag: "staff",
      access: officers, parameters: [number], body: Schemas.nothing,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Taken back"),
      handle: { call throws(Refusal) in
        try call.desk.withdrawProposal(
          aboutApplication: call.parameters["number"] ?? "", try call.worker())
        return .done
      }),
    Operation(
      method: "POST", path: "/staff/applications/{number}/attendance",
      summary: "Records whether an enrolled child was there on a day.", tag: "staff",
      access: .staff([.officer, .kindergarten]), parameters: [number],
      body: .object([.required("day", Schemas.typedDay), .required("present", .flag)]),
      idempotency: .accepted,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Recorded"), problems: [409],
      handle: { call throws(Refusal) in
        let isPresent = call.body["present"] == .flag(true)
        return try act(
          .attendance(Attendance(day: try day(call, "day"), isPresent: isPresent)), call)
      }),
    Operation(
      method: "POST", path: "/staff/applications/{number}/clubs",
      summary: "Records a club of an enrolled child.", tag: "staff",
      access: .staff([.officer, .kindergarten]), parameters: [number],
      body: .object([
        .required("name_kk", .text(1...200)), .required("name_ru", .text(1...200)),
        .required("since", Schemas.typedDay),
      ]), idempotency: .accepted,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Recorded"), problems: [409],
      handle: { call throws(Refusal) in
        let club = Club(
          nameKazakh: call.text("name_kk"), nameRussian: call.text("name_ru"),
          since: try day(call, "since"))
        return try act(.club(club), call)
      }),
  ]

  private static func step(
    _ name: String, _ summary: String, _ members: [Schema.Member],
    between: Operation.Answer? = nil, _ make: @escaping @Sendable (Call) -> Step
  ) -> Operation {
    Operation(
      method: "POST", path: "/staff/applications/{number}/\(name)", summary: summary,
      tag: "staff", access: officers, parameters: [number], body: .object(members),
      idempotency: .accepted,
      answer: Operation.Answer(status: 200, schema: staffApplication, summary: "It"),
      between: between, problems: [409],
      handle: { call throws(Refusal) in
        try act(.step(make(call)), call)
      })
  }

  private static func day(_ call: Call, _ name: String) throws(Refusal) -> Day {
    guard let day = Day(call.text(name)) else {
      throw .invalid([FieldProblem("/\(name)", .form)])
    }
    return day
  }

  private static let staffApplication = Schema.named(
    "StaffApplication",
    .object([
      .required("number", .nullable(.text(TextForm(12...12)))), .required("city", Schemas.city),
      .required("queue_type", .code(QueueType.codes)),
      .required("status", .code(ApplicationStatus.allCases.map(\.rawValue))),
      .required("reason", .nullable(.text(TextForm(0...1000)))),
      .required("child", .nullable(Schemas.person)),
      .required("language", .code(TeachingLanguage.codes)),
      .required("group_type", .code(GroupType.codes)),
      .required("kindergartens", .list(.text(TextForm(1...64)), max: 4)),
      .required("benefit", .nullable(.code(Benefit.codes))),
      .required("benefit_state", .nullable(.code(BenefitState.allCases.map(\.rawValue)))),
      .required("settlement", .nullable(.text(TextForm(1...100)))),
      .required("social_status", Schemas.socialStatus, "what the register said of the family"),
      .required("documents", Schemas.documents, "papers of the benefit"),
      .required("position", .nullable(.integer(1...1_000_000_000))),
      .required("referral", .nullable(.text(TextForm(1...40)))),
      .required(
        "warnings", .list(.code(IIN.Warning.allCases.map(\.rawValue)), max: 2),
        "what in the child's number differs from the register"),
      .required("proposal", .nullable(Schemas.proposal)),
    ]))

  private static func act(_ act: StaffAct, _ call: Call) throws(Refusal) -> Reply {
    let writing = call.writing
    return Reply(
      try call.desk.act(
        act, call.parameters["number"] ?? "", try call.worker(), call.name
      ) { outcome in
        writing.outcome(outcome) { write($0, writing, &$1) }
      })
  }

  private static func write(_ card: StaffCard, _ writing: Writing, _ json: inout JSONWriter) {
    let application = card.application
    json.object { json in
      json.field("number", application.number?.text)
      json.field("city", application.city)
      json.field("queue_type", application.queueType.rawValue)
      json.field("status", application.status.rawValue)
      json.field("reason", application.reason)
      json.key("child")
      if let child = card.child { writing.person(child, &json) } else { json.null() }
      json.field("language", application.wish.language.rawValue)
      json.field("group_type", application.wish.groupType.rawValue)
      json.field(
        "kindergartens", list: { for id in application.wish.kindergartens { $0.string(id) } })
      json.field("benefit", application.benefit?.rawValue)
      json.field("benefit_state", application.benefitState?.rawValue)
      json.field("settlement", application.settlement)
      writing.benefits("social_status", application.socialStatus, &json)
      writing.documents(card.documents, &json)
      json.key("position")
      if let position = card.position { json.integer(position) } else { json.null() }
      json.field("referral", card.referral?.number)
      json.field(
        "warnings", list: { for warning in card.warnings { $0.string(warning.rawValue) } })
      writing.proposal(card.proposal, &json)
    }
  }
}
