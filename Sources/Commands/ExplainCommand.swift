import Build
import Content
import Dates
import Diagnostics
import Files
import JSON
import Mustache
import Portal

/// `onir explain`.
enum ExplainCommand: Command {
  static let definition = Definition(
    name: "explain", summary: "tells which files an address is made of, and why it is rebuilt",
    arguments: ["ADDRESS"],
    options: Inputs.options + [
      Definition.Option(
        name: "--output", value: "DIR", help: "a built folder to compare the address with"),
      Definition.Option(name: "--format", value: "human|json", help: "how to print it (human)"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let format = try Inputs.choice(arguments, "--format", ["human", "json"])
    let inputs = try Inputs(arguments)
    let loaded = try inputs.load()
    guard let site = loaded.site else {
      console.error(
        ReportFormat.human.text(
          of: loaded.report, content: inputs.source.content, templates: inputs.source.templates,
          in: console.language))
      return .content
    }
    let address = path(arguments.positional[0], site)
    for candidate in [address, address + "/"] {
      guard let explanation = site.explanation(of: candidate) else { continue }
      var origin = PageOrigin(explanation, site, inputs)
      if let output = arguments.value("--output") {
        origin.written = try WrittenPage(
          explanation, site, inputs, in: Inputs.withoutSlash(output))
      }
      if format == "json" {
        console.output(origin.json + [10])
      } else {
        console.print(origin.text(in: console.language))
      }
      return .done
    }
    throw nothing(at: address, site)
  }

  /// Says that nothing stands there: why, if a text waits, else what was meant.
  private static func nothing(at address: String, _ site: Site) -> CommandFailure {
    if let hidden = site.hiddenSources(at: address).first {
      let reason = PageOrigin.reason(hidden.visibility, site.content.site.zone)
      return CommandFailure(
        code: .negative, message: "nothing stands at /\(address): \(hidden.file) \(reason)")
    }
    let known = site.routes(near: address).map { "/" + $0 }
    let suggestion = NearMiss.suggestion(for: "/" + address, among: known)
    return CommandFailure(
      code: .negative, message: "nothing stands at /\(address)\(Message.hint(suggestion))")
  }

  /// The address from the portal's root, whether it was given whole, with or without a slash.
  private static func path(_ address: String, _ site: Site) -> String {
    var path = address[...]
    let base = site.content.site.baseURL
    // As it was copied from a browser: there the portal may be met by another scheme.
    let (bare, bareBase) = (withoutScheme(address), withoutScheme(base))
    if bare != address[...], bare.hasPrefix(bareBase) {
      path = bare.dropFirst(bareBase.count)
    } else if path.hasPrefix("/") {
      path = path.dropFirst()
    }
    return String(path.prefix { $0 != "?" && $0 != "#" })
  }

  private static func withoutScheme(_ address: String) -> Substring {
    for scheme in ["https://", "http://"] where address.lowercased().hasPrefix(scheme) {
      return address.dropFirst(scheme.count)
    }
    return address[...]
  }
}
