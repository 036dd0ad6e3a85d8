import Cabinet
import CabinetService
import TestSupport
import Testing

@testable import Signatures

@Suite("Damaged signatures")
struct DamageTests {
  /// A message with some bytes flipped, cut out, or taken from another one.
  private func damaged(
    _ message: [UInt8], _ other: [UInt8], by random: inout SplitMix
  ) -> [UInt8] {
    var bytes = message
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let count = min(bytes.count - place, Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(place..<place + count)
      case 3:
        let start = Int.random(in: 0..<other.count, using: &random)
        bytes.replaceSubrange(
          place..<place + count, with: other[start..<min(other.count, start + count)])
      default: bytes.insert(contentsOf: bytes[place..<place + count], at: place)
      }
    }
    return bytes
  }

  @Test("Never crashes, and never finds another content or another person signed")
  func mutations() throws {
    let (verifier, content) = (try Samples.verifier(), try Samples.content())
    let messages = try Samples.messages()
    let others = messages.sorted { $0.key < $1.key }.map(\.value)
    var random = SplitMix(seed: 2026)
    var good = 0
    for (name, given, purpose) in [
      ("attached", nil, .signIn), ("detached", content, .contract),
      ("with certificates of others", nil, .signIn), ("indefinite length", nil, .signIn),
    ] as [(String, [UInt8]?, SignaturePurpose)] {
      let message = try #require(messages[name])
      for _ in 0..<rounds(1500) {
        let other = try #require(others.randomElement(using: &random))
        let bytes = damaged(message, other, by: &random)
        guard
          let found = try? verifier.verify(
            bytes, content: given, for: purpose, at: Samples.moment)
        else { continue }
        good += 1
        #expect(found.content == content && found.signer.iin.digits == Samples.iin)
      }
    }
    // What nobody signed, such as another certificate that came along, may be damaged.
    #expect(good < rounds(6000) / 2)
  }

  @Test("Refuses every beginning of a good one")
  func cuts() throws {
    let (verifier, message) = (try Samples.verifier(), try Samples.message("attached"))
    for count in 0..<message.count {
      #expect(throws: SignatureProblem.self) {
        try verifier.verify(
          Array(message.prefix(count)), content: nil, for: .signIn, at: Samples.moment)
      }
    }
  }

  @Test("Refuses values that lie in each other without end, and lengths that promise too much")
  func shapes() throws {
    let deep = (0..<20_000).reduce(into: [UInt8]()) { bytes, _ in bytes += [0x30, 0x80] }
    let verifier = try Samples.verifier()
    var nested: [UInt8] = [0x05, 0x00]
    for _ in 0..<60 {
      nested = nested.count < 128 ? [0x30, UInt8(nested.count)] + nested : nested
    }
    for bytes in [
      [], [0x30], deep, nested, [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
      [0x30, 0x85, 1, 0, 0, 0, 0], [0x30, 0x81, 0x01, 0x00], [0x3F, 0x21, 0x00],
      [UInt8](repeating: 0x30, count: CMSVerifier.mostBytes + 1),
    ] as [[UInt8]] {
      #expect(throws: SignatureProblem.notASignature) {
        try verifier.verify(bytes, content: nil, for: .signIn, at: Samples.moment)
      }
    }
  }
}
