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

  /// Writes a byte.
  @inlinable
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if capacity == filled { grow(by: 1) }
    (room + filled).initialize(to: byte)
    filled += 1
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
