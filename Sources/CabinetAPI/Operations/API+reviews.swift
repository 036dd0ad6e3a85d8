import Cabinet
import CabinetService
import Codes
import HTTPServer
import JSON
import Languages

extension API {
  /// Reviews of kindergartens, for parents (S3-05).
  static let reviewOperations: [Operation] = [
    Operation(
      method: "POST", path: "/reviews",
      summary: "Takes a review of a kindergarten; an officer decides whether it is shown.",
      tag: "reviews", access: signedIn, body: Schemas.newReview, idempotency: .accepted,
      answer: Operation.Answer(status: 201, schema: Schemas.review, summary: "The review"),
      problems: [409, 429], handle: { call throws(Refusal) in try review(call) }),
    Operation(
      method: "GET", path: "/reviews", summary: "Lists the person's reviews.", tag: "reviews",
      access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.review), summary: "The reviews"),
      handle: { call throws(Refusal) in
        let page = try call.page(of: try call.desk.reviews(try call.person()))
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.review($0, &$1) } }
      }),
    Operation(
      method: "DELETE", path: "/reviews/{id}",
      summary: "Takes a review back that nobody has decided about.", tag: "reviews",
      access: signedIn, parameters: [.path("id", .identifier, "the review's")],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Gone"), problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<KindergartenReview> = try call.identifier()
        try call.desk.withdraw(id, try call.person())
        return .done
      }),
  ]

  /// The same, for the staff.
  static let staffReviewOperations: [Operation] = [
    Operation(
      method: "GET", path: "/staff/reviews", summary: "Lists the reviews of a city.",
      tag: "staff", access: .staff([.officer, .auditor]),
      parameters: [
        .query("city", Schemas.city, "the city", isRequired: true),
        .query("status", .code(ReviewStatus.codes), "only those with this status"),
      ] + Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.staffReview), summary: "The reviews"),
      problems: [404],
      handle: { call throws(Refusal) in
        let page = try call.page(
          of: try call.desk.reviews(
            city: call.parameters["city"] ?? "",
            call.parameters["status"].flatMap(ReviewStatus.init), of: try call.worker()))
        let writing = call.writing
        return .json { json in
          writing.page(page, &json) { writing.review($0, withCity: true, &$1) }
        }
      }),
    Operation(
      method: "POST", path: "/staff/reviews/{id}/decision",
      summary: "Publishes a review, or rejects it.", tag: "staff", access: .staff([.officer]),
      parameters: [.path("id", .identifier, "the review's")],
      body: .object([.required("decision", .code(["publish", "reject"]))]),
      idempotency: .accepted,
      answer: Operation.Answer(status: 200, schema: Schemas.staffReview, summary: "The review"),
      problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<KindergartenReview> = try call.identifier()
        let writing = call.writing
        return Reply(
          try call.desk.decide(
            id, isPublished: call.text("decision") == "publish", try call.worker(), call.name
          ) { review in
            var json = JSONWriter()
            writing.review(review, withCity: true, &json)
            return json.bytes
          })
      }),
  ]

  private static func review(_ call: Call) throws(Refusal) -> Reply {
    guard let language = Language(rawValue: call.text("language")),
      case .integer(let rating)? = call.body["rating"]
    else { throw .malformed }
    let new = NewReview(
      city: call.text("city"), kindergarten: call.text("kindergarten"), rating: rating,
      text: call.text("text"), language: language)
    let writing = call.writing
    return Reply(
      try call.desk.review(new, try call.person(), call.name) { review in
        var json = JSONWriter()
        writing.review(review, &json)
        return json.bytes
      })
  }
}
