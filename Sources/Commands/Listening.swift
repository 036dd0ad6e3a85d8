/// Where a command listens.
struct Listening {
  static let options = [
    Definition.Option(name: "--host", value: "ADDRESS", help: "where to listen (127.0.0.1)"),
    Definition.Option(name: "--port", value: "N", help: "which port (8080); 0 is any free one"),
  ]

  let host: String
  let port: UInt16

  init(_ arguments: Arguments) throws(CommandFailure) {
    host = arguments.value("--host") ?? "127.0.0.1"
    do throws(Arguments.Misuse) {
      port = UInt16(try arguments.number("--port", 0...65_535) ?? 8080)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Whether only this machine can reach it.
  var isLoopback: Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }

  /// As it stands in an address.
  var shownHost: String { host.contains(":") ? "[\(host)]" : host }
}
