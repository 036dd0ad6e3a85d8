/// A text taken apart at its holes.
enum HolePiece {
  /// What stands between holes.
  case text(Substring)
  /// A hole: the name between its braces, and all of it as it was written.
  case hole(name: String, written: String)
  /// The rest of a text from a hole that is not closed.
  case unclosed(Substring)

  /// The pieces of a text in order; empty ones are left out.
  static func all(of text: String) -> [HolePiece] {
    var pieces: [HolePiece] = []
    var rest = text[...]
    // By bytes: a letter's accent that follows a brace must not hide it.
    while let opening = range(of: UInt8(ascii: "{"), in: rest) {
      if opening.lowerBound > rest.startIndex { pieces.append(.text(rest[..<opening.lowerBound])) }
      guard let closing = range(of: UInt8(ascii: "}"), in: rest[opening.upperBound...]) else {
        pieces.append(.unclosed(rest[opening.lowerBound...]))
        return pieces
      }
      let name = Renderer.trimmed(rest[opening.upperBound..<closing.lowerBound])
      let written = String(rest[opening.lowerBound..<closing.upperBound])
      pieces.append(.hole(name: name, written: written))
      rest = rest[closing.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }

  /// Where a brace first stands twice.
  private static func range(of brace: UInt8, in text: Substring) -> Range<Substring.Index>? {
    var bytes = text.utf8
    while let first = bytes.firstIndex(of: brace) {
      bytes = bytes[bytes.index(after: first)...]
      if bytes.first == brace { return first..<bytes.index(after: bytes.startIndex) }
    }
    return nil
  }

  /// Whether a name is written as names of holes are.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
