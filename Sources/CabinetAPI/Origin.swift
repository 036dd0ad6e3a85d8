import HTTPServer

/// Where the portal is reached, as the request says.
enum Origin {
  /// The scheme and the host that a browser sees.
  ///
  /// - Parameters:
  ///   - request: The request, whose `Host` a proxy has to leave as it came.
  ///   - isLoopback: Whether only this machine reaches the portal, without TLS then.
  /// - Returns: Such as `https://portal.example`; nil for a host that is missing or cannot be one.
  static func of(_ request: Request, isLoopback: Bool) -> String? {
    guard let host = request.header("Host")?.lowercased(), host.utf8.count <= 255,
      isSound(host)
    else { return nil }
    return (isLoopback ? "http://" : "https://") + host
  }

  /// Letters, digits, dots and dashes, or the loopback address of IPv6; then a port, perhaps.
  private static func isSound(_ host: String) -> Bool {
    let bracketed = "[::1]"
    let isBracketed = host.hasPrefix(bracketed)
    let name = isBracketed ? Substring(bracketed) : host.prefix { $0 != ":" }
    let rest = host.dropFirst(name.count)
    guard isBracketed || isName(name) else { return false }
    guard rest.first == ":" else { return rest.isEmpty }
    let port = rest.dropFirst()
    return (1...5).contains(port.utf8.count) && port.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isName(_ name: Substring) -> Bool {
    let isEdge = { (byte: UInt8) in (97...122).contains(byte) || (48...57).contains(byte) }
    return name.utf8.first.map(isEdge) == true
      && name.utf8.allSatisfy { isEdge($0) || $0 == 45 || $0 == 46 }
  }
}
