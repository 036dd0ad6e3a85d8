import Cabinet
import CabinetService
import Testing

@testable import Signatures

@Suite("Lengths that are told by their ends")
struct IndefiniteLengthTests {
  /// The same value with an end instead of each length, and its long texts in two parts.
  private func loose(_ value: DER) -> [UInt8] {
    if let parts = value.parts {
      return [value.tag, 0x80] + parts.flatMap(loose) + [0, 0]
    }
    let bytes = Array(value.content)
    guard value.tag == DER.octets, bytes.count > 2 else {
      return [value.tag] + length(bytes.count) + bytes
    }
    let (one, other) = (
      Array(bytes.prefix(bytes.count / 2)), Array(bytes.dropFirst(bytes.count / 2))
    )
    var parts: [UInt8] = []
    for part in [one, other] { parts += [DER.octets] + length(part.count) + part }
    return [0x24, 0x80] + parts + [0, 0]
  }

  private func length(_ count: Int) -> [UInt8] {
    if count < 0x80 { return [UInt8(count)] }
    return count < 0x100
      ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
  }

  @Test("Are written as lengths: every message is again what it was")
  func restores() throws {
    for (name, message) in try Samples.messages() where message.count < 60_000 {
      guard let value = DER.whole(message) else { continue }
      let loosened = loose(value)
      let isRestored = IndefiniteLengths.written(out: loosened) == message
      #expect(isRestored, "\(name)")
      let isLeft = IndefiniteLengths.written(out: message) == message
      #expect(isLeft, "\(name)")
    }
  }

  @Test("Change nothing of who signed what")
  func verifies() throws {
    let verifier = try Samples.verifier()
    let content = try Samples.content()
    let message = try Samples.message("attached")
    let loosened = loose(try #require(DER.whole(message)))
    for bytes in [loosened, try Samples.message("indefinite length")] {
      let found = try verifier.verify(bytes, content: nil, for: .signIn, at: Samples.moment)
      #expect(found.content == content && found.signer.iin.digits == Samples.iin)
    }
  }

  @Test("Have an end, hold no more than messages do, and never lead in circles")
  func refuses() throws {
    let message = try Samples.message("attached")
    let loosened = loose(try #require(DER.whole(message)))
    for count in stride(from: 2, to: loosened.count, by: 7) {
      #expect(IndefiniteLengths.written(out: Array(loosened.prefix(count))) == nil)
    }
    #expect(IndefiniteLengths.written(out: loosened + [0]) == nil)
    let deep = (0..<200_000).map { $0 % 2 == 0 ? UInt8(0x30) : 0x80 }
    #expect(IndefiniteLengths.written(out: deep) == nil)
    for bytes: [UInt8] in [
      [0x30, 0x80], [0x30, 0x80, 0], [0x30, 0x80, 0, 1], [0x30, 0x80, 4, 0x80],
    ] {
      #expect(IndefiniteLengths.written(out: bytes) == nil)
    }
  }
}
