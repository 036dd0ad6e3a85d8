/// Bytes under construction.
///
/// One buffer, moved and never copied: no append asks who else holds it, and kept and reused, it
/// allocates nothing after a while.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline var room: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var filled = 0

  /// An empty buffer with room for so many bytes.
  public init(capacity: Int = 0) {
    self.capacity = max(capacity, 0)
    room = .allocate(capacity: self.capacity)
  }

  deinit { room.deallocate() }

  /// How many bytes were written.
  @inlinable public var count: Int { filled }

  /// What was written.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Looks at what was written, which is not copied for it.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: UnsafePointer(room), count: filled))
  }

  /// Makes room for so many bytes more at once.
  public mutating func reserve(_ more: Int) {
    if capacity - filled < more { grow(by: more) }
  }

  /// Forgets what was written and keeps the room.
  public mutating func removeAll() { filled = 0 }

  /// Writes bytes.
  @inlinable
  @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if capacity - filled < bytes.count { grow(by: bytes.count) }
    (room + filled).initialize(from: start, count: bytes.count)
    filled += bytes.count
  }

  /// Writes bytes up to the first that is not copied as it is.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - start: The place of the first one.
  ///   - marks: Which of sixteen bytes are not copied.
  /// - Returns: The place of the byte that is not copied; the number of bytes if there is none.
  @inlinable
  @inline(__always)
  public mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    upTo marks: (SixteenBytes) -> SixteenBytes.Marks
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    // Sixteen are written at a time, whatever counts of them.
    if capacity - filled < bytes.count - start + 16 { grow(by: bytes.count - start + 16) }
    var place = start
    while place + 16 <= bytes.count {
      let block = SixteenBytes(raw, at: place)
      block.store(at: room + filled)
      if let first = marks(block).first {
        filled += first
        return place + first
      }
      filled += 16
      place += 16
    }
    guard place < bytes.count else { return place }
    let block = SixteenBytes(endOf: raw, from: place)
    block.store(at: room + filled)
    let end = min(place + (marks(block).first ?? 16), bytes.count)
    filled += end - place
    return end
  }

  /// Writes a byte.
  @inlinable
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if capacity == filled { grow(by: 1) }
    (room + filled).initialize(to: byte)
    filled += 1
  }

  /// Writes a whole number in digits.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    if capacity - filled < Self.longestDecimal { grow(by: Self.longestDecimal) }
    let start = filled
    // Most are small, and comparing is sooner done than dividing.
    var (end, bound) = (start + 1, 10 as UInt)
    while rest >= bound {
      end += 1
      let (larger, isTooLarge) = bound.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      bound = larger
    }
    filled = end
    while rest >= 10 {
      let (above, pair) = rest.quotientAndRemainder(dividingBy: 100)
      let tens = UInt8(truncatingIfNeeded: pair) / 10
      end -= 2
      (room + end).initialize(to: UInt8(ascii: "0") + tens)
      (room + end + 1).initialize(
        to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair) - tens * 10)
      rest = above
    }
    // The first of an odd number of digits.
    if end > start {
      (room + start).initialize(to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest))
    }
  }

  /// Writes a number in sixteen hexadecimal digits.
  public mutating func append(hexadecimal number: UInt64) {
    if capacity - filled < 16 { grow(by: 16) }
    var rest = number
    for place in (filled..<filled + 16).reversed() {
      let digit = UInt8(truncatingIfNeeded: rest) & 15
      (room + place).initialize(to: digit < 10 ? 48 &+ digit : 87 &+ digit)
      rest >>= 4
    }
    filled += 16
  }

  /// The digits of the largest number.
  private static var longestDecimal: Int { 20 }

  /// Writes once more what stands between two places.
  public mutating func append(again written: Range<Int>) {
    guard written.lowerBound >= 0, written.upperBound <= filled else { return }
    if capacity - filled < written.count { grow(by: written.count) }
    (room + filled).initialize(from: room + written.lowerBound, count: written.count)
    filled += written.count
  }

  /// Writes a text that the program has.
  @inlinable
  @inline(__always)
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// Makes room for so many bytes more, and for as many again as there were.
  @inline(never)
  @usableFromInline
  mutating func grow(by more: Int) {
    let larger = max(2 * capacity, filled + more)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.initialize(from: room, count: filled)
    room.deallocate()
    room = new
    capacity = larger
  }
}
