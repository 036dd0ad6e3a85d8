import Diagnostics
import HTTPServer

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
      ) { page.answer($0) }
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
}
