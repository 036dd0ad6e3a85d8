/// Which addresses a text may link to: https, http, tel, mailto and relative ones.
public enum LinkScheme {
  /// The allowed schemes.
  public static let allowed = ["https", "http", "tel", "mailto"]

  /// The scheme of an address in lower case, or nil for a relative one.
  public static func scheme(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let prefix = address[..<colon]
    guard !prefix.contains(where: { $0 == "/" || $0 == "?" || $0 == "#" }) else { return nil }
    return prefix.lowercased()
  }

  /// Whether a browser would follow the address to a place that is allowed.
  ///
  /// Control characters and blanks inside a scheme are dropped by browsers, so an address that has
  /// any before its colon is refused.
  public static func isAllowed(_ address: String) -> Bool {
    let trimmed = address.unicodeScalars.drop { $0.value <= 0x20 }
    guard let scheme = scheme(of: String(String.UnicodeScalarView(trimmed))) else {
      return !address.hasPrefix("//") && !address.hasPrefix("\\")
    }
    return allowed.contains(scheme)
  }
}
