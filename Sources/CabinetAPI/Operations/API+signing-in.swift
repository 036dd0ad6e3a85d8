import Cabinet
import CabinetService
import Codes
import Files
import HTTPServer
import JSON

extension API {
  static let signingInOperations: [Operation] = [
    Operation(
      method: "POST", path: "/codes",
      summary: "Sends a one-time code, if there is somebody to send it to.",
      tag: "signing in", access: .anyone, body: Schemas.codeRequest, idempotency: .accepted,
      answer: Operation.Answer(
        status: 202,
        schema: .object([
          .required("expires_in", .integer(1...3600)),
          .required("resend_after", .integer(1...3600)),
        ]), summary: "The same whether somebody is known or not"),
      problems: [401, 403, 429], handle: { call throws(Refusal) in try requestCode(call) }),
    Operation(
      method: "POST", path: "/nonces", summary: "Gives a text to sign, for signing in once.",
      tag: "signing in", access: .open, body: .object([.required("city", Schemas.city)]),
      answer: Operation.Answer(
        status: 201, schema: Schemas.nonce, summary: "The text, and until when it is good"),
      problems: [403], handle: { call throws(Refusal) in try nonce(call) }),
    Operation(
      method: "POST", path: "/sessions", summary: "Signs in; the session before ends.",
      tag: "signing in", access: .anyone,
      body: Schemas.signIn, idempotency: .accepted,
      answer: Operation.Answer(
        status: 201, schema: opened, summary: "The session; its cookie comes along",
        setsCookie: true),
      between: Operation.Answer(
        status: 202, schema: Schemas.secondStep,
        summary: "The password is right; next come the challenge and the code from the app"),
      problems: [401, 403, 409, 429], handle: { call throws(Refusal) in try signIn(call) }),
    Operation(
      method: "GET", path: "/sessions", summary: "Lists the sessions of the person.",
      tag: "signing in", access: signedInOrApplying, parameters: Operation.Parameter.paging,
      answer: Operation.Answer(
        status: 200, schema: Schemas.page(Schemas.session), summary: "The sessions"),
      handle: { call throws(Refusal) in
        let person = try call.person()
        let page = try call.page(of: try call.desk.sessions(person))
        let writing = call.writing
        return .json { json in
          writing.page(page, &json) {
            writing.session($0, isCurrent: $0.id == person.session.id, &$1)
          }
        }
      }),
    Operation(
      method: "DELETE", path: "/sessions/current", summary: "Signs out.", tag: "signing in",
      access: signedInOrApplying,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Signed out"),
      handle: { call throws(Refusal) in
        try call.desk.end(nil, try call.person())
        return signedOut(call)
      }),
    Operation(
      method: "DELETE", path: "/sessions/{id}", summary: "Ends a session of the person.",
      tag: "signing in", access: signedIn,
      parameters: [.path("id", .identifier, "the session's")],
      answer: Operation.Answer(status: 204, schema: nil, summary: "It is over"),
      handle: { call throws(Refusal) in
        let person = try call.person()
        let id: Identifier<Session> = try call.identifier()
        try call.desk.end(id, person)
        return id == person.session.id ? signedOut(call) : .done
      }),
  ]

  private static let opened = Schema.object([
    .required("id", .identifier), .required("city", Schemas.city),
    .required("method", .text(TextForm(1...20))),
    .required("scope", .code(SessionScope.allCases.map(\.rawValue))),
    .required("expires_at", .moment),
  ])

  private static func requestCode(_ call: Call) throws(Refusal) -> Reply {
    guard let purpose = CodePurpose(rawValue: call.text("purpose")) else { throw .malformed }
    try call.desk.requestCode(
      CodeRequest(
        purpose: purpose, city: call.text("city"), iin: call.text("iin"),
        phone: call.text("phone"), challenge: call.text("challenge"), address: call.address,
        language: call.language), call.visitor, call.name)
    return .json(status: 202) { json in
      json.object { json in
        json.field("expires_in", CodeRule.validSeconds)
        json.field("resend_after", CodeRule.resendSeconds)
      }
    }
  }

  private static func signIn(_ call: Call) throws(Refusal) -> Reply {
    let (city, method, desk) = (call.text("city"), call.text("method"), call.desk)
    let login: TypedLogin =
      method == SignInMethod.phonePassword.rawValue
      ? .phone(call.text("phone")) : .iin(call.text("iin"))
    let session: OpenedSession
    if method == "application" {
      session = try desk.openApplication(
        city: city, iin: call.text("iin"), phone: call.text("phone"), code: call.text("code"),
        device: call.device, address: call.address)
    } else if let opened = try signInWithoutPassword(call) {
      session = opened
    } else if call.body["challenge"] != nil {
      session = try desk.signIn(
        city: city, challenge: call.text("challenge"), code: call.text("code"),
        device: call.device, address: call.address)
    } else if call.body["password"] != nil {
      let step = try desk.signIn(
        city: city, login, password: call.text("password"), agreement: agreement(call),
        device: call.device, address: call.address)
      switch step {
      case .code(let challenge): return secondStep(challenge, call)
      case .opened(let opened): session = opened
      }
    } else {
      session = try desk.signIn(
        city: city, login, code: call.text("code"), newPassword: call.text("new_password"),
        agreement: agreement(call), device: call.device, address: call.address)
    }
    // Whoever signs in leaves no other session behind in this browser.
    if let before = call.visitor { try? desk.end(nil, before) }
    var reply = Reply.json(status: 201) { json in
      json.object { json in
        json.field("id", session.session.id.text)
        json.field("city", session.session.city)
        json.field("method", session.session.method?.rawValue ?? "application")
        json.field("scope", session.session.scope.rawValue)
        json.field("expires_at", call.writing.time(session.end))
      }
    }
    reply.headers.append(Cookie.setting(session.secret, isLoopback: call.isLoopback))
    return reply
  }

  private static func nonce(_ call: Call) throws(Refusal) -> Reply {
    let nonce = try call.desk.nonce(city: call.text("city"))
    let writing = call.writing
    return .json(status: 201) { json in
      json.object { json in
        json.field("content", Base64.text(nonce.content))
        json.field("expires_at", writing.time(nonce.end))
      }
    }
  }

  /// Signs in by a signature or a one-time code; nil for a way that has a password.
  private static func signInWithoutPassword(_ call: Call) throws(Refusal) -> OpenedSession? {
    switch SignInMethod(rawValue: call.text("method")) {
    case .signature:
      try call.desk.signIn(
        city: call.text("city"), signature: call.text("signature"), device: call.device,
        address: call.address)
    case .oneTimeCode:
      try call.desk.signIn(
        city: call.text("city"), iin: call.text("iin"), phone: call.text("phone"),
        code: call.text("code"), device: call.device, address: call.address)
    case .iinPassword, .phonePassword, nil: nil
    }
  }

  private static func agreement(_ call: Call) -> Agreement? {
    call.body["consents"].map {
      Agreement(kinds: call.consents($0), version: call.text("terms_version"))
    }
  }

  private static func secondStep(_ challenge: Challenge, _ call: Call) -> Reply {
    .json(status: 202) { json in
      json.object { json in
        json.field("next", "code")
        json.field("challenge", challenge.text)
        json.field("phone", challenge.phone.e164)
        json.field("linked", challenge.isLinked)
        json.field("resend_after", challenge.resendAfter)
        json.field("expires_at", call.writing.time(challenge.end))
      }
    }
  }

  static func signedOut(_ call: Call) -> Reply {
    var reply = Reply.done
    reply.headers.append(Cookie.clearing(isLoopback: call.isLoopback))
    return reply
  }
}
