/// Splits text at the bytes that cannot be copied as they are; most texts hold none.
public enum ByteScan {
  /// Calls for each run of bytes that are copied, and the byte behind it that is not.
  ///
  /// - Parameters:
  ///   - bytes: What is split.
  ///   - isHeld: Whether one of eight bytes is one that is not copied.
  ///   - body: Takes a run, which may be empty, and the byte behind it; nil at the end.
  @inlinable
  @inline(__always)
  public static func forEachRun(
    of bytes: UnsafeBufferPointer<UInt8>, endingAt isHeld: (EightBytes) -> Bool,
    _ body: (_ run: UnsafeBufferPointer<UInt8>, _ special: UInt8?) -> Void
  ) {
    var start = 0
    while true {
      let end = first(in: bytes, from: start, isHeld)
      let run = UnsafeBufferPointer(rebasing: bytes[start..<end])
      guard end < bytes.count else { return body(run, nil) }
      body(run, bytes[end])
      start = end + 1
    }
  }

  /// The place of the first byte that is not copied, or the number of bytes if there is none.
  @inlinable
  @inline(__always)
  public static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, _ isHeld: (EightBytes) -> Bool
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= bytes.count,
      !isHeld(EightBytes(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
    { place += 8 }
    while place < bytes.count, !isHeld(EightBytes(repeating: bytes[place])) { place += 1 }
    return place
  }
}

/// Eight bytes that are looked at together.
public struct EightBytes {
  @usableFromInline let word: UInt64

  @inlinable
  @inline(__always)
  init(_ word: UInt64) { self.word = word }

  @inlinable
  @inline(__always)
  init(repeating byte: UInt8) { word = Self.ones &* UInt64(byte) }

  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Whether one of them is a byte.
  @inlinable
  @inline(__always)
  public func hold(_ byte: UInt8) -> Bool {
    let difference = word ^ (Self.ones &* UInt64(byte))
    // Less one, a zero byte borrows into its high bit.
    return (difference &- Self.ones) & ~difference & (Self.ones &* 0x80) != 0
  }

  /// Whether one of them is below a bound of at most 128.
  @inlinable
  @inline(__always)
  public func holdLess(than bound: UInt8) -> Bool {
    (word &- Self.ones &* UInt64(bound)) & ~word & (Self.ones &* 0x80) != 0
  }
}
