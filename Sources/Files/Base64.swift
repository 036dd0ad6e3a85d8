import CSodium

/// Bytes as text (RFC 4648, section 4).
public enum Base64 {
  /// The text of any bytes, with padding and without line breaks.
  public static func text(_ bytes: [UInt8]) -> String {
    let variant = sodium_base64_VARIANT_ORIGINAL
    let length = sodium_base64_encoded_len(bytes.count, variant)
    var text = [CChar](repeating: 0, count: length)
    sodium_bin2base64(&text, length, bytes, bytes.count, variant)
    return String(
      decoding: text.lazy.map(UInt8.init(bitPattern:)).prefix { $0 != 0 }, as: UTF8.self)
  }
}
