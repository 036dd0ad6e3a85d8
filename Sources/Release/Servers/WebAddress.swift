/// Where a portal is reached, as a web server's configuration can say it.
///
/// Stricter than what content may write: only what means nothing in a configuration or in a pattern
/// passes, so that no address can end a directive and begin another.
public struct WebAddress: Sendable, Equatable {
  /// Whether the scheme is https.
  public let isSecure: Bool
  /// The name of the host in small letters, or an address of IPv6 in brackets.
  public let host: String
  /// The port, if one is written.
  public let port: Int?
  /// The path with a slash at both ends.
  public let path: String

  /// Reads an address; nil for another scheme, a host that cannot be one, or a path of other
  /// characters than Latin letters, digits, `-`, `_`, `~`, dots and single slashes.
  ///
  /// - Parameter text: Such as `https://portal.example/`.
  public init?(_ text: String) {
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    let isBracketed = authority.hasPrefix("[")
    let name =
      isBracketed
      ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    let afterName = authority.dropFirst(name.count)
    let port = Int(afterName.dropFirst())
    guard Self.isHost(name), afterName.isEmpty || Self.isPort(afterName) else { return nil }
    let written = rest.dropFirst(authority.count)
    let path = written.isEmpty ? "/" : written.hasSuffix("/") ? String(written) : "\(written)/"
    guard Self.isPath(path) else { return nil }
    isSecure = scheme == "https://"
    host = name.lowercased()
    self.port = port
    self.path = path
  }

  /// As a browser shows it, without a slash at the end.
  var origin: String {
    (isSecure ? "https://" : "http://") + host + (port.map { ":\($0)" } ?? "")
  }

  private static func isHost(_ name: Substring) -> Bool {
    guard name.utf8.count <= 253 else { return false }
    if name.hasPrefix("[") { return name.wholeMatch(of: /\[[0-9A-Fa-f:]{2,45}\]/) != nil }
    return name.wholeMatch(of: /[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?/) != nil
  }

  /// Whether it is a colon and a port.
  private static func isPort(_ text: Substring) -> Bool {
    text.wholeMatch(of: /:[0-9]{1,5}/) != nil
      && Int(text.dropFirst()).map { (1...65_535).contains($0) } == true
  }

  private static func isPath(_ path: String) -> Bool {
    path.utf8.count <= 200
      && path.wholeMatch(of: /\/(?:[A-Za-z0-9_~\-][A-Za-z0-9._~\-]*\/)*/) != nil
  }
}
