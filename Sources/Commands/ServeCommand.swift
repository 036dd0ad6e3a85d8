import HTTPServer
import Parallel
import Preview

/// `onir serve`.
enum ServeCommand: Command {
  static let definition = Definition(
    name: "serve", summary: "shows the portal in a browser while it is being edited",
    options: Inputs.options + [
      Definition.Option(name: "--host", value: "ADDRESS", help: "where to listen (127.0.0.1)"),
      Definition.Option(name: "--port", value: "N", help: "which port (8080); 0 is any free one"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let inputs = try Inputs(arguments)
    var port = 8080
    do throws(Arguments.Misuse) {
      port = try arguments.number("--port", 0...65_535) ?? 8080
    } catch {
      throw CommandFailure(error)
    }
    let signals = StopSignals()
    let server: PreviewServer
    do throws(ServerError) {
      server = try PreviewServer(
        inputs.source, host: arguments.value("--host") ?? "127.0.0.1", port: UInt16(port))
    } catch {
      throw error.kind == .addressUnknown ? .usage(error.message) : .machine(error.message)
    }
    console.error(server.messages)
    let host = arguments.value("--host") ?? "127.0.0.1"
    let shown = host.contains(":") ? "[\(host)]" : host
    console.print("http://\(shown):\(server.port)\(server.basePath)\n")
    console.error("stop with Ctrl-C\n")
    let watcher = Thread.start {
      server.watch { isBroken in
        console.error(isBroken ? server.messages : "content read again\n")
      }
    }
    signals.wait()
    server.stop()
    watcher?.join()
    return .done
  }
}
