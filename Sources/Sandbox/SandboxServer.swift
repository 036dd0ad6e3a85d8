import CabinetService
public import Dates
public import HTTPServer
import JSON

/// The sandbox's own door: `GET /sandbox/messages`, `POST /sandbox/clock {"now": WHEN}`.
///
/// It listens to this machine only, on a port of its own, so that no portal ever shows it.
public final class SandboxServer: Sendable {
  private let server: Server

  /// Opens the door on any free port.
  ///
  /// - Parameters:
  ///   - messages: What was "sent".
  ///   - clock: What is set.
  ///   - zone: The portal's clock.
  ///   - port: The port; 0 for any that is free.
  ///   - afterSetting: Called after the clock was set, for what is due by then.
  /// - Throws: `ServerError` when it cannot listen there.
  public init(
    messages: SandboxMessages, clock: SandboxClock, zone: Zone, port: UInt16 = 0,
    afterSetting: @escaping @Sendable () -> Void
  ) throws(ServerError) {
    server = try Server(host: "127.0.0.1", port: port, threading: .pool(1)) { request in
      Self.answer(request, messages, clock, zone, afterSetting)
    }
  }

  /// The port that is listened on.
  public var port: UInt16 { server.port }

  /// Closes the door.
  public func stop() { server.stop() }

  private static func answer(
    _ request: Request, _ messages: SandboxMessages, _ clock: SandboxClock, _ zone: Zone,
    _ afterSetting: () -> Void
  ) -> Response {
    guard isLocal(request) else {
      return .problem(403, detail: "The sandbox answers to this machine only.")
    }
    switch (request.method, request.path) {
    case ("GET", "/sandbox/messages"), ("GET", "/sandbox/messages/"):
      let page = SandboxPage(messages: messages.all, now: clock.now(), zone: zone)
      let isProgram = request.header("Accept")?.contains("text/html") != true
      return protected(isProgram ? .json(page.json) : .html(page.html))
    case ("GET", "/sandbox/style.css"):
      return protected(
        Response(contentType: "text/css; charset=utf-8", body: Array(SandboxPage.style.utf8)))
    case ("POST", "/sandbox/clock"):
      guard let body = try? JSONValue(request.body), let text = body["now"]?.text,
        let moment = Moment(text, in: zone)
      else {
        return .problem(422, detail: "Send {\"now\": \"2026-11-20T10:00:00+05:00\"}.")
      }
      clock.set(moment)
      afterSetting()
      return protected(.json(Array("{\"now\":\"\(clock.now().rfc3339(in: zone))\"}".utf8)))
    default: return .problem(404, detail: "There are /sandbox/messages and /sandbox/clock.")
    }
  }

  /// Whether a program or a person of this machine asks, and no page of a site.
  private static func isLocal(_ request: Request) -> Bool {
    !request.isForwarded && request.header("Origin") == nil && request.isForLoopback == true
  }

  private static func protected(_ response: Response) -> Response {
    var response = response
    response.headers.append(
      (
        name: "Content-Security-Policy",
        value: "default-src 'none'; style-src 'self'; frame-ancestors 'none'"
      ))
    response.headers.append((name: "Cache-Control", value: "no-store"))
    response.headers.append((name: "X-Content-Type-Options", value: "nosniff"))
    return response
  }
}
