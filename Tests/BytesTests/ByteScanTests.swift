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
      ByteScan.forEachRun(of: buffer) {
        // `" &` differ in one bit.
        $0.marks(below: 0x20) | $0.marks(of: 0x22, ignoring: 0x04) | $0.marks(of: 0x3C)
          | $0.marks(of: 0x7F)
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
      let bytes = (0..<Int.random(in: 0...60, using: &chance)).map { _ in
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

  @Test("Sees each special byte in each place of texts of each length, and no other")
  func seesEach() {
    for byte in UInt8.min...UInt8.max {
      for count in 1...33 {
        for place in 0..<count {
          var bytes = [UInt8](repeating: 0xD0, count: count)
          bytes[place] = byte
          let expected = Self.isSpecial(byte) ? [place, count - place - 1] : [count]
          #expect(runs(bytes).runs.map(\.count) == expected, "\(byte) at \(place) of \(count)")
        }
      }
    }
  }

  @Test("Takes bytes that differ in bits it ignores for one, and no other byte for them")
  func ignoresBits() {
    for ignored in [0x01, 0x02, 0x04, 0x21] as [UInt8] {
      for wanted in UInt8.min...UInt8.max where wanted & ignored == 0 {
        for byte in UInt8.min...UInt8.max {
          let found = [0xD0, byte].withUnsafeBufferPointer { buffer in
            ByteScan.first(in: buffer, from: 1) { $0.marks(of: wanted, ignoring: ignored) }
          }
          #expect(found == (byte & ~ignored == wanted ? 1 : 2), "\(byte), \(wanted), \(ignored)")
        }
      }
    }
  }

  @Test("Looks at nothing before where it begins, nor behind the end")
  func staysInside() {
    for count in 0...33 {
      for start in 0...count {
        var bytes = [UInt8](repeating: 0x22, count: 16 + count + 16)
        let rest = repeatElement(UInt8(0x61), count: count - start)
        bytes.replaceSubrange(16 + start..<16 + count, with: rest)
        let found = bytes.withUnsafeBufferPointer { whole in
          ByteScan.first(in: UnsafeBufferPointer(rebasing: whole[16..<16 + count]), from: start) {
            $0.marks(of: 0x22) | $0.marks(below: 0x01)
          }
        }
        #expect(found == count, "\(start) of \(count)")
      }
    }
  }
}
