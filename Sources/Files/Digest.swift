import COpenSSL

/// Cryptographic digests: names of assets and their integrity, what open data are.
///
/// By OpenSSL, which has the processor's own instructions where there are any: open data are megabytes.
public enum Digest {
  /// The 64 bytes of SHA-512 (FIPS 180-4), in base64, as `integrity="sha512-…"` wants them.
  public static func sha512Base64(_ bytes: [UInt8]) -> String {
    var hash = [UInt8](repeating: 0, count: Int(SHA512_DIGEST_LENGTH))
    SHA512(bytes, bytes.count, &hash)
    return Base64.text(hash)
  }

  /// The first hexadecimal digits of SHA-256 (FIPS 180-4), as names of assets carry them.
  public static func sha256Hexadecimal(_ bytes: [UInt8], digits: Int = 64) -> String {
    bytes.withUnsafeBufferPointer { sha256Hexadecimal($0, digits: digits) }
  }

  /// The same of bytes where they are.
  public static func sha256Hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, digits: Int = 64)
    -> String
  {
    var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(bytes.baseAddress, bytes.count, &hash)
    let alphabet = Array("0123456789abcdef".utf8)
    let text = hash.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
    return String(decoding: text.prefix(digits), as: UTF8.self)
  }
}
