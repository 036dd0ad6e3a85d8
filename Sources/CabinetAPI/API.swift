import Cabinet
public import CabinetService
import Dates
public import HTTPServer
import JSON
import Languages
public import Metrics
import Secrets

/// The cabinet's HTTP interface below `/api/v1`: declared operations, checked calls, problems.
public struct API: Sendable {
  /// How the portal is reached.
  public struct Surroundings: Sendable {
    /// Whether only this machine can reach it: cookies then need no TLS.
    public var isLoopback: Bool
    /// Whether stand-ins answer for the state's systems.
    public var isSandbox: Bool
    /// Whether a proxy stands before it, whose word about the client's address counts.
    public var isBehindProxy = false

    /// Says how the portal is reached.
    public init(isLoopback: Bool, isSandbox: Bool, isBehindProxy: Bool = false) {
      (self.isLoopback, self.isSandbox) = (isLoopback, isSandbox)
      self.isBehindProxy = isBehindProxy
    }
  }

  /// The largest body a call may have, in bytes: a signature is the longest.
  public static let bodyLimit = 48 * 1024

  let desk: Desk
  let surroundings: Surroundings
  let log: AccessLog
  private let router: Router
  private let metrics: RequestMetrics
  private let isStopping: @Sendable () -> Bool

  /// Makes the interface of a desk.
  public init(
    desk: Desk, surroundings: Surroundings, log: AccessLog = .none,
    isStopping: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.desk, self.surroundings, self.log) = (desk, surroundings, log)
    self.isStopping = isStopping
    let operations = Self.operations(surroundings, isStopping)
    (router, metrics) = (Router(operations), RequestMetrics(operations))
  }

  /// Answers a request for an address below `/api/`.
  public func respond(_ request: Request) -> Response {
    let began = ContinuousClock.now
    metrics.running.add()
    defer { metrics.running.add(-1) }
    let language = language(request)
    var route = "-"
    var cause: String?
    var response: Response
    do throws(Refusal) {
      response = try answer(request, language, &route)
    } catch {
      if case .failure(let text) = error { cause = text }
      metrics.count(error)
      response = Problem.response(error, language)
    }
    let id = String(Secret.random().prefix(16))
    Self.protect(&response, id)
    // A sandbox's clock may be set, and the header Date is the machine's.
    let time = desk.now().rfc3339(in: desk.directory().zone)
    response.headers.append((name: "Onir-Time", value: time))
    let spent = Int((ContinuousClock.now - began) / .microseconds(1))
    metrics.count(request.method, route, response.status, microseconds: spent)
    log.add {
      AccessLog.Line(
        time: time, id: id, method: Self.knownMethod(request.method), path: route,
        status: response.status, bytes: response.body.count, microseconds: spent, cause: cause)
    }
    return response
  }

  /// Writes what was counted of requests, for the operator.
  public func write(to text: inout Exposition) { metrics.write(to: &text) }

  /// The reader's language: the browser's, else the cabinet's, else the portal's.
  private func language(_ request: Request) -> Language {
    if let wanted = Problem.language(request.header("Accept-Language")) { return wanted }
    let secret = Cookie.secret(request, isLoopback: surroundings.isLoopback)
    return secret.flatMap(desk.language) ?? desk.directory().defaultLanguage
  }

  private func answer(_ request: Request, _ language: Language, _ route: inout String)
    throws(Refusal) -> Response
  {
    if surroundings.isSandbox, request.isForwarded { throw .forbidden }
    if surroundings.isLoopback, request.isForLoopback == false {
      return Problem.plain(421, "misdirected", language)
    }
    guard let match = match(request) else { throw .notFound }
    route = match.path
    guard let operation = match.operation(request.method) else {
      var refused = Problem.plain(405, "method-not-allowed", language)
      let allowed =
        match.operations.map(\.method)
        + ["HEAD"].filter { _ in
          match.operations.contains { $0.method == "GET" }
        }
      refused.headers.append((name: "Allow", value: allowed.joined(separator: ", ")))
      return refused
    }
    if CrossSite.isForeign(request) { throw .crossSite }
    let body: JSONValue
    switch try self.body(request, operation) {
    case .value(let value): body = value
    case .refused(let status, let name): return Problem.plain(status, name, language)
    }
    let call = try call(operation, request, match.values, body, language)
    return try operation.handle(call).response
  }

  private func match(_ request: Request) -> Router.Match? {
    guard request.segments.count > 2, request.segments[0] == "api", request.segments[1] == "v1",
      !request.hasTrailingSlash
    else { return nil }
    return router.match(request.segments.dropFirst(2))
  }

  /// The operation that a request asks for.
  func operation(_ request: Request) -> Operation? {
    match(request)?.operation(request.method)
  }

  /// What came as a body.
  private enum Body {
    case value(JSONValue)
    case refused(Int, String)
  }

  private func body(_ request: Request, _ operation: Operation) throws(Refusal) -> Body {
    let type = request.header("Content-Type")?.split(separator: ";").first?
      .filter { $0 != " " }.lowercased()
    if operation.takesFile { return try file(request, type) }
    guard operation.body != nil else { return .value(.object([:])) }
    guard type == "application/json" else { return .refused(415, "media-type") }
    guard request.body.count <= Self.bodyLimit else { return .refused(413, "too-large") }
    guard let value = try? JSONValue(request.body) else { throw .malformed }
    return .value(value)
  }

  private func file(_ request: Request, _ type: String?) throws(Refusal) -> Body {
    // What it is tells its content; the header only tells that it is meant as a file.
    guard let type, ["application/pdf", "image/jpeg"].contains(type) else {
      return .refused(415, "file-type")
    }
    guard request.body.count <= DocumentRule.mostBytes else { return .refused(413, "too-large") }
    // A name is of no use here, and one that climbs is no name.
    let said = request.header("Content-Disposition") ?? ""
    if said.utf8.contains(where: { "/\\\0".utf8.contains($0) }) || said.contains("..") {
      throw .invalid([FieldProblem("", .fileName)])
    }
    return .value(.object([:]))
  }

  /// A method as it may stand in the log: whoever asks chooses the word.
  private static func knownMethod(_ method: String) -> String {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method) ? method : "-"
  }

  /// Answers hold personal data: nobody keeps them, and nothing runs in them.
  private static func protect(_ response: inout Response, _ id: String) {
    response.headers.append((name: "X-Request-Id", value: id))
    if !response.headers.contains(where: { $0.name == "Cache-Control" }) {
      response.headers.append((name: "Cache-Control", value: "no-store"))
    }
    response.headers.append((name: "X-Content-Type-Options", value: "nosniff"))
    response.headers.append(
      (
        name: "Content-Security-Policy",
        value: "default-src 'none'; frame-ancestors 'none'; sandbox"
      ))
    response.headers.append((name: "Vary", value: "Accept-Language, Cookie"))
  }
}
