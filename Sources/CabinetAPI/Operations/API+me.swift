import Cabinet
import CabinetService
import HTTPServer
import JSON
import Languages

extension API {
  static func meOperations(_ surroundings: Surroundings) -> [Operation] {
    [
      Operation(
        method: "GET", path: "/me", summary: "Shows the person's settings.", tag: "settings",
        access: signedInOrApplying,
        answer: Operation.Answer(
          status: 200, schema: Schemas.me, summary: "The settings", hasEntityTag: true),
        handle: { call throws(Refusal) in
          // A phone that was proved for one application shows no more than the name.
          let person = try call.person()
          let isCabinet = person.session.scope == .cabinet
          return try me(isCabinet ? try call.desk.settings(person) : nil, call, surroundings)
        }),
      Operation(
        method: "PATCH", path: "/me", summary: "Changes settings.", tag: "settings",
        access: signedIn, body: Schemas.settingsChange, needsMatch: true,
        answer: Operation.Answer(
          status: 200, schema: Schemas.me, summary: "The settings", hasEntityTag: true),
        problems: [429],
        handle: { call throws(Refusal) in
          let version = try version(call)
          let changed = try call.desk.change(
            change(call.body), version: version, call.person(), address: call.address)
          return try me(changed, call, surroundings)
        }),
    ] + accountOperations
  }

  static func version(_ call: Call) throws(Refusal) -> Int {
    guard let version = call.match else { throw .matchMissing }
    return version
  }

  private static func me(
    _ settings: Settings?, _ call: Call, _ surroundings: Surroundings
  ) throws(Refusal) -> Reply {
    let person = try call.person()
    let writing = call.writing
    let name = settings == nil ? call.desk.name(person.session.iin) : settings?.name
    return Reply.json { json in
      writing.me(settings, person, name: name, isSandbox: surroundings.isSandbox, &json)
    }.tagged(settings?.account.version ?? 0)
  }

  private static func change(_ body: JSONValue) -> SettingsChange {
    var change = SettingsChange()
    change.language = body["language"]?.text.flatMap(Language.init)
    // Null takes the address away; leaving the member out keeps it.
    change.email = body["email"].map { $0.text ?? "" }
    if case .flag(let wants) = body["email_notices"] { change.wantsEmail = wants }
    change.password = body["current_password"]?.text
    if case .list(let phones) = body["phones"] {
      change.phones = phones.map { phone in
        SettingsChange.TypedPhone(
          number: phone["number"]?.text ?? "",
          language: phone["language"]?.text.flatMap(Language.init) ?? .kazakh,
          channels: channels(phone["channels"]), isPrimary: phone["primary"] == .flag(true),
          code: phone["code"]?.text)
      }
    }
    return change
  }

  static func channels(_ value: JSONValue?) -> Set<Channel> {
    Set((value?.items ?? []).compactMap { $0.text.flatMap(Channel.init) })
  }

  private static let accountOperations: [Operation] = [
    Operation(
      method: "DELETE", path: "/me",
      summary: "Withdraws live applications and erases the person's data.", tag: "settings",
      access: signedIn, body: .object([.optional("password", Schemas.password)]),
      answer: Operation.Answer(status: 204, schema: nil, summary: "Erased and signed out"),
      problems: [409, 429],
      handle: { call throws(Refusal) in
        try call.desk.erase(
          try call.person(), password: call.body["password"]?.text, address: call.address)
        return signedOut(call)
      }),
    Operation(
      method: "PUT", path: "/me/password", summary: "Changes the password.", tag: "settings",
      access: signedIn,
      body: .object([
        .required("current_password", Schemas.password),
        .required("new_password", Schemas.password),
      ]),
      answer: Operation.Answer(
        status: 204, schema: nil, summary: "Changed; other sessions are over", setsCookie: true),
      problems: [429],
      handle: { call throws(Refusal) in
        let secret = try call.desk.changePassword(
          current: call.text("current_password"), new: call.text("new_password"),
          try call.person(), address: call.address)
        var reply = Reply.done
        reply.headers.append(Cookie.setting(secret, isLoopback: call.isLoopback))
        return reply
      }),
    Operation(
      method: "GET", path: "/me/export", summary: "Gives everything that is kept about the person.",
      tag: "settings", access: signedIn,
      answer: Operation.Answer(status: 200, schema: .any, summary: "All of it"),
      handle: { call throws(Refusal) in try export(call) }),
    Operation(
      method: "GET", path: "/consents", summary: "Lists the person's consents.", tag: "settings",
      access: signedIn, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.consent), summary: "The consents"),
      handle: { call throws(Refusal) in
        let page = try call.page(of: try call.desk.consents(try call.person()))
        let writing = call.writing
        return .json { json in
          writing.page(page, &json) { writing.consent($0, &$1) }
        }
      }),
    Operation(
      method: "DELETE", path: "/consents/{id}", summary: "Takes a consent back.",
      tag: "settings", access: signedIn,
      parameters: [.path("id", .identifier, "the consent's")],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Taken back"),
      handle: { call throws(Refusal) in
        try call.desk.withdraw(try call.identifier() as Identifier<Consent>, try call.person())
        return .done
      }),
  ]

  private static func export(_ call: Call) throws(Refusal) -> Reply {
    let person = try call.person()
    let data = try call.desk.export(person)
    let writing = call.writing
    var reply = Reply.json { json in
      json.object { json in
        json.key("settings")
        writing.me(data.settings, person, name: data.settings.name, isSandbox: false, &json)
        json.field("consents", list: { for each in data.consents { writing.consent(each, &$0) } })
        json.field(
          "children",
          list: {
            for each in data.files { writing.file(each, card: .init(socialStatus: nil), &$0) }
          })
        json.field(
          "applications",
          list: { for each in data.applications { writing.application(each, &$0) } })
        json.field(
          "referrals", list: { for each in data.referrals { writing.referral(each, &$0) } })
        json.field(
          "admissions",
          list: { for each in data.admissions { writing.admission(each, &$0) } })
        json.field(
          "sessions",
          list: {
            for each in data.sessions {
              writing.session(each, isCurrent: each.id == person.session.id, &$0)
            }
          })
        json.field("devices", list: { for each in data.devices { writing.device(each, &$0) } })
        json.field("feed", list: { for each in data.events { writing.event(each, &$0) } })
        json.field("reviews", list: { for each in data.reviews { writing.review(each, &$0) } })
      }
    }
    reply.headers.append(("Content-Disposition", "attachment; filename=\"onir-cabinet.json\""))
    return reply
  }
}
