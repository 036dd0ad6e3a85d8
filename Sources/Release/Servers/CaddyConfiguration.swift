import Portal

/// The configuration of a portal for caddy: a Caddyfile, or a file that one imports.
///
/// Snippets hold what all hosts share; a host says which folder stands at its root. Caddy has no limit
/// on how often an address may ask: the cabinet's own limits stand alone then.
public struct CaddyConfiguration: Sendable {
  let portal: ServedPortal
  let options: ServerOptions

  /// Describes it.
  ///
  /// - Parameters:
  ///   - portal: What is served.
  ///   - options: Where it stands on the machine.
  public init(_ portal: ServedPortal, _ options: ServerOptions) {
    (self.portal, self.options) = (portal, options)
  }

  /// The file, with a remark at each part.
  public var text: String {
    var file = ConfigurationText(indent: "\t")
    file.remark(
      "\(portal.country.origin)\(portal.country.path) on caddy 2.6 or newer, written by onir server-config.",
      "Write it anew when a city, the address of one, its ways to sign in or an earlier name of a guide",
      "is added; other pages need nothing. Then: caddy reload")
    addLanguages(&file)
    addPlaces(&file)
    addPages(&file)
    addAPI(&file)
    addErrors(&file)
    addStart(&file)
    addHosts(&file)
    return file.text
  }

  /// A token that is taken as it is; patterns never hold a backtick.
  static func raw(_ text: String) -> String { "`\(text)`" }
}
