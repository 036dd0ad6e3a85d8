/// Messages as some programs write them, with lengths that are told only by their ends (X.690, 8.1.3.6).
///
/// Such a message is written anew with its lengths first, and then read as strictly as any other: there
/// is one opinion on what it says. What has its length already is left byte for byte as it is.
enum IndefiniteLengths {
  /// How deep values may lie in each other.
  private static let deepest = 40
  private static let octetsInParts: UInt8 = 0x24

  /// The message with definite lengths; nil when it cannot be read.
  static func written(out bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: [DER.sequence, 0x80]) else { return bytes }
    var rest = bytes[...]
    guard let value = next(&rest, deepest), rest.isEmpty else { return nil }
    return value
  }

  private static func next(_ rest: inout ArraySlice<UInt8>, _ depth: Int) -> [UInt8]? {
    guard depth > 0, let tag = rest.first, tag & 0x1F != 0x1F, tag != 0 else { return nil }
    guard rest.dropFirst().first == 0x80 else { return definite(&rest, depth) }
    guard tag & 0x20 != 0 else { return nil }
    rest = rest.dropFirst(2)
    var content: [UInt8] = []
    while rest.first != 0 {
      guard let part = next(&rest, depth - 1) else { return nil }
      content += part
    }
    guard rest.starts(with: [0, 0]) else { return nil }
    rest = rest.dropFirst(2)
    return value(tag, content)
  }

  /// A value that has its length; one inside it may have none.
  private static func definite(_ rest: inout ArraySlice<UInt8>, _ depth: Int) -> [UInt8]? {
    let whole = rest
    guard let found = DER.next(&rest) else { return nil }
    let bytes = Array(whole.prefix(whole.count - rest.count))
    guard found.tag & 0x20 != 0 else { return bytes }
    var (inner, content) = (found.content, [UInt8]())
    while !inner.isEmpty {
      guard let part = next(&inner, depth - 1) else { return nil }
      content += part
    }
    let isSame = found.tag != octetsInParts && content.elementsEqual(found.content)
    return isSame ? bytes : value(found.tag, content)
  }

  private static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8]? {
    guard tag == octetsInParts else { return header(tag, content.count) + content }
    // A text in parts is one text.
    guard let parts = DER.values(in: content[...]), parts.allSatisfy({ $0.tag == DER.octets })
    else { return nil }
    let joined = parts.flatMap(\.content)
    return header(DER.octets, joined.count) + joined
  }

  private static func header(_ tag: UInt8, _ length: Int) -> [UInt8] {
    guard length >= 0x80 else { return [tag, UInt8(length)] }
    var (bytes, rest) = ([UInt8](), length)
    while rest > 0 {
      bytes.insert(UInt8(rest & 0xFF), at: 0)
      rest >>= 8
    }
    return [tag, 0x80 | UInt8(bytes.count)] + bytes
  }
}
