import CSodium

/// The portal's own secret: what is hashed with it cannot be guessed from a stolen database.
public struct Key: Sendable {
  /// How long it is.
  public static let length = 32
  private let bytes: [UInt8]

  /// Takes the 32 bytes of a key; nil for any other length.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// A new one.
  public static func random() -> Key { Key(padding: Random.bytes(length)) }

  private init(padding bytes: [UInt8]) { self.bytes = bytes }

  /// The keyed hash (BLAKE2b, 256 bits) of a text, in hexadecimal digits.
  ///
  /// - Parameters:
  ///   - text: What is hashed.
  ///   - use: What for: the same text has another hash in another use.
  /// - Returns: 64 digits.
  public func hash(_ text: String, for use: String) -> String {
    Sodium.start()
    let message = Array(use.utf8) + [0] + Array(text.utf8)
    return Hexadecimal.text(digest(message))
  }

  /// The bytes under this key's own BLAKE2b.
  func digest(_ message: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&hash, hash.count, message, UInt64(message.count), bytes, bytes.count)
    return hash
  }

  /// The bytes, as a key file holds them.
  public var fileBytes: [UInt8] { bytes }
}

/// Comparing secrets.
public enum Secret {
  /// Whether two texts are the same, in a time that does not tell where they differ.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return sodium_memcmp(left, right, left.count) == 0
  }

  /// A new secret: 256 random bits in hexadecimal digits.
  public static func random() -> String { Hexadecimal.text(Random.bytes(32)) }
}

enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
