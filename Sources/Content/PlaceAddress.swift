/// Where a city's portal is reached, so that two spellings of one address are the same.
///
/// Without scheme and usual port, in small letters, with escapes, empty steps and dots resolved:
/// what browsers and servers take for one place.
public struct PlaceAddress: Sendable, Equatable {
  /// The host and the path, with a slash at the end.
  public let key: String
  /// The addresses that hold this one, the host's root first.
  public let outer: [String]
  let steps: [String]

  /// Deeper addresses are held against the first steps alone.
  private static let depth = 32

  /// Reads an address; nil when it has no scheme.
  public init?(_ text: String) {
    let address = AddressParts(text)
    guard !address.scheme.isEmpty else { return nil }
    let rest = Self.unescaped((address.authority + address.path).lowercased())
      .replacing("\\", with: "/")
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first else { return nil }
    var steps: [String] = []
    for part in parts.dropFirst() where !part.isEmpty && part != "." {
      if part == ".." { _ = steps.popLast() } else { steps.append(String(part)) }
    }
    let host = Self.host(String(first))
    var path = host + "/"
    var outer: [String] = []
    for (index, step) in steps.enumerated() {
      if index < Self.depth { outer.append(path) }
      path += step + "/"
    }
    key = path
    self.outer = outer
    self.steps = [host] + steps
  }

  /// Without the port that the scheme has anyway, and without the root's dot.
  private static func host(_ text: String) -> String {
    var name = text[...]
    if let colon = name.lastIndex(of: ":"), !name[colon...].contains("]") {
      let port = Int(name[colon...].dropFirst())
      if port == nil || port == 80 || port == 443 { name = name[..<colon] }
    }
    return String(name.hasSuffix(".") ? name.dropLast() : name)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let pair = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), pair.utf8.count == 2, let value = UInt8(pair, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Whether one of them holds the other, or both are the same.
  public func overlaps(_ other: PlaceAddress) -> Bool {
    key.hasPrefix(other.key) || other.key.hasPrefix(key)
  }

  /// Whether a label of the host or a step of the path is the name of the city.
  func names(_ city: String) -> Bool {
    steps.dropFirst().contains(city)
      || steps.first?.split(separator: ".").contains { $0 == city } == true
  }
}
