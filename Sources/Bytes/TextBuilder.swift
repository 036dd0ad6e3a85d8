/// A text in the making out of others, for which room is made once and not for each piece.
///
/// Pages need hundreds of thousands of short texts: addresses, keys, numbers with a noun.
public struct TextBuilder {
  /// What most texts are shorter than.
  private static let room = 240

  private var bytes = InlineArray<240, UInt8>(repeating: 0)
  private var filled = 0
  /// What there was no room for.
  private var earlier = ""

  /// An empty text.
  public init() {}

  /// What was written.
  public var text: String {
    // Nothing is changed, but what is asked without leave to change is copied first.
    mutating get {
      let written = bytes.span.extracting(0..<filled)
      // Whoever compares and hashes texts does so faster when it is known of them.
      var all: UInt8 = 0
      for place in written.indices { all |= written[place] }
      let end = String(copying: UTF8Span(unchecked: written, isKnownASCII: all < 0x80))
      return earlier.isEmpty ? end : earlier + end
    }
  }

  /// Writes a text.
  public mutating func append(_ text: String) {
    // No reference is counted for it; what is not kept as UTF-8 is copied.
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      text.withBytes { append($0) }
    }
  }

  /// Writes a whole number in digits.
  public mutating func append(_ number: Int) {
    if (0...9).contains(number) {
      if filled == Self.room { spill() }
      bytes[filled] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)
      filled += 1
    } else {
      append(String(number))
    }
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    if text.count > Self.room - filled { spill() }
    guard text.count <= Self.room else {
      earlier += String(decoding: text, as: UTF8.self)
      return
    }
    let place = filled
    var written = bytes.mutableSpan
    written.withUnsafeMutableBufferPointer {
      // There is room: asked above.
      if let room = $0.baseAddress { (room + place).update(from: start, count: text.count) }
    }
    filled += text.count
  }

  private mutating func spill() {
    let all = text
    earlier = all
    filled = 0
  }
}

/// Pieces of a text: `String(joined: "\(prefix)\(slug)/")` is `"\(prefix)\(slug)/"`, and faster.
public struct JoinedText: ExpressibleByStringInterpolation {
  @usableFromInline let text: String

  /// A text of one piece.
  public init(stringLiteral value: String) { text = value }

  /// A text of the pieces.
  public init(stringInterpolation pieces: consuming StringInterpolation) {
    text = pieces.builder.text
  }

  /// The pieces, one after another.
  public struct StringInterpolation: StringInterpolationProtocol {
    var builder = TextBuilder()

    /// No pieces yet; how many there will be does not matter.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds a piece that the program has.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { builder.append(literal) }
    }

    /// Adds a text.
    public mutating func appendInterpolation(_ text: String) { builder.append(text) }

    /// Adds a whole number in digits.
    public mutating func appendInterpolation(_ number: Int) { builder.append(number) }
  }
}

extension String {
  /// A text of several pieces.
  @inlinable
  public init(joined pieces: JoinedText) { self = pieces.text }
}
