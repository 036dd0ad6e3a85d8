import Testing

@testable import Release

@Suite("Keys of manifests") struct SigningKeyTests {
  /// RFC 8032, section 7.1, the first test.
  static let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  static let verifying = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
  static let signature = """
    e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
    d25bf5f0595bbe24655141438e7a100b
    """

  @Test("Signs as RFC 8032 does")
  func signs() throws {
    let key = try #require(SigningKey(file: Array("\(Self.seed)\n".utf8)))
    #expect(key.publicKey.text == Self.verifying)
    #expect(key.signature(of: []) == Self.signature)
    #expect(key.file == Array("\(Self.seed)\n".utf8))
  }

  @Test("Verifies its own signature and no other")
  func verifies() throws {
    let key = try #require(SigningKey(file: Array(Self.seed.utf8)))
    let other = try #require(SigningKey(seed: Array(repeating: 7, count: 32)))
    let document = Array("a release".utf8)
    let signature = Array(key.signature(of: document).utf8)
    #expect(key.publicKey.verifies(signature, of: document))
    #expect(key.publicKey.verifies(signature + [10], of: document))
    #expect(!other.publicKey.verifies(signature, of: document))
    #expect(!key.publicKey.verifies(signature, of: document + [0]))
    for place in 0..<128 {
      var changed = signature
      changed[place] = changed[place] == 48 ? 49 : 48
      #expect(!key.publicKey.verifies(changed, of: document))
    }
    #expect(!key.publicKey.verifies([], of: document))
  }

  @Test("Takes nothing else for a key", arguments: ["", "00", String(repeating: "g", count: 64)])
  func refusesOthers(text: String) {
    #expect(SigningKey(file: Array(text.utf8)) == nil)
    #expect(VerifyingKey(Array(text.utf8)) == nil)
  }
}
