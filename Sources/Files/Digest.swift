import CSodium

/// Cryptographic digests by libsodium: names of assets and their integrity.
public enum Digest {
  /// The 64 bytes of SHA-512 (FIPS 180-4), in base64, as `integrity="sha512-…"` wants them.
  public static func sha512Base64(_ bytes: [UInt8]) -> String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha512_BYTES))
    crypto_hash_sha512(&hash, bytes, UInt64(bytes.count))
    return Base64.text(hash)
  }

  /// The first hexadecimal digits of SHA-256 (FIPS 180-4), as names of assets carry them.
  public static func sha256Hexadecimal(_ bytes: [UInt8], digits: Int = 64) -> String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    let alphabet = Array("0123456789abcdef".utf8)
    let text = hash.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
    return String(decoding: text.prefix(digits), as: UTF8.self)
  }
}
