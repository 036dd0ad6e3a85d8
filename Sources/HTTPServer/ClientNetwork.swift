import Glibc

/// What one client has of the network, as limits count it.
public enum ClientNetwork {
  /// An IPv4 address as it is, and the first 64 bits of an IPv6 address: whoever has one has all the
  /// others that begin so (RFC 6177, section 2).
  ///
  /// - Parameter address: An address, written in any way.
  /// - Returns: A name for its network; the same text where it is no address.
  public static func name(of address: String) -> String {
    var parts = in6_addr()
    // Where a link-local address was met is of no interest here.
    guard inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &parts) == 1 else {
      return address
    }
    let bytes = withUnsafeBytes(of: parts) { Array($0) }
    let isMapped = bytes.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255])
    if isMapped { return bytes.dropFirst(12).map { String($0) }.joined(separator: ".") }
    let groups = stride(from: 0, to: 8, by: 2).map { place in
      String(Int(bytes[place]) << 8 | Int(bytes[place + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "::/64"
  }
}
