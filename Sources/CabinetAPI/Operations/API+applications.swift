import Cabinet
import CabinetService
import Codes
import HTTPServer
import JSON
import Languages

extension API {
  static let applicationOperations: [Operation] =
    [
      Operation(
        method: "POST", path: "/applications", summary: "Makes a draft of an application.",
        tag: "applications", access: signedInOrApplying, body: Schemas.newApplication,
        idempotency: .accepted,
        answer: Operation.Answer(
          status: 201, schema: Schemas.application, summary: "The draft", hasEntityTag: true),
        problems: [409, 429], handle: { call throws(Refusal) in try draft(call) }),
      Operation(
        method: "GET", path: "/applications", summary: "Lists the person's applications.",
        tag: "applications", access: signedIn, parameters: Operation.Parameter.paging,
        answer: Operation.Answer(
          status: 200, schema: Schemas.page(Schemas.application), summary: "The applications"),
        handle: { call throws(Refusal) in
          let page = try call.page(of: try call.desk.applications(try call.person()))
          let writing = call.writing
          return .json { json in
            writing.page(page, &json) { writing.application($0, &$1) }
          }
        }),
      Operation(
        method: "GET", path: "/applications/{id}",
        summary: "Shows an application with its history.", tag: "applications",
        access: signedInOrApplying, parameters: [.path("id", .identifier, "the application's")],
        answer: Operation.Answer(
          status: 200, schema: Schemas.applicationCard, summary: "The application",
          hasEntityTag: true),
        handle: { call throws(Refusal) in
          let (card, history) = try call.desk.application(
            try call.identifier(), try call.person())
          let writing = call.writing
          return Reply.json { writing.application(card, history: history, &$0) }
            .tagged(card.application.version)
        }),
      Operation(
        method: "PATCH", path: "/applications/{id}", summary: "Changes what a draft wishes.",
        tag: "applications", access: signedInOrApplying,
        parameters: [.path("id", .identifier, "the application's")],
        body: .object(Schemas.wishes), needsMatch: true,
        answer: Operation.Answer(
          status: 200, schema: Schemas.application, summary: "The draft", hasEntityTag: true),
        problems: [409], handle: { call throws(Refusal) in try change(call) }),
      Operation(
        method: "DELETE", path: "/applications/{id}",
        summary: "Throws a draft away; withdraws an application that nobody signed.",
        tag: "applications", access: signedInOrApplying,
        parameters: [.path("id", .identifier, "the application's")],
        answer: Operation.Answer(status: 204, schema: nil, summary: "Gone"), problems: [409],
        handle: { call throws(Refusal) in
          try call.desk.delete(try call.identifier(), try call.person())
          return .done
        }),
      Operation(
        method: "POST", path: "/applications/{id}/submit",
        summary: "Sends a draft: it gets its number and its place in the queue.",
        tag: "applications", access: signedInOrApplying,
        parameters: [.path("id", .identifier, "the application's")], body: Schemas.submission,
        idempotency: .required,
        answer: Operation.Answer(
          status: 200, schema: Schemas.application, summary: "The application",
          hasEntityTag: true),
        problems: [409], handle: { call throws(Refusal) in try submit(call) }),
    ]
    + [
      ("withdraw", Step.withdraw, "Takes an application back."),
      ("interest", .interest, "Says that a place of a bulletin is looked for."),
      ("restore", .restore, "Puts an inactive application back into the queue, once."),
    ].map { name, step, summary in
      Operation(
        method: "POST", path: "/applications/{id}/\(name)", summary: summary,
        tag: "applications", access: signedIn,
        parameters: [.path("id", .identifier, "the application's")], body: Schemas.nothing,
        idempotency: .accepted,
        answer: Operation.Answer(
          status: 200, schema: Schemas.application, summary: "The application",
          hasEntityTag: true),
        problems: [409],
        handle: { call throws(Refusal) in
          let id: Identifier<Application> = try call.identifier()
          return Reply(
            try call.desk.step(step, id, try call.person(), call.name, render: render(call)))
        })
    }

  static let referralOperations: [Operation] =
    [
      Operation(
        method: "GET", path: "/referrals", summary: "Lists the person's referrals.",
        tag: "referrals", access: signedIn, parameters: Operation.Parameter.paging,
        answer: Operation.Answer(
          status: 200, schema: Schemas.page(Schemas.referral), summary: "The referrals"),
        handle: { call throws(Refusal) in
          let page = try call.page(of: try call.desk.referrals(try call.person()))
          let writing = call.writing
          return .json { json in
            writing.page(page, &json) { writing.referral($0, &$1) }
          }
        }),
      Operation(
        method: "GET", path: "/referrals/{id}", summary: "Shows a referral.", tag: "referrals",
        access: signedIn, parameters: [.path("id", .identifier, "the referral's")],
        answer: Operation.Answer(
          status: 200, schema: Schemas.referralCard, summary: "The referral"),
        handle: { call throws(Refusal) in
          let (card, history) = try call.desk.referral(
            try call.identifier(), try call.person())
          let writing = call.writing
          return .json { writing.referral(card, history: history, &$0) }
        }),
    ]
    + [
      ("confirm", Step.confirm, "Says that the place is wanted."),
      ("decline", .decline, "Says that the place is not wanted."),
      ("extend", .extend, "Makes the time for the documents longer, once."),
    ].map { name, step, summary in
      Operation(
        method: "POST", path: "/referrals/{id}/\(name)", summary: summary, tag: "referrals",
        access: signedIn, parameters: [.path("id", .identifier, "the referral's")],
        body: Schemas.nothing, idempotency: .accepted,
        answer: Operation.Answer(
          status: 200, schema: Schemas.referral, summary: "The referral"),
        problems: [409],
        handle: { call throws(Refusal) in
          let id: Identifier<Referral> = try call.identifier()
          let writing = call.writing
          return Reply(
            try call.desk.step(step, id, try call.person(), call.name) { card in
              var json = JSONWriter(capacity: 1024)
              writing.referral(card, &json)
              return json.bytes
            })
        })
    }
}
