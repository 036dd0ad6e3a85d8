import Cabinet
import CabinetService
import HTTPServer
import JSON
import Languages
import Secrets

extension API {
  /// Checks everything a handler relies on: who asks, the parameters, the body, the headers.
  func call(
    _ operation: Operation, _ request: Request, _ path: [String: String], _ body: JSONValue,
    _ language: Language
  ) throws(Refusal) -> Call {
    let (visitor, employee, app, session) = try entitled(operation, request)
    let parameters = try parameters(operation, request, path)
    if let schema = operation.body {
      let problems = schema.problems(body)
      if !problems.isEmpty { throw .invalid(problems) }
    }
    return Call(
      desk: desk, parameters: parameters, body: body,
      file: operation.takesFile ? request.body : [], visitor: visitor, employee: employee,
      staffVisitor: session, app: app, language: language,
      name: try name(operation, request, visitor, employee),
      match: try match(operation, request), address: address(request),
      agent: request.header("User-Agent"),
      origin: Origin.of(request, isLoopback: surroundings.isLoopback),
      isLoopback: surroundings.isLoopback)
  }

  private func entitled(_ operation: Operation, _ request: Request) throws(Refusal) -> (
    Visitor?, Employee?, LinkedApp?, StaffVisitor?
  ) {
    switch operation.access {
    case .open:
      // Signing in anew ends the session that is there.
      let session = operation.tag == "staff" ? try? employee(request).1 : nil
      return (nil, nil, nil, session)
    case .anyone: return (try? visitor(request), nil, nil, nil)
    case .device:
      let secret = Cookie.secret(request, isLoopback: surroundings.isLoopback, of: .app)
      guard let secret else { throw .notSignedIn }
      return (nil, nil, try desk.app(secret), nil)
    case .session(let scopes):
      let visitor = try visitor(request)
      // Whoever proved a phone for one application is not signed in to the cabinet.
      guard scopes.contains(visitor.session.scope) else { throw .notSignedIn }
      return (visitor, nil, nil, nil)
    case .staff(let roles):
      let (employee, session) = try employee(request)
      guard roles.contains(employee.role) else { throw .forbidden }
      return (nil, employee, nil, session)
    }
  }

  /// The employee of a token, or of a cookie where no token comes along.
  private func employee(_ request: Request) throws(Refusal) -> (Employee, StaffVisitor?) {
    if let header = request.header("Authorization") {
      let words = header.split(separator: " ")
      guard words.count == 2, words[0].lowercased() == "bearer" else { throw .notSignedIn }
      return (try desk.employee(token: String(words[1])), nil)
    }
    guard let secret = Cookie.secret(request, isLoopback: surroundings.isLoopback, of: .staff)
    else { throw .notSignedIn }
    let visitor = try desk.staffVisitor(secret)
    return (visitor.employee, visitor)
  }

  /// Who is signed in, for the city and the person that the page was filled for.
  func visitor(_ request: Request) throws(Refusal) -> Visitor {
    guard let secret = Cookie.secret(request, isLoopback: surroundings.isLoopback) else {
      throw .notSignedIn
    }
    let visitor = try desk.visitor(secret)
    for (header, own) in [
      ("Onir-City", visitor.session.city), ("Onir-Session", visitor.session.id.text),
    ] {
      if let named = request.header(header), named != own { throw .notSignedIn }
    }
    return visitor
  }

  private func parameters(
    _ operation: Operation, _ request: Request, _ path: [String: String]
  ) throws(Refusal) -> [String: String] {
    var values = path
    var problems: [FieldProblem] = []
    for (name, value) in request.query {
      let pointer = "/\(name.prefix(40))"
      guard operation.parameters.contains(where: { $0.name == name && !$0.isInPath }) else {
        problems.append(FieldProblem(pointer, .unknown))
        continue
      }
      if values.updateValue(value, forKey: name) != nil {
        problems.append(FieldProblem(pointer, .repeated))
      }
    }
    for parameter in operation.parameters {
      guard let value = values[parameter.name] else {
        if parameter.isRequired { problems.append(FieldProblem("/\(parameter.name)", .required)) }
        continue
      }
      let found = parameter.schema.problems(Self.typed(value, parameter.schema))
      guard found.isEmpty else {
        // A name that cannot be one names nothing.
        if parameter.isInPath { throw .notFound }
        problems += found.map { FieldProblem("/\(parameter.name)", $0.code) }
        continue
      }
    }
    guard problems.isEmpty else { throw .invalid(Array(problems.prefix(20))) }
    return values
  }

  private static func typed(_ text: String, _ schema: Schema) -> JSONValue {
    guard case .integer = schema.plain, text.utf8.count < 18,
      text.utf8.allSatisfy({ (48...57).contains($0) }), let integer = Int(text)
    else { return .text(text) }
    return .integer(integer)
  }

  private func name(
    _ operation: Operation, _ request: Request, _ visitor: Visitor?, _ employee: Employee?
  ) throws(Refusal) -> CallName? {
    guard operation.idempotency != .natural else { return nil }
    guard let key = request.header("Idempotency-Key") else {
      if operation.idempotency == .required { throw .keyMissing }
      return nil
    }
    guard IdempotencyKey.isSound(key) else { throw .keyMissing }
    // The same key of another person, or in another city's cabinet, is another key.
    let owner =
      visitor.map { $0.session.iin.digits + " " + $0.session.city } ?? employee?.id.text ?? ""
    return desk.callName(
      key, owner: owner, request: "\(request.method) \(request.target)", body: request.body)
  }

  private func match(_ operation: Operation, _ request: Request) throws(Refusal) -> Int? {
    guard operation.needsMatch else { return nil }
    guard let tag = request.header("If-Match") else { throw .matchMissing }
    guard let version = EntityTag.version(tag) else { throw .changed }
    return version
  }

  /// The client's network, for limits; behind a proxy that of the last address of `X-Forwarded-For`,
  /// which the proxy wrote.
  private func address(_ request: Request) -> String {
    guard surroundings.isBehindProxy,
      let last = request.header("X-Forwarded-For")?.split(separator: ",").last
    else { return ClientNetwork.name(of: request.remoteAddress) }
    return ClientNetwork.name(of: String(last.filter { $0 != " " }.prefix(64)))
  }
}
