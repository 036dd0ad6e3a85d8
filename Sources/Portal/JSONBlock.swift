/// Writes JSON that stands inside HTML, byte by byte: every page carries some.
struct JSONBlock {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A number, or anything else that is JSON already.
  mutating func append(plain text: String) { bytes.append(contentsOf: text.utf8) }

  /// A text in quotes.
  mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { append(byte) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The words of escaped HTML in quotes.
  mutating func append(quotedMarkup markup: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var position = 0
    while position < markup.count {
      if markup[position] == UInt8(ascii: "&"),
        let entity = Self.entities.first(where: { markup[position...].starts(with: $0.name) })
      {
        append(entity.byte)
        position += entity.name.count
      } else {
        append(markup[position])
        position += 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
  ]

  /// One byte of a text: what JSON or the HTML around it would misread is written as an escape.
  private mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      append("\\u00")
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
