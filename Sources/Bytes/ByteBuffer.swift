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
    // Most are small, and comparing is sooner done than dividing.
    var (count, bound) = (1, 10 as UInt)
    while rest >= bound {
      count += 1
      let (larger, isTooLarge) = bound.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      bound = larger
    }
    if capacity - filled < count { grow(by: count) }
    var place = filled + count
    repeat {
      place -= 1
      let (above, digit) = rest.quotientAndRemainder(dividingBy: 10)
      (room + place).initialize(to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = above
    } while place > filled
    filled += count
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
