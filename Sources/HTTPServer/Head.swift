/// What a request says before its body.
struct Head {
  var method: String
  var target: Target
  var headers: [(name: String, value: String)]

  /// Checks what the library has read, in the order in which a person would want to hear of it.
  init(
    method: String, version: String, target: [UInt8], headers: [(name: String, value: String)]
  ) throws(RequestRefusal) {
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      throw RequestRefusal(505, "the version of the protocol is not 1.1 or 1.0")
    }
    guard HeaderName.isToken(method), method.utf8.count <= 32 else {
      throw RequestRefusal(400, "the method is not a short word")
    }
    self.method = method
    self.target = try Target(target)
    self.headers = headers
    try checkHost(version)
    guard headers.allSatisfy({ HeaderName.isToken($0.name) }) else {
      throw RequestRefusal(400, "the name of a header holds a character that is not allowed")
    }
  }

  private func checkHost(_ version: String) throws(RequestRefusal) {
    let hosts = headers.filter { HeaderName.matches($0.name, "Host") }.map(\.value)
    guard hosts.count == 1 || (hosts.isEmpty && version == "HTTP/1.0") else {
      throw RequestRefusal(400, "there must be one Host header")
    }
    guard let host = hosts.first else { return }
    let isClean = host.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !"/\\@?#\",<>^`{|}".utf8.contains(byte)
    }
    guard isClean else { throw RequestRefusal(400, "the Host header is not a host") }
    if let authority = target.authority, !HeaderName.matches(authority, host) {
      throw RequestRefusal(400, "the address and the Host header name different hosts")
    }
  }
}
