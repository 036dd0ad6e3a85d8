/// The bytes of a page under construction.
///
/// One buffer, moved and never copied: kept and reused, it allocates nothing after a while.
public struct Output: ~Copyable, @unchecked Sendable {
  private var room: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes were written.
  public private(set) var count = 0

  /// An empty output with room for so many bytes.
  public init(capacity: Int = 0) {
    self.capacity = max(capacity, 0)
    room = .allocate(capacity: self.capacity)
  }

  deinit { room.deallocate() }

  /// What was written.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Looks at what was written, which is not copied for it.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: UnsafePointer(room), count: count))
  }

  /// Forgets what was written and keeps the room.
  public mutating func removeAll() { count = 0 }

  /// Writes bytes as they are.
  public mutating func append(raw markup: [UInt8]) {
    markup.withUnsafeBufferPointer { append(raw: $0) }
  }

  /// Writes bytes as they are.
  @inline(__always)
  public mutating func append(raw markup: UnsafeBufferPointer<UInt8>) {
    guard let start = markup.baseAddress else { return }
    if capacity - count < markup.count { grow(by: markup.count) }
    (room + count).initialize(from: start, count: markup.count)
    count += markup.count
  }

  /// Makes room for so many bytes more, and for as many again as there were.
  @inline(never)
  private mutating func grow(by more: Int) {
    let larger = max(2 * capacity, count + more)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.initialize(from: room, count: count)
    room.deallocate()
    room = new
    capacity = larger
  }

  /// Writes a text as it is.
  public mutating func append(raw text: String) {
    text.utf8.span.withUnsafeBufferPointer { append(raw: $0) }
  }

  /// Writes a text with `& < > " '` as `&amp; &lt; &gt; &quot; &#39;`, which is safe in HTML text
  /// and in quoted attributes.
  public mutating func append(escaped text: String) {
    text.utf8.span.withUnsafeBufferPointer { append(escaping: $0) }
  }

  /// Writes a text, escaped or as it is.
  @usableFromInline
  mutating func append(_ text: String, escaped: Bool) {
    text.utf8.span.withUnsafeBufferPointer {
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
      let end = Self.firstSpecial(in: text, from: start)
      append(raw: UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { return }
      switch text[end] {
      case UInt8(ascii: "&"): append(entity: "&amp;")
      case UInt8(ascii: "<"): append(entity: "&lt;")
      case UInt8(ascii: ">"): append(entity: "&gt;")
      case UInt8(ascii: "\""): append(entity: "&quot;")
      default: append(entity: "&#39;")
      }
      start = end + 1
    }
  }

  private mutating func append(entity: StaticString) {
    entity.withUTF8Buffer { append(raw: $0) }
  }

  /// Where the next byte is that must be escaped: eight bytes at a time, most need nothing.
  private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index + 8 <= text.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let special = specialBytes(of: word)
      if special != 0 { return index + special.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < text.count, specialBytes(of: UInt64(text[index])) == 0 { index += 1 }
    return index
  }

  /// The high bit of the first byte that must be escaped, or zero if there is none; bits above the
  /// first mean nothing.
  ///
  /// `& '` differ in their lowest bit only, `< >` in the second.
  @inline(__always)
  private static func specialBytes(of word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ampersands = (word & (ones &* 0xFE)) ^ (ones &* 0x26)
    let angles = (word & (ones &* 0xFD)) ^ (ones &* 0x3C)
    let quotes = word ^ (ones &* 0x22)
    // Less one, a zero byte borrows into its high bit.
    let zeros =
      ((ampersands &- ones) & ~ampersands) | ((angles &- ones) & ~angles)
      | ((quotes &- ones) & ~quotes)
    return zeros & (ones &* 0x80)
  }
}
