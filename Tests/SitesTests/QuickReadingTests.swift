import Codes
import Files
import TestSupport
import Testing

@testable import Build
@testable import Content

/// The short ways must say what the long ways say, or leave it to them.
@Suite("Short ways of reading") struct QuickReadingTests {
  @Test("Reads plain degrees as every other writing is read")
  func readsDegrees() {
    var chance = SplitMix(seed: 7)
    let signs = Array("0123456789..,-e +".utf8)
    var taken = 0
    for _ in 0..<20_000 {
      let isPlain = Bool.random(using: &chance)
      let text: [UInt8]
      if isPlain {
        let whole = Int.random(in: 0...1200, using: &chance)
        let fraction = (0..<Int.random(in: 0...9, using: &chance)).map { _ in
          "\(Int.random(in: 0...9, using: &chance))"
        }
        text = Array("\(whole).\(fraction.joined())".utf8)
      } else {
        text = (0..<Int.random(in: 0...14, using: &chance)).map { _ in
          signs[Int.random(in: 0..<signs.count, using: &chance)]
        }
      }
      guard let plain = CellValue.plainDegrees(text[...]) else { continue }
      let written = String(decoding: text, as: UTF8.self)
      let shortest = String(decoding: plain.text, as: UTF8.self)
      #expect(CellValue.degrees(written) == shortest, "\(written)")
      #expect(Double(shortest) == plain.value, "\(written)")
      taken += 1
    }
    #expect(taken > 5000)
  }

  @Test("Reads plain months as every other writing is read")
  func readsMonths() {
    for year in [1, 1899, 1900, 2026, 2199, 2200, 9999] {
      for month in 0...13 {
        let digits = String(month)
        let text =
          String(repeating: "0", count: 4 - String(year).count) + "\(year)-"
          + String(repeating: "0", count: 2 - digits.count) + digits
        #expect(CellValue.plainMonth(Array(text.utf8)[...]) == CellValue.month(text), "\(text)")
      }
    }
    for text in ["", "2026-1", "2026-011", "2026.11", "26-11-01", "２026-1", "2026-1x", "x026-11"] {
      #expect(CellValue.plainMonth(Array(text.utf8)[...]) == nil, "\(text)")
    }
  }

  @Test("Finds a code by its bytes, and nothing that only resembles one")
  func findsCodes() {
    let column = CodeColumn<GroupType>(RecordReader.Column(name: "group_type", place: 0))
    for code in GroupType.allCases {
      let bytes = Array(code.rawValue.utf8)
      #expect(column.code(bytes[...]) == code)
      #expect(column.code(([0] + bytes)[1...]) == code)
      for other in [
        Array(bytes.dropLast()), Array(bytes.dropFirst()), bytes + [0], [0] + bytes, bytes + bytes,
        bytes.map { $0 & 0xDF },
      ] as [[UInt8]] { #expect(column.code(other[...]) == nil) }
    }
    #expect(column.code([]) == nil)
  }

  @Test("Tells short texts apart as their bytes do")
  func comparesTexts() {
    var chance = SplitMix(seed: 11)
    let texts = (0..<400).map { _ in
      (0..<Int.random(in: 0...16, using: &chance)).map { _ in
        UInt8.random(in: 0...1, using: &chance) * 255
      }
    }
    for left in texts {
      #expect((ShortText(left) == nil) == (left.count > 15))
      for right in texts where left.count <= 15 && right.count <= 15 {
        #expect((ShortText(left) == ShortText(right)) == (left == right))
      }
    }
  }

  @Test("Reads the fingerprints that were written, and refuses every other sign in them")
  func readsFingerprints() {
    var chance = SplitMix(seed: 13)
    for _ in 0..<500 {
      let fingerprint = Fingerprint(high: chance.next(), low: chance.next())
      var writer = StateWriter()
      writer.add(fingerprint)
      let line = writer.bytes + Array("x".utf8)
      var reader = StateReader(line[...])
      #expect(reader.fingerprint() == fingerprint)
      #expect(reader.position == 33)
      var other = line
      let place = Int.random(in: 0..<32, using: &chance)
      other[place] = UInt8.random(in: 0...255, using: &chance)
      var second = StateReader(other[...])
      let isDigit = "0123456789abcdef".utf8.contains(other[place])
      #expect((second.fingerprint() != nil) == isDigit, "\(other[place])")
      for count in 0..<32 {
        var short = StateReader(line[..<count])
        #expect(short.fingerprint() == nil)
      }
    }
  }

  @Test("Reads numbers up to the largest, and none that is larger")
  func readsNumbers() {
    for number in [0, 9, 10, -1, .max, .max - 1, 999_999_999_999_999_999] {
      var reader = StateReader(Array("\(number) x".utf8)[...])
      #expect(reader.number() == number)
    }
    for text in ["", "-", " ", "x", "9223372036854775808 ", "99999999999999999999 ", "1"] {
      var reader = StateReader(Array(text.utf8)[...])
      #expect(reader.number() == nil, "\(text)")
    }
  }

  @Test("Lets no name of an output lead out of the folder")
  func staysInside() {
    for name in ["a", "a/b", "a/b.html", "...", "a/...", ".a", "a/..b", "a.", "ә/і"] {
      #expect(OutputSection.isInside(Array(name.utf8)[...]), "\(name)")
    }
    for name in [
      "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/../b", "a/./b", "a/.", "./a",
      "a\0b", "\0",
    ] { #expect(!OutputSection.isInside(Array(name.utf8)[...]), "\(name)") }
  }
}
