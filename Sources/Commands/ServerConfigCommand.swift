import CabinetAPI
import Diagnostics
import HTTPServer
import Portal
import Release

/// `onir server-config`.
enum ServerConfigCommand: Command {
  static let definition = Definition(
    name: "server-config", summary: "prints the configuration of a web server, nginx or caddy",
    arguments: ["SERVER"],
    options: [
      Definition.Option(
        name: "--root", value: "DIR", help: "what is served, such as /srv/onir/current; needed"),
      Definition.Option(
        name: "--api", value: "HOST:PORT",
        help: "where onir api listens (127.0.0.1:8081); may be repeated", isRepeated: true),
      Definition.Option(
        name: "--listen", value: "PORT", help: "instead of base_url's port; or HOST:PORT"),
      Definition.Option(
        name: "--redirect-listen", value: "PORT", help: "where HTTP leads to HTTPS (80)"),
      Definition.Option(
        name: "--certificate", value: "FILE", help: "the certificate with its chain, PEM"),
      Definition.Option(name: "--certificate-key", value: "FILE", help: "its key, PEM"),
      Definition.Option(
        name: "--behind-tls", value: nil, help: "another server in front ends TLS: listen without"),
      Definition.Option(
        name: "--brotli", value: nil, help: "nginx has the module for .br files; caddy always does"),
    ] + Inputs.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let server = arguments.positional[0]
    guard ["nginx", "caddy"].contains(server) else {
      throw .usage("server-config knows nginx and caddy, not “\(server)”")
    }
    guard let root = arguments.value("--root") else {
      throw .usage("server-config needs --root DIR, the folder that is served")
    }
    let options = try refusing { () throws(ReleaseError) -> ServerOptions in
      try serverOptions(arguments, root)
    }
    let inputs = try Inputs(arguments)
    guard let site = try SiteBuilding.load(inputs, isStrict: false, console) else {
      return .content
    }
    let portal = try refusing { () throws(ReleaseError) -> ServedPortal in
      try ServedPortal(site)
    }
    console.print(
      server == "nginx"
        ? NginxConfiguration(portal, options).text : CaddyConfiguration(portal, options).text)
    return .done
  }

  /// Does something; what it refuses ends the command.
  private static func refusing<Result>(
    _ body: () throws(ReleaseError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(ReleaseError) {
      return try body()
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func serverOptions(
    _ arguments: Arguments, _ root: String
  ) throws(ReleaseError) -> ServerOptions {
    let apis = arguments.values("--api")
    return try ServerOptions(
      root: root, apis: apis.isEmpty ? ["127.0.0.1:8081"] : apis,
      listen: arguments.value("--listen"), redirectListen: arguments.value("--redirect-listen"),
      certificate: arguments.value("--certificate"),
      certificateKey: arguments.value("--certificate-key"),
      isBehindTLS: arguments.has("--behind-tls"), hasBrotli: arguments.has("--brotli"),
      uploadPaths: API.uploadPaths, uploadLimit: API.uploadLimit,
      repeatablePaths: API.repeatablePaths, mediaTypes: MediaType.all)
  }
}
