import Bytes

/// Writes JSON that stands inside HTML, byte by byte: every page carries some.
struct JSONBlock {
  private(set) var bytes: [UInt8] = []

  /// Begins with what is written already.
  init(_ start: [UInt8] = []) {
    bytes.reserveCapacity(start.count + 512)
    bytes.append(contentsOf: start)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A number, or anything else that is JSON already.
  mutating func append(plain text: String) {
    text.utf8.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// A text in quotes.
  mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    text.utf8.span.withUnsafeBufferPointer { append(escaping: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The words of escaped HTML in quotes.
  mutating func append(quotedMarkup markup: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
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
    bytes.append(UInt8(ascii: "\""))
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
  ]

  /// A text: what JSON or the HTML around it would misread is written as an escape, all else is
  /// copied in runs.
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    ByteScan.forEachRun(of: text) {
      $0.holdLess(than: 0x20) || $0.hold(0x7F) || $0.hold(UInt8(ascii: "\""))
        || $0.hold(UInt8(ascii: "\\")) || $0.hold(UInt8(ascii: "<"))
        || $0.hold(UInt8(ascii: ">")) || $0.hold(UInt8(ascii: "&"))
    } _: { run, special in
      bytes.append(contentsOf: run)
      if let special { append(escape: special) }
    }
  }

  private mutating func append(escape byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      bytes.append(byte)
      return
    }
    append("u00")
    bytes.append(Self.digits[Int(byte >> 4)])
    bytes.append(Self.digits[Int(byte & 15)])
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
