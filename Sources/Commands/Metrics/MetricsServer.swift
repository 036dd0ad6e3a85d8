import Diagnostics
import HTTPServer
import Metrics

/// The door for whoever watches the program: `GET /metrics`, to this machine only, on a port of its own.
struct MetricsServer {
  static let option = Definition.Option(
    name: "--metrics-port", value: "N", help: "where numbers for Prometheus are; 0 is any free one")

  private let server: Server
  private let sampler: DatabaseSampler

  /// Opens the door where the option was given; nil where it was not.
  ///
  /// - Throws: `CommandFailure` when the port cannot be listened on.
  init?(
    _ arguments: Arguments, _ house: CabinetHouse, _ api: Server
  ) throws(CommandFailure) {
    let port: Int?
    do throws(Arguments.Misuse) {
      port = try arguments.number("--metrics-port", 0...65_535)
    } catch {
      throw CommandFailure(error)
    }
    guard let port else { return nil }
    sampler = DatabaseSampler(house.desk)
    let page = MetricsPage(house: house, server: { api.figures }, sampler: sampler)
    var limits = HTTPServer.Limits()
    (limits.connections, limits.bodyBytes) = (16, 1024)
    do throws(ServerError) {
      server = try Server(
        host: "127.0.0.1", port: UInt16(port), limits: limits, threading: .pool(1)
      ) { Self.answer($0, page) }
    } catch {
      throw .machine("--metrics-port: \(error.message)")
    }
    sampler.start()
  }

  /// Where the numbers are.
  var address: String { "http://127.0.0.1:\(server.port)/metrics" }

  /// Closes the door.
  func stop() {
    server.stop()
    sampler.stop()
  }

  private static func answer(_ request: Request, _ page: MetricsPage) -> Response {
    // No page of a site, and nothing that came through a proxy.
    guard !request.isForwarded, request.header("Origin") == nil, request.isForLoopback == true
    else {
      return .problem(403, detail: "Metrics are for this machine only.")
    }
    guard request.path == "/metrics" else { return .problem(404, detail: "There is /metrics.") }
    guard ["GET", "HEAD"].contains(request.method) else {
      return .problem(405, detail: "Metrics are read with GET.")
    }
    var response = Response(contentType: Exposition.contentType, body: Array(page.text().utf8))
    response.headers.append((name: "Cache-Control", value: "no-store"))
    response.headers.append((name: "X-Content-Type-Options", value: "nosniff"))
    return response
  }
}
