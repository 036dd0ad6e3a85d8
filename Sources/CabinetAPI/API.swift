import Cabinet
public import CabinetService
import Dates
public import HTTPServer
import JSON
import Languages
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

  /// The largest body a call may have, in bytes.
  public static let bodyLimit = 16 * 1024

  let desk: Desk
  let surroundings: Surroundings
  let log: AccessLog
  private let router: Router
  private let isStopping: @Sendable () -> Bool

  /// Makes the interface of a desk.
  public init(
    desk: Desk, surroundings: Surroundings, log: AccessLog = .none,
    isStopping: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.desk, self.surroundings, self.log) = (desk, surroundings, log)
    self.isStopping = isStopping
    router = Router(Self.operations(surroundings, isStopping))
  }

  /// Answers a request for an address below `/api/`.
  public func respond(_ request: Request) -> Response {
    let began = ContinuousClock.now
    let language = language(request)
    var route = "-"
    var cause: String?
    var response: Response
    do throws(Refusal) {
      response = try answer(request, language, &route)
    } catch {
      if case .failure(let text) = error { cause = text }
      response = Problem.response(error, language)
    }
    let id = String(Secret.random().prefix(16))
    Self.protect(&response, id)
    log.add {
      let spent = (ContinuousClock.now - began) / .microseconds(1)
      return AccessLog.Line(
        time: desk.now().rfc3339(in: desk.directory().zone), id: id,
        method: Self.knownMethod(request.method), path: route, status: response.status,
        bytes: response.body.count, microseconds: Int(spent), cause: cause)
    }
    return response
  }

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
    guard request.segments.count > 2, request.segments[0] == "api", request.segments[1] == "v1",
      !request.hasTrailingSlash, let match = router.match(request.segments.dropFirst(2))
    else { throw .notFound }
    route = match.path
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let operation = match.operations.first(where: { $0.method == method }) else {
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

  /// What came as a body.
  private enum Body {
    case value(JSONValue)
    case refused(Int, String)
  }

  private func body(_ request: Request, _ operation: Operation) throws(Refusal) -> Body {
    guard operation.body != nil else { return .value(.object([:])) }
    let type = request.header("Content-Type")?.split(separator: ";").first
    guard type?.filter({ $0 != " " }).lowercased() == "application/json" else {
      return .refused(415, "media-type")
    }
    guard request.body.count <= Self.bodyLimit else { return .refused(413, "too-large") }
    guard let value = try? JSONValue(request.body) else { throw .malformed }
    return .value(value)
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
      (name: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'"))
    response.headers.append((name: "Vary", value: "Accept-Language, Cookie"))
  }
}
