import HTTPServer

/// The session's cookie: its secret, and nothing else.
enum Cookie {
  /// Its name; browsers hold `__Host-` ones to one host and to TLS.
  static func name(isLoopback: Bool) -> String { isLoopback ? "onir" : "__Host-onir" }

  /// The secret that a request brings; nil without one.
  static func secret(_ request: Request, isLoopback: Bool) -> String? {
    guard let header = request.header("Cookie") else { return nil }
    let name = name(isLoopback: isLoopback)
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
  static func setting(_ secret: String, isLoopback: Bool) -> (name: String, value: String) {
    ("Set-Cookie", "\(name(isLoopback: isLoopback))=\(secret); \(attributes(isLoopback))")
  }

  /// The header that takes it back.
  static func clearing(isLoopback: Bool) -> (name: String, value: String) {
    ("Set-Cookie", "\(name(isLoopback: isLoopback))=; Max-Age=0; \(attributes(isLoopback))")
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
