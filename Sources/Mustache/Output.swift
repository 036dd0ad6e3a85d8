public import Bytes

/// The bytes of a page under construction, moved and never copied.
public struct Output: ~Copyable, Sendable {
  private var buffer: ByteBuffer

  /// An empty output with room for so many bytes.
  public init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }

  /// How many bytes were written.
  public var count: Int { buffer.count }

  /// What was written.
  public var bytes: [UInt8] { buffer.bytes }

  /// Looks at what was written, which is not copied for it.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try buffer.withBytes(body)
  }

  /// Forgets what was written and keeps the room.
  public mutating func removeAll() { buffer.removeAll() }

  /// Writes bytes as they are.
  public mutating func append(raw markup: [UInt8]) {
    markup.withUnsafeBufferPointer { append(raw: $0) }
  }

  /// Writes bytes as they are.
  @inline(__always)
  public mutating func append(raw markup: UnsafeBufferPointer<UInt8>) { buffer.append(markup) }

  /// Lends the buffer to whoever writes a whole file behind what is there, who gives it back.
  public mutating func write(_ file: (consuming ByteBuffer) -> ByteBuffer) {
    let lent = exchange(&buffer, with: ByteBuffer())
    buffer = file(lent)
  }

  /// Writes a text as it is.
  public mutating func append(raw text: String) {
    text.withBytes { append(raw: $0) }
  }

  /// Writes a text with `& < > " '` as `&amp; &lt; &gt; &quot; &#39;`, which is safe in HTML text
  /// and in quoted attributes.
  public mutating func append(escaped text: String) {
    text.withBytes { append(escaping: $0) }
  }

  /// Writes a text, escaped or as it is.
  @usableFromInline
  mutating func append(_ text: consuming String, escaped: Bool) {
    text.withUTF8 {
      if escaped { append(escaping: $0) } else { append(raw: $0) }
    }
  }

  /// Writes a value: text, escaped or not, and finished markup; of a flag its name.
  @usableFromInline
  mutating func append(_ value: Value, escaped: Bool) {
    switch value {
    case .null, .list, .object, .objects: break
    case .flag(let flag): append(raw: flag ? "true" : "false")
    case .text(let text): append(text, escaped: escaped)
    case .markup(let markup): append(raw: markup)
    }
  }

  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let end = buffer.append(text, from: start) {
        // `& '` differ in one bit, and so do `< >`.
        $0.marks(of: UInt8(ascii: "&"), ignoring: 0x01)
          | $0.marks(of: UInt8(ascii: "<"), ignoring: 0x02) | $0.marks(of: UInt8(ascii: "\""))
      }
      guard end < text.count else { return }
      switch text[end] {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "<"): buffer.append("&lt;")
      case UInt8(ascii: ">"): buffer.append("&gt;")
      case UInt8(ascii: "\""): buffer.append("&quot;")
      default: buffer.append("&#39;")
      }
      start = end + 1
    }
  }
}
