import CabinetAPI
import Dates
import Diagnostics
import HTTPServer
import Parallel
import Portal
import Preview

/// `onir serve`.
enum ServeCommand: Command {
  static let definition = Definition(
    name: "serve", summary: "shows the portal in a browser while it is being edited",
    options: Inputs.options + Listening.options + CabinetHouse.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let inputs = try Inputs(arguments).offeringLeaflets
    let listening = try Listening(arguments)
    let signals = StopSignals()
    let live = LiveSite(inputs.source, in: console.language)
    let house = try house(arguments, inputs, listening, live, console)
    let server: PreviewServer
    do throws(ServerError) {
      server = try PreviewServer(
        live, inputs.source, host: listening.host, port: listening.port,
        api: answering(house), largeBodies: house?.api.largeBodies)
    } catch {
      house?.stop()
      throw error.kind == .addressUnknown ? .usage(error.message) : .machine(error.message)
    }
    console.error(server.messages)
    house?.start()
    console.print("http://\(listening.shownHost):\(server.port)\(server.basePath)\n")
    if let house { Sandboxing.announce(house, console) }
    console.say("stop with Ctrl-C")
    let watcher = Thread.start {
      server.watch { isBroken in
        if isBroken {
          console.error(server.messages)
        } else {
          console.say("content read again")
        }
      }
    }
    signals.wait()
    house?.announceStop()
    server.stop()
    house?.stop()
    watcher?.join()
    return .done
  }

  private static func answering(_ house: CabinetHouse?) -> (@Sendable (Request) -> Response)? {
    guard let house else { return nil }
    return { house.api.respond($0) }
  }

  private static func house(
    _ arguments: Arguments, _ inputs: Inputs, _ listening: Listening, _ live: LiveSite,
    _ console: Console
  ) throws(CommandFailure) -> CabinetHouse? {
    guard arguments.has("--sandbox") else {
      for option in [
        "--database", "--documents", "--key-file", "--sandbox-port", "--log", "--sender",
        "--trust",
      ] where arguments.value(option) != nil {
        throw .usage("\(option) belongs to the cabinet, which serve opens with --sandbox only")
      }
      return nil
    }
    try Sandboxing.check(listening, live.current.site?.content)
    let source = inputs.source
    let directory = LiveDirectory { live.current }
    return try CabinetHouse(
      CabinetOptions(arguments), API.Surroundings(isLoopback: true, isSandbox: true),
      log: try LogOption.log(arguments, usual: nil),
      sender: try SenderOption.sender(arguments),
      printer: try PrinterOption.press(arguments) { live.current.site },
      signatures: try TrustOption.verifier(arguments),
      sandboxPort: try Sandboxing.port(arguments),
      now: RunningClock(from: source.moment(.kazakhstan)).now
    ) { directory.directory }
  }
}
