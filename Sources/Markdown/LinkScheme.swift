/// Which addresses a text may link to: https, http, tel, mailto and relative ones.
public enum LinkScheme {
  /// The allowed schemes.
  public static let allowed = ["https", "http", "tel", "mailto"]

  /// The scheme of an address in lower case, or nil for a relative one.
  public static func scheme(of address: some StringProtocol) -> String? {
    // By bytes: an accent after the colon must not hide it.
    let end = address.utf8.firstIndex { ":/?#".utf8.contains($0) }
    guard let end, address.utf8[end] == UInt8(ascii: ":") else { return nil }
    return address[..<end].lowercased()
  }

  /// Whether a browser would follow the address to a place that is allowed.
  ///
  /// Control characters and blanks inside a scheme are dropped by browsers, so an address that has
  /// any before its colon is refused; a backslash is a slash to them.
  public static func isAllowed(_ address: String) -> Bool {
    let trimmed = Substring(address.utf8.drop { $0 <= 0x20 })
    if let scheme = scheme(of: trimmed) {
      return allowed.contains(scheme)
    }
    let beginning = address.utf8.lazy.filter { $0 > 0x20 }.prefix(2)
    let slashes = beginning.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return slashes.count < 2 && slashes.first != UInt8(ascii: "\\")
  }

  /// Whether the address runs a program or carries a document inside itself.
  static func isDangerous(_ address: String) -> Bool {
    let letters = address.unicodeScalars.filter { $0.value > 0x20 }
    let scheme = scheme(of: String(String.UnicodeScalarView(letters)))
    return ["javascript", "vbscript", "data", "file"].contains(scheme)
  }
}
