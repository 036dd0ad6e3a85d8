import Testing

@testable import Secrets

@Suite struct KeyTests {
  private func key(_ byte: UInt8) throws -> Key {
    try #require(Key([UInt8](repeating: byte, count: Key.length)))
  }

  @Test("refuses a key of another length", arguments: [0, 1, 31, 33, 64])
  func length(count: Int) {
    #expect(Key([UInt8](repeating: 7, count: count)) == nil)
  }

  @Test("hashes a text the same each time")
  func same() throws {
    let key = try key(1)
    #expect(key.hash("850214390005", for: "attempts") == key.hash("850214390005", for: "attempts"))
    #expect(key.hash("", for: "attempts").utf8.count == 64)
  }

  @Test("hashes a text differently for another use, and with another key")
  func uses() throws {
    let (one, other) = (try key(1), try key(2))
    #expect(one.hash("text", for: "session") != one.hash("text", for: "code"))
    #expect(one.hash("text", for: "session") != other.hash("text", for: "session"))
  }

  @Test("keeps the use apart from the text")
  func border() throws {
    let key = try key(1)
    #expect(key.hash("de", for: "co") != key.hash("e", for: "cod"))
  }

  @Test("gives its bytes back for the key file")
  func file() throws {
    let key = Key.random()
    #expect(try #require(Key(key.fileBytes)).fileBytes == key.fileBytes)
    #expect(Key.random().fileBytes != key.fileBytes)
  }
}

@Suite struct SecretTests {
  @Test("compares secrets")
  func same() {
    #expect(Secret.isSame("", ""))
    #expect(Secret.isSame("қабат", "қабат"))
    #expect(!Secret.isSame("abc", "abd"))
    #expect(!Secret.isSame("abc", "abcd"))
    #expect(!Secret.isSame("abc", ""))
    // Two spellings of one letter are the same text to Swift, and are two secrets.
    #expect(!Secret.isSame("\u{439}", "\u{438}\u{306}"))
  }

  @Test("draws secrets that never come twice")
  func random() {
    let drawn = Set((0..<1000).map { _ in Secret.random() })
    #expect(drawn.count == 1000)
    #expect(drawn.allSatisfy { $0.utf8.count == 64 })
    #expect(Random.bytes(0).isEmpty && Random.bytes(-1).isEmpty)
  }
}
