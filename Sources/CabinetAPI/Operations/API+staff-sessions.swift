import Cabinet
import CabinetService
import HTTPServer
import JSON

extension API {
  private static let everyRole = Operation.Access.staff(Set(StaffRole.allCases))

  /// Sessions of employees in a browser.
  static let staffSessionOperations: [Operation] = [
    Operation(
      method: "POST", path: "/staff/sessions",
      summary: "Signs an employee in by the token; the session is a cookie of its own.",
      tag: "staff", access: .open, body: .object([.required("token", .text(1...200))]),
      answer: Operation.Answer(
        status: 201, schema: Schemas.staffSession, summary: "Who is signed in", setsCookie: true),
      problems: [401, 429],
      handle: { call throws(Refusal) in
        let opened = try call.desk.openStaffSession(
          token: call.text("token"), address: call.address)
        // Whoever signs in leaves no other session behind in this browser.
        if let before = call.staffVisitor { try? call.desk.end(before) }
        var reply = answer(opened.employee, opened.session, 201, call)
        reply.headers.append(
          Cookie.setting(opened.secret, isLoopback: call.isLoopback, of: .staff))
        return reply
      }),
    Operation(
      method: "GET", path: "/staff/sessions/current",
      summary: "Tells who is signed in by the cookie.", tag: "staff", access: everyRole,
      answer: Operation.Answer(
        status: 200, schema: Schemas.staffSession, summary: "Who is signed in"),
      problems: [401],
      handle: { call throws(Refusal) in
        let visitor = try staffVisitor(call)
        return answer(visitor.employee, visitor.session, 200, call)
      }),
    Operation(
      method: "DELETE", path: "/staff/sessions/current", summary: "Signs an employee out.",
      tag: "staff", access: everyRole,
      answer: Operation.Answer(status: 204, schema: nil, summary: "Signed out"),
      problems: [401],
      handle: { call throws(Refusal) in
        try call.desk.end(try staffVisitor(call))
        var reply = Reply.done
        reply.headers.append(Cookie.clearing(isLoopback: call.isLoopback, of: .staff))
        return reply
      }),
  ]

  /// The session of the cookie; a token has none.
  private static func staffVisitor(_ call: Call) throws(Refusal) -> StaffVisitor {
    guard let visitor = call.staffVisitor else { throw .notSignedIn }
    return visitor
  }

  private static func answer(
    _ employee: Employee, _ session: StaffSession, _ status: Int, _ call: Call
  ) -> Reply {
    let writing = call.writing
    return .json(status: status) { json in
      json.object { json in
        json.field("id", employee.id.text)
        json.field("name", employee.name)
        json.field("role", employee.role.rawValue)
        json.field(
          "places", list: { for place in employee.places.sorted() { $0.string(place) } })
        json.field("expires_at", writing.time(session.end))
      }
    }
  }
}
