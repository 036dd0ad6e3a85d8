import Cabinet
import CabinetService
import HTTPServer
import JSON

extension API {
  static func deviceOperations(_ surroundings: Surroundings) -> [Operation] {
    linkOperations + [
      Operation(
        method: "GET", path: "/devices/current", summary: "Shows the app; its cookie comes anew.",
        tag: "companion app", access: .device,
        answer: Operation.Answer(
          status: 200, schema: Schemas.currentDevice, summary: "The device", setsCookie: true),
        handle: { call throws(Refusal) in
          let app = try call.linkedApp()
          var reply = Reply.json { json in
            json.object { json in
              linked(app.device, call.writing, &json)
              json.field("sandbox", surroundings.isSandbox)
            }
          }
          reply.headers.append(
            Cookie.setting(app.secret, isLoopback: call.isLoopback, of: .app))
          return reply
        })
    ] + appOperations + ownerOperations
  }

  private static let linkOperations: [Operation] = [
    Operation(
      method: "POST", path: "/devices/links",
      summary: "Offers to link a device to a number, by QR code or one-time password.",
      tag: "companion app", access: .anyone, body: Schemas.linkRequest, idempotency: .accepted,
      answer: Operation.Answer(
        status: 201, schema: Schemas.deviceLink, summary: "The same for every number that is typed"),
      problems: [401, 429], handle: { call throws(Refusal) in try offerLink(call) }),
    Operation(
      method: "GET", path: "/devices/links/{link}", summary: "Shows a link that was scanned.",
      tag: "companion app", access: .open,
      parameters: [.path("link", .identifier, "what the address ends with")],
      answer: Operation.Answer(
        status: 200, schema: Schemas.shownLink, summary: "It; once used or over, 404"),
      handle: { call throws(Refusal) in
        let link = try call.desk.link(call.parameters["link"] ?? "")
        return .json { json in
          json.object { json in
            json.field("phone", link.phone.e164)
            json.field("needs_code", !link.isProved)
            json.field("expires_at", call.writing.time(link.end))
          }
        }
      }),
    Operation(
      method: "POST", path: "/devices",
      summary: "Links a device; a number that nobody proved is proved by SMS first.",
      tag: "companion app", access: .open, body: Schemas.deviceClaim,
      answer: Operation.Answer(
        status: 201, schema: Schemas.linkedDevice, summary: "Linked; the app's cookie comes along",
        setsCookie: true),
      between: Operation.Answer(
        status: 202, schema: Schemas.codeSent,
        summary: "A code went to the number by SMS: the same call again with `code`"),
      problems: [429], handle: { call throws(Refusal) in try claim(call) }),
  ]

  private static let appOperations: [Operation] = [
    Operation(
      method: "DELETE", path: "/devices/current", summary: "Unlinks the app.",
      tag: "companion app", access: .device,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Unlinked", setsCookie: true),
      handle: { call throws(Refusal) in
        try call.desk.unlink(try call.linkedApp())
        var reply = Reply.done
        reply.headers.append(Cookie.clearing(isLoopback: call.isLoopback, of: .app))
        return reply
      }),
    Operation(
      method: "GET", path: "/devices/current/messages",
      summary: "Gives the codes that are good and the notices of 30 days, the newest first.",
      tag: "companion app", access: .device,
      answer: Operation.Answer(
        status: 200, schema: Schemas.deviceMessages, summary: "The messages"),
      handle: { call throws(Refusal) in
        let (items, isAwaiting) = try call.desk.messages(try call.linkedApp())
        let writing = call.writing
        return .json { writing.messages(items, isAwaiting: isAwaiting, &$0) }
      }),
  ]

  private static let ownerOperations: [Operation] = [
    Operation(
      method: "GET", path: "/devices", summary: "Lists the devices of the person's numbers.",
      tag: "companion app", access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.device), summary: "The devices"),
      handle: { call throws(Refusal) in
        let page = try call.page(of: try call.desk.devices(try call.person()))
        let writing = call.writing
        return .json { json in
          writing.page(page, &json) { writing.device($0, &$1) }
        }
      }),
    Operation(
      method: "DELETE", path: "/devices/{id}",
      summary: "Unlinks a device of one of the person's numbers.", tag: "companion app",
      access: signedIn, parameters: [.path("id", .identifier, "the device's")],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Unlinked"),
      handle: { call throws(Refusal) in
        try call.desk.unlink(try call.identifier() as Identifier<Device>, try call.person())
        return .done
      }),
  ]

  private static func offerLink(_ call: Call) throws(Refusal) -> Reply {
    // Without a sound host there is no address to link to.
    guard let origin = call.origin else { throw .malformed }
    let writing = call.writing
    return Reply(
      try call.desk.offerLink(
        LinkRequest(
          city: call.text("city"), phone: call.text("phone"),
          challenge: call.body["challenge"]?.text, address: call.address), call.visitor, call.name
      ) { offer in
        var json = JSONWriter(capacity: 4096)
        writing.link(offer, origin: origin, &json)
        return json.bytes
      })
  }

  private static func claim(_ call: Call) throws(Refusal) -> Reply {
    let isAgreed = call.body["consent"] == .flag(true)
    let claim = DeviceClaim(
      proof: call.body["link"]?.text.map { .link($0) }
        ?? .password(call.text("password"), phone: call.text("phone")),
      code: call.body["code"]?.text,
      termsVersion: isAgreed ? call.text("policy_version") : nil, name: call.device,
      address: call.address, language: call.language)
    switch try call.desk.claim(claim) {
    case .code(let wait):
      return .json(status: 202) { json in
        json.object { json in
          json.field("next", "code")
          json.field("resend_after", wait)
        }
      }
    case .linked(let app):
      var reply = Reply.json(status: 201) { json in
        json.object { linked(app.device, call.writing, &$0) }
      }
      reply.headers.append(Cookie.setting(app.secret, isLoopback: call.isLoopback, of: .app))
      return reply
    }
  }

  private static func linked(_ device: Device, _ writing: Writing, _ json: inout JSONWriter) {
    json.field("id", device.id.text)
    json.field("phone", device.phone.e164)
    json.field("linked_at", writing.time(device.linkedAt))
  }
}
