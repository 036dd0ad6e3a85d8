import CabinetAPI
import CabinetService
import Dates
import Diagnostics
import HTTPServer
import Portal

/// `onir api`.
enum APICommand: Command {
  static let definition = Definition(
    name: "api", summary: "serves the cabinet's interface alone, behind a proxy",
    options: Inputs.places.filter { $0.name != "--jobs" } + Listening.options + CabinetHouse.options
      + [
        MetricsServer.option,
        Definition.Option(
          name: "--openapi", value: nil, help: "print the OpenAPI document and end"),
        Definition.Option(name: "--page", value: nil, help: "print docs/api.md and end"),
      ])

  /// For how long a proxy may keep a silent connection; those that server-config sets up keep it for 5
  /// seconds.
  private static let drainSeconds = 8

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    if arguments.has("--openapi") {
      console.output(API.document + [0x0A])
      return .done
    }
    if arguments.has("--page") {
      console.print(API.page)
      return .done
    }
    guard arguments.has("--sandbox") else {
      throw .usage(
        "api needs --sandbox: this version has no connection to the state's registers yet")
    }
    let listening = try Listening(arguments)
    let signals = StopSignals()
    let inputs = try Inputs(arguments)
    let cabinet = try inputs.loadCabinet()
    try Sandboxing.check(listening, cabinet.content)
    let directory = Directory(cabinet)
    let house = try CabinetHouse(
      CabinetOptions(arguments), API.Surroundings(isLoopback: true, isSandbox: true),
      log: try LogOption.log(arguments, usual: "-"),
      sender: try SenderOption.sender(arguments),
      printer: try PrinterOption.press(
        arguments, site: PrinterOption.siteForPapers(cabinet, inputs.source)),
      signatures: try TrustOption.verifier(arguments),
      sandboxPort: try Sandboxing.port(arguments),
      now: RunningClock(from: inputs.source.moment(.kazakhstan)).now
    ) { directory }
    let server = try server(house, listening)
    let metrics: MetricsServer?
    do throws(CommandFailure) {
      metrics = try MetricsServer(arguments, house, server)
    } catch {
      server.stop()
      house.stop()
      throw error
    }
    house.start()
    console.print("http://\(listening.shownHost):\(server.port)/api/v1/\n")
    Sandboxing.announce(house, console)
    if let metrics { console.say("numbers for Prometheus are at \(metrics.address)") }
    signals.wait()
    house.announceStop()
    house.waitUntilHeard()
    server.drain(seconds: drainSeconds)
    server.stop()
    metrics?.stop()
    return house.stop() ? .done : .machine
  }

  private static func server(
    _ house: CabinetHouse, _ listening: Listening
  ) throws(CommandFailure) -> Server {
    var limits = HTTPServer.Limits()
    limits.bodyBytes = 64 * 1024
    limits.connectionsPerAddress = limits.connections
    do throws(ServerError) {
      return try Server(
        host: listening.host, port: listening.port, limits: limits,
        largeBodies: house.api.largeBodies, threading: .perConnection
      ) { house.api.respond($0) }
    } catch {
      house.stop()
      throw error.kind == .addressUnknown ? .usage(error.message) : .machine(error.message)
    }
  }
}
