/// A signature as it travels in text: base64 (RFC 4648, section 4), as it is or between the lines
/// that programs put around it (RFC 7468, sections 9 and 8).
enum SignatureText {
  /// The bytes of a text.
  ///
  /// - Parameters:
  ///   - text: What was sent. Between the signs of base64 only ends of lines are forgiven.
  ///   - limit: The most bytes there may be.
  /// - Returns: The bytes; nil for everything that is not exactly one such text.
  static func bytes(_ text: String, limit: Int) -> [UInt8]? {
    // Every third byte takes four signs, and lines of 64 signs take two more.
    guard text.utf8.count <= limit / 3 * 4 + limit / 16 + 256 else { return nil }
    var lines = text.utf8.split(omittingEmptySubsequences: true) { $0 == 10 || $0 == 13 }
    if lines.first?.first == UInt8(ascii: "-") {
      guard
        let label = labels.first(where: { lines.first?.elementsEqual(edge("BEGIN", $0)) == true }),
        lines.count > 2, lines.last?.elementsEqual(edge("END", label)) == true
      else { return nil }
      lines = Array(lines.dropFirst().dropLast())
    }
    guard let bytes = decoded(lines.joined()), bytes.count <= limit else { return nil }
    return bytes
  }

  private static let labels = ["CMS", "PKCS7"]

  private static func edge(_ word: String, _ label: String) -> String.UTF8View {
    "-----\(word) \(label)-----".utf8
  }

  /// Decodes whole quads; the bits that a last quad leaves over must be none, so that one message
  /// has one text.
  private static func decoded(_ signs: some Sequence<UInt8>) -> [UInt8]? {
    let signs = Array(signs)
    let padding = signs.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard !signs.isEmpty, signs.count % 4 == 0, padding <= 2 else { return nil }
    var (bytes, bits, held): ([UInt8], UInt32, Int) = ([], 0, 0)
    bytes.reserveCapacity(signs.count / 4 * 3)
    for sign in signs.dropLast(padding) {
      guard let value = value(sign) else { return nil }
      bits = bits << 6 | value
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
        bits &= (1 << UInt32(held)) - 1
      }
    }
    return bits == 0 ? bytes : nil
  }

  private static func value(_ sign: UInt8) -> UInt32? {
    switch sign {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(sign) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(sign) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(sign) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
