import TestSupport
import Testing

@testable import Release

@Suite("Configurations of web servers") struct ServerConfigurationTests {
  static let hostile =
    Array(
      "{}$;\"'\\`#\n\r\t \0%?*()[]|^&<>=,:@!қ"
    ).map(String.init) + [
      "..", "//", "{env.HOME}", "${host}", "$host", "%0a", "}\nserver {", "/*", "\u{2028}",
    ]

  @Test("Takes an address only when nothing in it means something to a server")
  func takesPlainAddresses() {
    #expect(WebAddress("https://Portal.example/onir")?.host == "portal.example")
    #expect(WebAddress("https://portal.example:8443/onir")?.path == "/onir/")
    #expect(WebAddress("http://[::1]:8080/")?.port == 8080)
    #expect(WebAddress("http://portal.example")?.path == "/")
    for text in [
      "", "portal.example", "ftp://portal.example/", "http:///", "http://-a/", "http://a:0/",
    ] {
      #expect(WebAddress(text) == nil, "\(text)")
    }
  }

  @Test("Refuses whatever could end a directive, wherever in an address it stands")
  func refusesHostileAddresses() {
    var chance = SplitMix(seed: 8)
    for _ in 0..<rounds(2000) {
      let address = "https://portal.example:8443/onir/second/"
      let bad = Self.hostile.randomElement(using: &chance) ?? ";"
      let places = address.indices.dropFirst(8)
      guard let place = places.randomElement(using: &chance) else { continue }
      var text = address
      text.insert(contentsOf: bad, at: place)
      guard let read = WebAddress(text) else { continue }
      // What passes is made of harmless characters alone, such as another dot in the host.
      let plain = (read.host + read.path).allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_~./:[]".contains($0))
      }
      #expect(plain, "\(text.debugDescription)")
      #expect(!read.path.contains("//") && !read.path.contains("/."), "\(text.debugDescription)")
    }
  }

  @Test("Refuses folders and places to listen on that could end a directive")
  func refusesHostileOptions() throws {
    for bad in Self.hostile where ![" ", "..", "//", "қ"].contains(bad) {
      if "\"'\\${}`;\n\r\t\0".contains(where: { bad.contains($0) }) {
        #expect(throws: ReleaseError.self) {
          try ServerOptions(root: "/srv/\(bad)", apis: ["127.0.0.1:8081"])
        }
      }
      #expect(throws: ReleaseError.self) {
        try ServerOptions(root: "/srv", apis: ["127.0.0.1\(bad):8081"])
      }
      #expect(throws: ReleaseError.self) {
        try ServerOptions(root: "/srv", apis: ["127.0.0.1:8081"], listen: "80\(bad)")
      }
    }
    #expect(
      try ServerOptions(root: "/srv/а б/", apis: ["[::1]:8081"], listen: "443").root == "/srv/а б")
  }

  @Test("Quotes a text so that it stays one token, and writes a pattern that means itself")
  func quotes() {
    #expect(ConfigurationText.quoted("a\"b\\c") == "\"a\\\"b\\\\c\"")
    #expect(ConfigurationText.literal("a.b-c/d+") == "a\\.b-c/d\\+")
  }

  @Test(
    "Tells the numbers above a limit by a pattern",
    arguments: [1, 9, 10, 99, 64, 65_536, 10_485_760])
  func tellsLargeNumbers(limit: Int) throws {
    let pattern = try Regex("^(?:\(CaddyConfiguration.above(limit)))$")
    let near = [0, 1, limit - 1, limit, limit + 1, limit + 9, limit * 2, limit * 10, limit * 99]
    for number in near {
      #expect(String(number).contains(pattern) == (number > limit), "\(number)")
    }
  }
}
