import HTTPServer
import Testing

@Suite("Networks of clients") struct ClientNetworkTests {
  @Test(
    "Counts an IPv4 address by itself and an IPv6 address with its network",
    arguments: [
      ("198.51.100.7", "198.51.100.7"),
      ("::ffff:198.51.100.7", "198.51.100.7"),
      ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
      ("2001:DB8:1:2::", "2001:db8:1:2::/64"),
      ("::1", "0:0:0:0::/64"),
      ("fe80::1%eth0", "fe80:0:0:0::/64"),
      ("unknown", "unknown"),
      ("", ""),
    ])
  func names(address: String, network: String) {
    #expect(ClientNetwork.name(of: address) == network)
  }
}
