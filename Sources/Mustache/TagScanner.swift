/// One tag as written.
struct Tag {
  enum Kind {
    case variable, unescaped, section, inverted, close, partial, parent, block, comment, delimiters
    /// Not closed before the end of the text, or before another tag begins.
    case unclosed
  }

  var kind: Kind
  /// The tag with its delimiters.
  var range: Range<Int>
  /// What it names, without sigil and surrounding white space.
  var content: Range<Int>
}

/// Finds the tags of a template, one after another.
struct TagScanner {
  let text: [UInt8]
  private(set) var position = 0
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Goes on behind a line end that belongs to a tag.
  mutating func skip(to position: Int) {
    self.position = max(self.position, position)
  }

  /// The next tag, or nil if only text is left.
  mutating func next() -> Tag? {
    guard let start = find(open, from: position) else { return nil }
    var inner = skippingSpace(from: start + open.count)
    let kind = inner < text.count ? Self.kind(of: text[inner]) : .variable
    if kind != .variable { inner += 1 }
    let closing = closing(of: kind, at: inner)
    guard let end = find(closing, from: inner) else {
      position = text.count
      return Tag(kind: .unclosed, range: start..<text.count, content: inner..<text.count)
    }
    if kind != .comment, kind != .delimiters, open != close, let last = lastOpen(in: inner..<end) {
      position = last
      return Tag(kind: .unclosed, range: start..<last, content: inner..<last)
    }
    position = end + closing.count
    return Tag(kind: kind, range: start..<position, content: trimmed(inner..<end))
  }

  /// Takes new delimiters from the content of a tag, or says no.
  mutating func setDelimiters(_ content: Range<Int>) -> Bool {
    let words = text[content].split(whereSeparator: isSpace).map(Array.init)
    let isFine = words.allSatisfy {
      $0.count <= Limits.delimiterBytes && !$0.contains(UInt8(ascii: "="))
    }
    guard words.count == 2, isFine else { return false }
    (open, close) = (words[0], words[1])
    return true
  }

  private static func kind(of byte: UInt8) -> Tag.Kind {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "{"): .unescaped
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "="): .delimiters
    default: .variable
    }
  }

  /// `}}`, and with a brace or an equals sign before it if the tag began with one.
  private func closing(of kind: Tag.Kind, at inner: Int) -> [UInt8] {
    switch kind {
    case .unescaped where text[inner - 1] == UInt8(ascii: "{"): [UInt8(ascii: "}")] + close
    case .delimiters: [UInt8(ascii: "=")] + close
    default: close
    }
  }

  private func find(_ mark: [UInt8], from start: Int) -> Int? {
    guard let first = mark.first else { return nil }
    var index = start
    while index + mark.count <= text.count {
      if text[index] == first, text[index..<index + mark.count].elementsEqual(mark) { return index }
      index += 1
    }
    return nil
  }

  /// The last opening delimiter inside a tag: the tag before it was never closed.
  ///
  /// The last, not
  /// the first, so that a long row of unclosed tags is read once.
  private func lastOpen(in range: Range<Int>) -> Int? {
    var index = range.upperBound - open.count
    while index >= range.lowerBound {
      if text[index..<index + open.count].elementsEqual(open) { return index }
      index -= 1
    }
    return nil
  }

  private func skippingSpace(from start: Int) -> Int {
    var index = start
    while index < text.count, isSpace(text[index]) { index += 1 }
    return index
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = min(skippingSpace(from: range.lowerBound), range.upperBound)
    var end = range.upperBound
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }
}

/// Whether a byte is white space inside a tag.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
