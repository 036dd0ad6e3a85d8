import Testing

@testable import Files

@Suite("Digests and fingerprints") struct DigestTests {
  @Test("Computes the SHA-256 of known texts")
  func computesSHA256() {
    #expect(
      Digest.sha256Hexadecimal(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest.sha256Hexadecimal([])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest.sha256Hexadecimal(Array("abc".utf8), digits: 12) == "ba7816bf8f01")
  }

  @Test("Computes the SHA-512 of known texts in base64")
  func computesSHA512() {
    #expect(
      Digest.sha512Base64(Array("abc".utf8))
        == "3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=="
    )
    #expect(
      Digest.sha512Base64([])
        == "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="
    )
  }

  @Test("Keeps fingerprints the same from run to run, different for every change")
  func keepsFingerprints() {
    #expect(
      Fingerprint(of: []) == Fingerprint(high: 0x99AA_06D3_0147_98D8, low: 0x6001_C324_468D_497F))
    let text = Array("өңір".utf8)
    #expect(Fingerprint(of: text) == Fingerprint(of: text))
    var seen = Set([
      Fingerprint(of: text), Fingerprint(of: text + [0]), Fingerprint(of: [0] + text),
    ])
    for index in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[index] ^= 1 << UInt8(bit)
        seen.insert(Fingerprint(of: changed))
      }
    }
    #expect(seen.count == 3 + text.count * 8)
  }
}
