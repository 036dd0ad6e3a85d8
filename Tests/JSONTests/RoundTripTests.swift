import TestSupport
import Testing

@testable import JSON

@Suite struct RoundTripTests {
  private func written(_ value: JSONValue) -> [UInt8] {
    var json = JSONWriter()
    json.value(value)
    return json.bytes
  }

  @Test("reads every text back as it was written")
  func texts() throws {
    let controls = (0..<0x20).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
    let texts =
      controls + [
        "", "\"", "\\", "\\\"", "/", "\u{7F}", "\u{80}", "\u{2028}\u{2029}", "\u{FFFD}",
        "\u{FFFF}", "\u{1F600}", "\u{10FFFF}", "Қобыланды батыр", "a\u{301}", "\r\n", "\u{0}end",
        "</script>",
      ]
    for text in texts {
      #expect(try JSONValue(written(.text(text))) == .text(text))
      #expect(try JSONValue(written(.object([text: .null]))) == .object([text: .null]))
    }
  }

  @Test("reads every number back as it was written")
  func numbers() throws {
    for number in [0, 1, -1, 1_099_511_627_776, Int.max, Int.min] {
      #expect(try JSONValue(written(.integer(number))) == .integer(number))
    }
    for number in [0.5, -1.25, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
      #expect(try JSONValue(written(.number(number))) == .number(number))
    }
  }

  @Test("reads random documents back as they were written")
  func random() throws {
    var numbers = SplitMix(seed: 11)
    for _ in 0..<rounds(300) {
      let value = RandomValue.any(depth: 4, using: &numbers)
      #expect(try JSONValue(written(value)) == value)
    }
  }

  @Test("puts a comma between any two things and nowhere else")
  func commas() throws {
    var json = JSONWriter()
    json.object { json in
      json.field("a", list: { _ in })
      json.field("b", object: { _ in })
      json.field(
        "c",
        list: { json in
          json.null()
          json.list { $0.flag(true) }
          json.document(Array("{}".utf8))
          json.integer(1)
        })
      json.field("d", nil as String?)
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a":[],"b":{},"c":[null,[true],{},1],"d":null}"#)
  }
}

/// Documents drawn by chance.
enum RandomValue {
  private static let scalars: [Unicode.Scalar] = [
    "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "қ", "\u{2028}", "\u{1F600}", "/", "{",
  ]

  static func any(depth: Int, using numbers: inout SplitMix) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &numbers) {
    case 0: .null
    case 1: .flag(.random(using: &numbers))
    case 2: .integer(.random(in: .min ... .max, using: &numbers))
    case 3: .number(.random(in: -1e9...1e9, using: &numbers))
    case 4: .text(text(using: &numbers))
    case 5: .list((0..<3).map { _ in any(depth: depth - 1, using: &numbers) })
    default:
      .object(
        Dictionary(
          (0..<3).map { _ in (text(using: &numbers), any(depth: depth - 1, using: &numbers)) },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func text(using numbers: inout SplitMix) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &numbers) {
      text.unicodeScalars.append(scalars[Int.random(in: scalars.indices, using: &numbers)])
    }
    return text
  }
}
