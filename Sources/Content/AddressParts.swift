/// A whole address (RFC 3986, section 3) taken apart: `https://host:8080/path/`.
///
/// Splits only, and judges nothing: what may be written is the schema's matter.
public struct AddressParts: Sendable, Equatable {
  /// What stands before `://`; empty without it.
  public let scheme: String
  /// The host as it is written, IPv6 in brackets, with its port.
  public let authority: String
  /// The path from its first slash on; empty when there is none.
  public let path: String

  /// Takes an address apart.
  public init(_ address: some StringProtocol) {
    let mark = address.firstRange(of: "://")
    scheme = mark.map { String(address[..<$0.lowerBound]) } ?? ""
    let rest = mark.map { String(address[$0.upperBound...]) } ?? String(address)
    authority = String(rest.prefix { $0 != "/" })
    path = String(rest.dropFirst(authority.count))
  }

  /// Scheme and authority, without a slash at the end.
  public var origin: String { scheme.isEmpty ? authority : "\(scheme)://\(authority)" }

  /// The host without its port; IPv6 stays in its brackets.
  public var host: String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[...end])
    }
    return String(authority.prefix { $0 != ":" })
  }

  /// The host as a name of the DNS, which tags want (RFC 4151, section 2.1): `[::1]` is `ipv6---1`.
  public var name: String {
    guard host.hasPrefix("[") else { return host }
    let digits = host.dropFirst().dropLast().map { $0 == ":" ? "-" : String($0) }.joined()
    return "ipv6-" + digits + (digits.hasSuffix("-") ? "0" : "")
  }
}
