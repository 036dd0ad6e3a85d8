/// One request, complete, with its target checked: a handler never sees a path that climbs.
public struct Request: Sendable {
  /// The method as it came: methods are case-sensitive, and which exist is the handler's matter.
  public let method: String
  /// The path as it came, without the query: `/kk/%D2%9B`.
  public let target: String
  /// The path, decoded: `/kk/қ`; it begins with a slash, except for `OPTIONS *`.
  public let path: String
  /// The names between the path's slashes: `["kk", "қ"]`, none empty, `.` or `..`.
  ///
  /// None holds a slash or a control character. A slash at the end of the path adds none: see
  /// ``hasTrailingSlash``.
  public let segments: [String]
  /// The query's pairs in their order, decoded, `+` as a space.
  public let query: [(name: String, value: String)]
  /// The headers in their order, names as they came.
  public let headers: [(name: String, value: String)]
  /// The body; empty if there was none.
  public let body: [UInt8]
  /// The address at the other end, without the port; behind a proxy that is the proxy's.
  public let remoteAddress: String

  /// Makes a request as the server would, which lets a handler be tested without a socket.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The path and the query, percent-encoded.
  ///   - headers: The headers.
  ///   - body: The body.
  ///   - remoteAddress: The address of the client.
  /// - Throws: The refusal that the server would have sent.
  public init(
    method: String = "GET", target: String, headers: [(name: String, value: String)] = [],
    body: [UInt8] = [], remoteAddress: String = "127.0.0.1"
  ) throws(RequestRefusal) {
    let parsed = try Target(Array(target.utf8))
    self.init(
      method: method, target: parsed, headers: headers, body: body, remoteAddress: remoteAddress)
  }

  init(
    method: String, target: Target, headers: [(name: String, value: String)], body: [UInt8],
    remoteAddress: String
  ) {
    self.method = method
    self.target = target.raw
    self.path = target.path
    self.segments = target.segments
    self.query = target.query
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
  }
}

extension Request {
  /// Whether the path ends with a slash, as the address of a folder does; the root's does.
  public var hasTrailingSlash: Bool { path.utf8.last == UInt8(ascii: "/") }

  /// A header's value, whatever the case of its name, or nil.
  ///
  /// If it came several times, the values joined by commas; by semicolons for `Cookie`.
  public func header(_ name: String) -> String? {
    var joined: String?
    for header in headers where HeaderName.matches(header.name, name) {
      if let before = joined {
        joined = before + (HeaderName.matches(name, "Cookie") ? "; " : ", ") + header.value
      } else {
        joined = header.value
      }
    }
    return joined
  }

  /// The first value of this name in the query, or nil.
  public func queryValue(_ name: String) -> String? {
    query.first { $0.name == name }?.value
  }

  /// All values of this name in the query.
  public func queryValues(_ name: String) -> [String] {
    query.filter { $0.name == name }.map(\.value)
  }
}

/// Names of headers: compared without case, and made of few letters.
enum HeaderName {
  static func matches(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { lowercase($0) == lowercase($1) }
  }

  /// Whether it is a token (RFC 9110 section 5.6.2), as names of headers and methods are.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch lowercase(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
