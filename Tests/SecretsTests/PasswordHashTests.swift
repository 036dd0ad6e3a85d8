import Testing

@testable import Secrets

@Suite struct PasswordHashTests {
  @Test("knows the password again, however it is written")
  func roundTrip() throws {
    for password in ["тұлпар-күймесі", "a b c d e f g", "\u{1F600}\u{0}nul", ""] {
      let hash = try #require(PasswordHash.make(password, cost: .minimal))
      #expect(hash.hasPrefix("$argon2id$"))
      #expect(PasswordHash.matches(password, hash))
    }
  }

  @Test("refuses another password")
  func other() throws {
    let hash = try #require(PasswordHash.make("тұлпар-күймесі", cost: .minimal))
    for password in ["тұлпар-күймес", "Тұлпар-күймесі", "", "тұлпар-күймесі "] {
      #expect(!PasswordHash.matches(password, hash))
    }
  }

  @Test("gives the same password another hash each time")
  func salts() {
    #expect(
      PasswordHash.make("same", cost: .minimal) != PasswordHash.make("same", cost: .minimal))
  }

  @Test("refuses a text that is no hash", arguments: [0, 1, 127, 128, 129, 10_000])
  func noHash(length: Int) {
    #expect(!PasswordHash.matches("any", String(repeating: "$", count: length)))
  }

  @Test("refuses a hash that was cut off or goes on")
  func damaged() throws {
    let hash = try #require(PasswordHash.make("тұлпар", cost: .minimal))
    #expect(!PasswordHash.matches("тұлпар", String(hash.dropLast())))
    #expect(!PasswordHash.matches("тұлпар", hash + "A"))
    #expect(!PasswordHash.matches("тұлпар", hash + String(repeating: "A", count: 200)))
  }

  @Test("costs 64 MiB unless it is a test")
  func cost() throws {
    #expect(try #require(PasswordHash.make("any")).contains("m=65536,t=2,p=1"))
  }
}
