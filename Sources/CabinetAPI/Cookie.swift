import Cabinet
import HTTPServer

/// A cookie: a secret, and nothing else.
enum Cookie {
  /// Whose secret it is.
  enum Kind: Sendable {
    /// A session of the cabinet; it goes with the browser.
    case session
    /// The companion app, for a year.
    case app
    /// An employee's session; it goes with the browser.
    case staff
  }

  /// Its name; browsers hold `__Host-` ones to one host and to TLS.
  static func name(isLoopback: Bool, of kind: Kind = .session) -> String {
    switch kind {
    case .session: isLoopback ? "onir" : "__Host-onir"
    case .app: isLoopback ? "onir-app" : "__Host-onir-app"
    case .staff: isLoopback ? "onir-staff" : "__Host-onir-staff"
    }
  }

  /// The secret that a request brings; nil without one.
  static func secret(
    _ request: Request, isLoopback: Bool, of kind: Kind = .session
  ) -> String? {
    guard let header = request.header("Cookie") else { return nil }
    let name = name(isLoopback: isLoopback, of: kind)
    // By bytes: going through a text by characters takes many times as long.
    for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
      let pair = pair.drop { $0 == UInt8(ascii: " ") }
      guard pair.starts(with: name.utf8) else { continue }
      let rest = pair.dropFirst(name.utf8.count)
      guard rest.first == UInt8(ascii: "=") else { continue }
      return rest.count == 65 ? String(Substring(rest.dropFirst())) : nil
    }
    return nil
  }

  /// The header that hands out a secret.
  static func setting(
    _ secret: String, isLoopback: Bool, of kind: Kind = .session
  ) -> (name: String, value: String) {
    let age =
      switch kind {
      case .session, .staff: ""
      case .app: "Max-Age=\(DeviceRule.forgottenSeconds); "
      }
    let name = name(isLoopback: isLoopback, of: kind)
    return ("Set-Cookie", "\(name)=\(secret); \(age)\(attributes(isLoopback))")
  }

  /// The header that takes it back.
  static func clearing(
    isLoopback: Bool, of kind: Kind = .session
  ) -> (name: String, value: String) {
    let name = name(isLoopback: isLoopback, of: kind)
    return ("Set-Cookie", "\(name)=; Max-Age=0; \(attributes(isLoopback))")
  }

  private static func attributes(_ isLoopback: Bool) -> String {
    "Path=/; HttpOnly; SameSite=Strict" + (isLoopback ? "" : "; Secure")
  }
}

/// Whether a request comes from the portal's own pages.
enum CrossSite {
  /// Whether to refuse: the browser says it is of another site, or its page has another origin.
  ///
  /// Programs that are no browsers send neither header.
  static func isForeign(_ request: Request) -> Bool {
    if let site = request.header("Sec-Fetch-Site"), site != "same-origin", site != "none" {
      return true
    }
    guard let origin = request.header("Origin") else { return false }
    guard let host = request.header("Host")?.lowercased() else { return true }
    return !["http://", "https://"].contains { $0 + host == origin.lowercased() }
  }
}
