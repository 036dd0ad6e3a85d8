/// The name of a kept file: 26 small letters and digits, and never a path.
public struct DocumentName: RawRepresentable, Hashable, Sendable {
  /// The name as it stands on the disk.
  public let rawValue: String

  /// Takes a name as a database keeps it; nil for anything else.
  public init?(rawValue: String) {
    guard rawValue.utf8.count == 26,
      rawValue.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0.isDigit })
    else { return nil }
    self.rawValue = rawValue
  }

  /// Writes 128 random bits, five to a letter (the alphabet of RFC 4648, small); nil for another
  /// number of bytes than 16.
  public init?(random bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var letters: [UInt8] = []
    var held = 0
    var bits = 0
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        letters.append(alphabet[held >> bits & 31])
      }
    }
    letters.append(alphabet[held << (5 - bits) & 31])
    rawValue = String(decoding: letters, as: UTF8.self)
  }
}
