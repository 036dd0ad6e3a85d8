import CSodium

/// A key that signs manifests (Ed25519, RFC 8032).
public struct SigningKey: Sendable {
  private let seed: [UInt8]

  /// Takes the seed of a key file: 64 hexadecimal digits, blanks and line breaks after them; nil for
  /// anything else.
  public init?(file: [UInt8]) {
    guard let seed = Digits.bytes(file, count: 32) else { return nil }
    self.seed = seed
  }

  /// A new one.
  ///
  /// - Parameter seed: 32 random bytes; nil for any other number.
  public init?(seed: [UInt8]) {
    guard seed.count == 32 else { return nil }
    self.seed = seed
  }

  /// The key as a file keeps it.
  public var file: [UInt8] { Array((Digits.text(seed) + "\n").utf8) }

  /// What others verify with.
  public var publicKey: VerifyingKey { VerifyingKey(bytes: pair.verifying) }

  /// The signature of a document, in 128 hexadecimal digits.
  func signature(of document: [UInt8]) -> String {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    crypto_sign_detached(&signature, nil, document, UInt64(document.count), pair.signing)
    return Digits.text(signature)
  }

  private var pair: (verifying: [UInt8], signing: [UInt8]) {
    var verifying = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var signing = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    crypto_sign_seed_keypair(&verifying, &signing, seed)
    return (verifying, signing)
  }
}

/// The public part of a key that signs manifests.
public struct VerifyingKey: Sendable {
  private let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads 64 hexadecimal digits, with blanks and line breaks after them; nil for anything else.
  public init?(_ text: [UInt8]) {
    guard let bytes = Digits.bytes(text, count: 32) else { return nil }
    self.bytes = bytes
  }

  /// The key in 64 hexadecimal digits.
  public var text: String { Digits.text(bytes) }

  /// Whether a signature, in hexadecimal digits, is of this key and a document.
  func verifies(_ signature: [UInt8], of document: [UInt8]) -> Bool {
    guard let signature = Digits.bytes(signature, count: Int(crypto_sign_BYTES)) else {
      return false
    }
    return crypto_sign_verify_detached(signature, document, UInt64(document.count), bytes) == 0
  }
}

/// Bytes in hexadecimal digits.
enum Digits {
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func bytes(_ text: [UInt8], count: Int) -> [UInt8]? {
    var digits = text
    while let last = digits.last, [9, 10, 13, 32].contains(last) { digits.removeLast() }
    guard digits.count == 2 * count else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      let pair = digits[place...place + 1]
      guard pair.allSatisfy({ ($0 | 32 >= 97 && $0 | 32 <= 102) || ($0 >= 48 && $0 <= 57) }),
        let byte = UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
