import Bytes

/// Writes JSON that stands inside HTML, byte by byte: every page carries some.
struct JSONBlock: ~Copyable {
  private var buffer: ByteBuffer

  /// Begins with what is written already, behind a bracket if it is anything.
  init(_ start: [UInt8] = [], in bracket: StaticString = "") {
    buffer = ByteBuffer(capacity: start.count + 1024)
    if !start.isEmpty { buffer.append(bracket) }
    start.withUnsafeBufferPointer { buffer.append($0) }
  }

  /// What was written.
  var bytes: [UInt8] { buffer.bytes }

  mutating func append(_ text: StaticString) { buffer.append(text) }

  /// A number, or anything else that is JSON already.
  mutating func append(plain text: String) {
    text.withBytes { buffer.append($0) }
  }

  /// A text in quotes.
  mutating func append(quoted text: String) {
    buffer.append(UInt8(ascii: "\""))
    text.withBytes { append(escaping: $0) }
    buffer.append(UInt8(ascii: "\""))
  }

  /// The words of escaped HTML in quotes.
  mutating func append(quotedMarkup markup: [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    markup.withUnsafeBufferPointer { markup in
      var start = 0
      while let sign = markup[start...].firstIndex(of: UInt8(ascii: "&")) {
        append(escaping: UnsafeBufferPointer(rebasing: markup[start..<sign]))
        let entity = Self.entities.first { markup[sign...].starts(with: $0.name) }
        append(escape: entity?.byte ?? UInt8(ascii: "&"))
        start = sign + (entity?.name.count ?? 1)
      }
      append(escaping: UnsafeBufferPointer(rebasing: markup[start...]))
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
  ]

  /// A text: what JSON or the HTML around it would misread is written as an escape, all else is
  /// copied in runs.
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let end = buffer.append(text, from: start) {
        // `" &` differ in one bit, and so do `< >`.
        $0.marks(below: 0x20) | $0.marks(of: 0x7F) | $0.marks(of: UInt8(ascii: "\\"))
          | $0.marks(of: UInt8(ascii: "\""), ignoring: 0x04)
          | $0.marks(of: UInt8(ascii: "<"), ignoring: 0x02)
      }
      guard end < text.count else { return }
      append(escape: text[end])
      start = end + 1
    }
  }

  private mutating func append(escape byte: UInt8) {
    buffer.append(UInt8(ascii: "\\"))
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      buffer.append(byte)
      return
    }
    append("u00")
    buffer.append(Self.digits[Int(byte >> 4)])
    buffer.append(Self.digits[Int(byte & 15)])
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
