import Cabinet
import CabinetService
import Codes
import Dates
import HTTPServer
import JSON

extension API {
  static let publicOperations: [Operation] = [
    Operation(
      method: "GET", path: "/feed", summary: "Lists what became of the person's applications.",
      tag: "feed", access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.event), summary: "Events, the newest first"),
      handle: { call throws(Refusal) in
        let page = try call.desk.feed(
          try call.person(), before: try call.cursor(), limit: call.limit)
        let writing = call.writing
        return .json { json in writing.page(page, &json) { writing.event($0, &$1) } }
      }),
    Operation(
      method: "GET", path: "/queue", summary: "Lists a queue by numbers.", tag: "queue",
      access: .open,
      parameters: [
        .query("city", Schemas.city, "the city", isRequired: true),
        .query("queue_type", .code(QueueType.codes), "the queue", isRequired: true),
      ] + Operation.Parameter.paging,
      answer: Operation.Answer(status: 200, schema: queuePage, summary: "A part of the queue"),
      handle: { call throws(Refusal) in try queue(call) }),
    Operation(
      method: "GET", path: "/queue/{number}", summary: "Tells where an application stands.",
      tag: "queue", access: .open,
      parameters: [.path("number", .text(1...40, example: "26-0000001-4"), "its number")],
      answer: Operation.Answer(
        status: 200,
        schema: .object([
          .required("number", .text(TextForm(12...12))), .required("city", Schemas.city),
          .required("queue_type", .code(QueueType.codes)),
          .required("position", Schemas.position),
          .required("month", .nullable(.text(TextForm(7...7))), "the month it was sent in"),
        ]), summary: "Where it stands; the position is null while it stands in no queue"),
      handle: { call throws(Refusal) in
        let answer = try call.desk.position(of: call.parameters["number"] ?? "")
        let writing = call.writing
        return .json { json in
          json.object { json in
            json.field("number", answer.number.text)
            json.field("city", answer.city)
            json.field("queue_type", answer.queueType.rawValue)
            json.key("position")
            writing.position(answer.position, &json)
            json.field("month", answer.month?.iso)
          }
        }
      }),
  ]

  private static let queuePage = Schema.object([
    .required(
      "items",
      .list(
        .object([
          .required("number", .text(TextForm(12...12))),
          .required("position", .integer(1...1_000_000_000)),
          .required("month", .nullable(.text(TextForm(7...7)))),
        ]), max: 100)),
    .required("next", .nullable(.text(TextForm(1...64)))),
    .required("total", .text(TextForm(1...20)), "how many stand there; 1 to 4 are told as <5"),
  ])

  private static func queue(_ call: Call) throws(Refusal) -> Reply {
    guard let type = QueueType(rawValue: call.parameters["queue_type"] ?? "") else {
      throw .malformed
    }
    let page = try call.desk.queue(
      city: call.parameters["city"] ?? "", type: type, after: call.parameters["cursor"],
      limit: call.limit)
    return .json { json in
      json.object { json in
        json.field(
          "items",
          list: { json in
            for line in page.lines {
              json.object { json in
                json.field("number", line.number.text)
                json.field("position", line.position)
                json.field("month", line.month?.iso)
              }
            }
          })
        json.field("next", page.next?.text)
        json.field("total", (1...4).contains(page.total) ? "<5" : String(page.total))
      }
    }
  }
}
