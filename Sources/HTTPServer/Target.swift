/// What stands between the method and the version: the path and the query, taken apart and checked.
struct Target {
  /// The path as it came, without the query.
  var raw: String
  /// The path, decoded.
  var path: String
  /// The names between the path's slashes.
  var segments: [String]
  /// The query's pairs.
  var query: [(name: String, value: String)]
  /// The host that a proxy's form of the target names (`http://host/path`), or nil.
  var authority: String?

  /// Takes a target apart, or says why it must not reach a handler.
  init(_ bytes: some Collection<UInt8>) throws(RequestRefusal) {
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
      throw RequestRefusal(400, "the address holds a character that must be percent-encoded")
    }
    var text = Substring(String(decoding: bytes, as: UTF8.self))
    authority = Self.takeAuthority(from: &text)
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    raw = parts.first.map(String.init) ?? ""
    if raw.isEmpty, authority != nil { raw = "/" }
    query = try parts.count > 1 ? Self.pairs(parts[1]) : []
    if raw == "*", query.isEmpty {
      (path, segments) = (raw, [])
      return
    }
    guard raw.hasPrefix("/") else {
      throw RequestRefusal(400, "the address does not begin with a slash")
    }
    path = try Self.text(raw.utf8, "path")
    segments = try Self.segments(raw, path)
  }

  private static func takeAuthority(from text: inout Substring) -> String? {
    for scheme in ["http://", "https://"]
    where text.prefix(scheme.count).lowercased() == scheme {
      let rest = text.dropFirst(scheme.count)
      let authority = rest.prefix { $0 != "/" && $0 != "?" }
      text = rest.dropFirst(authority.count)
      return authority.lowercased()
    }
    return nil
  }

  private static func segments(_ raw: String, _ path: String) throws(RequestRefusal) -> [String] {
    guard
      raw.utf8.count(where: { $0 == UInt8(ascii: "/") })
        == path.utf8.count(where: { $0 == UInt8(ascii: "/") })
    else { throw RequestRefusal(400, "the path holds an encoded slash") }
    // By bytes, not characters: a slash and a combining accent after it are one character.
    var segments = path.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
    ).map { String(Substring($0)) }
    if segments.last?.isEmpty == true { segments.removeLast() }
    guard !segments.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw RequestRefusal(400, "the path holds an empty segment, . or ..")
    }
    return segments
  }

  private static func pairs(
    _ query: Substring
  ) throws(RequestRefusal) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for part in query.utf8.split(separator: UInt8(ascii: "&")) {
      let name = part.prefix { $0 != UInt8(ascii: "=") }
      let value = part.dropFirst(name.count + 1)
      pairs.append((try text(name, "query"), try text(value, "query")))
    }
    return pairs
  }

  private static func text(
    _ bytes: some Collection<UInt8>, _ place: String
  ) throws(RequestRefusal) -> String {
    guard let decoded = PercentCoding.decoded(bytes, plusIsSpace: place == "query") else {
      throw RequestRefusal(400, "the \(place) holds a percent sign without two hexadecimal digits")
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw RequestRefusal(400, "the \(place) is not UTF-8")
    }
    // A query may hold line ends, as a text of several lines does; a path has no use for them.
    let lowest: UInt8 = place == "query" ? 1 : 0x20
    guard !decoded.contains(where: { $0 < lowest || (place == "path" && $0 == 0x7F) }) else {
      throw RequestRefusal(400, "the \(place) holds a control character")
    }
    return text
  }
}
