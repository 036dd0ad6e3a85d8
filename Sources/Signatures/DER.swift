/// One value in the distinguished encoding (X.690): short lengths, nothing indefinite.
struct DER: Sendable {
  /// What it is; the sixth bit tells that it is made of other values.
  let tag: UInt8
  /// What it holds.
  let content: ArraySlice<UInt8>

  static let integer: UInt8 = 0x02
  static let octets: UInt8 = 0x04
  static let object: UInt8 = 0x06
  static let sequence: UInt8 = 0x30
  static let set: UInt8 = 0x31

  /// The tag of a field that a sequence names by a number, and that is made of other values.
  static func field(_ number: UInt8) -> UInt8 { 0xA0 | number }

  /// How deep values may lie in each other.
  private static let deepest = 40

  /// Reads one value that is the whole of some bytes, and everything it is made of; nil where a
  /// reader that forgives more could find something else.
  static func whole(_ bytes: [UInt8]) -> DER? {
    guard let values = values(in: bytes[...]), values.count == 1, let value = values.first,
      isSound(value, deepest)
    else { return nil }
    return value
  }

  /// The values one after another; nil unless they fill the bytes exactly.
  static func values(in bytes: ArraySlice<UInt8>) -> [DER]? {
    var (rest, values): (ArraySlice<UInt8>, [DER]) = (bytes, [])
    while !rest.isEmpty {
      guard let value = next(&rest) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The values that it is made of; nil when it is made of none.
  var parts: [DER]? { tag & 0x20 != 0 ? Self.values(in: content) : nil }

  private static func isSound(_ value: DER, _ depth: Int) -> Bool {
    guard depth > 0 else { return false }
    guard value.tag & 0x20 != 0 else { return true }
    guard let parts = value.parts else { return false }
    return parts.allSatisfy { isSound($0, depth - 1) }
  }

  /// Takes the first value off.
  static func next(_ rest: inout ArraySlice<UInt8>) -> DER? {
    guard let tag = rest.popFirst(), tag & 0x1F != 0x1F, tag != 0, let first = rest.popFirst()
    else {
      return nil
    }
    var length = Int(first)
    if first >= 0x80 {
      // 0x80 is the indefinite length; four bytes are more than anything here needs.
      guard (0x81...0x84).contains(first) else { return nil }
      length = 0
      for place in 0..<Int(first & 0x7F) {
        guard let byte = rest.popFirst(), place > 0 || byte > 0 else { return nil }
        length = length << 8 | Int(byte)
      }
      guard length >= 0x80 else { return nil }
    }
    guard length <= rest.count else { return nil }
    let content = rest.prefix(length)
    rest = rest.dropFirst(length)
    return DER(tag: tag, content: content)
  }
}

/// Names of algorithms and attributes, as the bytes that stand for them.
enum ObjectName {
  static let data = bytes([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1])
  static let signedData = bytes([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2])
  static let contentType = bytes([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 3])
  static let messageDigest = bytes([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 4])
  static let rsa = bytes([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1])

  /// The Kazakh algorithms of the GOST family: 1.2.398.3.10 (identity facts, section 4).
  private static let gost = bytes([0x2A, 0x83, 0x0E, 3, 0x0A])

  static func isGOST(_ name: ArraySlice<UInt8>) -> Bool { name.starts(with: gost) }

  private static func bytes(_ bytes: [UInt8]) -> ArraySlice<UInt8> { bytes[...] }
}
