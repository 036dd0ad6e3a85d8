/// The name of one kept thing: 128 random bits as 26 letters and digits (Crockford's base 32).
///
/// It tells nothing, not even the order in which things came about.
public struct Identifier<Subject>: Sendable, Hashable {
  /// As it stands in addresses and tables.
  public let text: String

  /// Takes an identifier as it was written; nil when it cannot be one.
  @inlinable
  public init?(_ text: String) {
    guard Base32.isIdentifier(text) else { return nil }
    self.text = text
  }

  /// Makes one of 16 random bytes; what is missing counts as zero.
  public init(random bytes: [UInt8]) {
    text = Base32.text(bytes.prefix(16) + Array(repeating: 0, count: max(0, 16 - bytes.count)))
  }
}

/// Crockford's base 32 in small letters: no i, l, o, u.
@usableFromInline
enum Base32 {
  static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Whether a text has the length and the letters of an identifier.
  @usableFromInline
  static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count == 26 && text.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: false
    }
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var (result, held, bits): ([UInt8], UInt16, Int) = ([], 0, 0)
    for byte in bytes {
      held = held << 8 | UInt16(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        result.append(alphabet[Int(held >> UInt16(bits)) & 31])
        held &= (1 << UInt16(bits)) - 1
      }
    }
    if bits > 0 { result.append(alphabet[Int(held << UInt16(5 - bits)) & 31]) }
    return String(decoding: result, as: UTF8.self)
  }
}
