import Content
import Diagnostics
import Portal

/// `onir explain`.
enum ExplainCommand: Command {
  static let definition = Definition(
    name: "explain", summary: "tells which files an address is made of",
    arguments: ["ADDRESS"], options: Inputs.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
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
      if let explanation = site.explanation(of: candidate) {
        console.print(explanation.text)
        return .done
      }
    }
    let known = site.routes(near: address).map { "/" + $0 }
    let suggestion = NearMiss.suggestion(for: "/" + address, among: known)
    throw CommandFailure(
      code: .negative, message: "nothing stands at /\(address)\(Message.hint(suggestion))")
  }

  /// The address from the portal's root, whether it was given whole, with or without a slash.
  private static func path(_ address: String, _ site: Site) -> String {
    var path = address[...]
    let base = site.content.site.baseURL
    if path.hasPrefix(base) {
      path = path.dropFirst(base.count)
    } else if path.hasPrefix("/") {
      path = path.dropFirst()
    }
    return String(path.prefix { $0 != "?" && $0 != "#" })
  }
}
