import Testing

@testable import Secrets

@Suite("Sealed texts") struct SealingTests {
  private func key(_ byte: UInt8) throws -> Key {
    try #require(Key([UInt8](repeating: byte, count: Key.length)))
  }

  @Test("Are read again by the same key for the same use")
  func roundTrip() throws {
    let key = try key(1)
    for text in [
      "", "123456", "Растау коды 042917 \u{0}\u{1F600}", String(repeating: "я", count: 9000),
    ] {
      let sealed = key.seal(text, for: "message")
      #expect(sealed.count == text.utf8.count + Key.sealOverhead)
      #expect(key.open(sealed, for: "message") == text)
    }
  }

  @Test("Hold nothing of the text, and are others each time")
  func hides() throws {
    let key = try key(1)
    let (one, other) = (key.seal("123456", for: "m"), key.seal("123456", for: "m"))
    #expect(one != other)
    #expect(!String(decoding: one, as: UTF8.self).contains("123456"))
  }

  @Test("Are not read for another use or by another key")
  func keepsApart() throws {
    let sealed = try key(1).seal("123456", for: "message a")
    #expect(try key(1).open(sealed, for: "message b") == nil)
    #expect(try key(2).open(sealed, for: "message a") == nil)
  }

  @Test("Are not read when any bit was changed, or they were cut or made longer")
  func refusesChanges() throws {
    let key = try key(1)
    let sealed = key.seal("123456", for: "m")
    for place in sealed.indices {
      for bit in 0..<8 {
        var changed = sealed
        changed[place] ^= 1 << UInt8(bit)
        #expect(key.open(changed, for: "m") == nil, "\(place) \(bit)")
      }
    }
    for length in sealed.indices {
      #expect(key.open(Array(sealed.prefix(length)), for: "m") == nil)
    }
    #expect(key.open(sealed + [0], for: "m") == nil)
  }
}
