import Bytes
import TestSupport
import Testing

/// Bytes that cannot be copied as they are.
@Suite("Byte scan") struct ByteScanTests {
  private static let special: [UInt8] = [0x22, 0x26, 0x3C, 0x7F]

  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || special.contains(byte) }

  /// The runs of some bytes, and what is behind each.
  private func runs(_ bytes: [UInt8]) -> (runs: [[UInt8]], specials: [UInt8?]) {
    var (runs, specials): ([[UInt8]], [UInt8?]) = ([], [])
    bytes.withUnsafeBufferPointer { buffer in
      ByteScan.forEachRun(of: buffer) { eight in
        eight.holdLess(than: 0x20) || Self.special.contains { eight.hold($0) }
      } _: {
        runs.append(Array($0))
        specials.append($1)
      }
    }
    return (runs, specials)
  }

  @Test("Splits at the bytes at which one after another splits, whatever is around them")
  func splits() {
    // Those that differ from a special one in a bit or two are many.
    let near: [UInt8] = [0x1F, 0x20, 0x21, 0x23, 0x27, 0x3D, 0x7E, 0x80, 0xA0, 0xD0, 0xFF, 0x22]
    for seed in 0..<20_000 {
      var chance = SplitMix(seed: UInt64(seed))
      let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
        Bool.random(using: &chance)
          ? near.randomElement(using: &chance) ?? 0x41
          : UInt8.random(in: 0x28...0x3B, using: &chance)
      }
      let (runs, specials) = runs(bytes)
      let plain = bytes.split(omittingEmptySubsequences: false, whereSeparator: Self.isSpecial)
      #expect(runs == plain.map(Array.init), "seed \(seed)")
      #expect(specials == bytes.filter(Self.isSpecial) + [nil], "seed \(seed)")
    }
  }

  @Test("Sees each special byte in each of eight places, and no other")
  func seesEach() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = [UInt8](repeating: 0xD0, count: 8)
        bytes[place] = byte
        #expect(runs(bytes).runs.count == (Self.isSpecial(byte) ? 2 : 1))
      }
    }
  }
}
