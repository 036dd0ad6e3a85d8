extension Request {
  /// Whether it says that it came through a proxy (RFC 7239, and the headers before it).
  public var isForwarded: Bool {
    headers.contains { header in
      let name = header.name.lowercased()
      return name == "forwarded" || name.hasPrefix("x-forwarded-")
    }
  }

  /// Whether it names this machine as its host; nil when it names none.
  ///
  /// A page of another site could reach a server of this machine under a name of its own.
  public var isForLoopback: Bool? {
    guard let host = header("Host") else { return nil }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(name.lowercased())
  }
}
