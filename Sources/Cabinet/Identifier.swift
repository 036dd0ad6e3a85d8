/// The name of one kept thing: 128 random bits as 26 letters and digits (Crockford's base 32).
///
/// It tells nothing, not even the order in which things came about.
public struct Identifier<Subject>: Sendable, Hashable {
  /// As it stands in addresses and tables.
  public let text: String

  /// Takes an identifier as it was written; nil when it cannot be one.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 26, text.utf8.allSatisfy({ Base32.alphabet.contains($0) }) else {
      return nil
    }
    self.text = String(text)
  }

  /// Makes one of 16 random bytes; what is missing counts as zero.
  public init(random bytes: [UInt8]) {
    text = Base32.text(bytes.prefix(16) + Array(repeating: 0, count: max(0, 16 - bytes.count)))
  }
}

/// Crockford's base 32 in small letters: no i, l, o, u.
enum Base32 {
  static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

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
