/// Splits text at the bytes that cannot be copied as they are; most texts hold none.
public enum ByteScan {
  /// Calls for each run of bytes that are copied, and the byte behind it that is not.
  ///
  /// - Parameters:
  ///   - bytes: What is split.
  ///   - marks: Which of eight bytes are not copied.
  ///   - body: Takes a run, which may be empty, and the byte behind it; nil at the end.
  @inlinable
  @inline(__always)
  public static func forEachRun(
    of bytes: UnsafeBufferPointer<UInt8>, endingAt marks: (EightBytes) -> EightBytes.Marks,
    _ body: (_ run: UnsafeBufferPointer<UInt8>, _ special: UInt8?) -> Void
  ) {
    var start = 0
    while true {
      let end = first(in: bytes, from: start, marks)
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
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0,
    _ marks: (EightBytes) -> EightBytes.Marks
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= bytes.count {
      let found = marks(EightBytes(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      if found.first < 8 { return place + found.first }
      place += 8
    }
    guard place < bytes.count else { return place }
    // What stands behind the last byte is nothing, whatever the marks say of it.
    return min(place + marks(EightBytes(endOf: raw, from: place)).first, bytes.count)
  }
}

/// Eight bytes that are looked at together, the first in the lowest bits.
public struct EightBytes {
  @usableFromInline let word: UInt64

  @inlinable
  @inline(__always)
  init(_ littleEndian: UInt64) { word = UInt64(littleEndian: littleEndian) }

  /// The last one to seven bytes, and zeros behind them.
  ///
  /// Wide loads that overlap instead of one for each byte: most texts end with some.
  @inlinable
  @inline(__always)
  init(endOf bytes: UnsafeRawBufferPointer, from place: Int) {
    let (count, rest) = (bytes.count, bytes.count - place)
    if count >= 8 {
      let last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      word = UInt64(littleEndian: last) >> UInt64(8 * (8 - rest))
    } else if rest >= 4 {
      let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      let high = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      word = UInt64(low) | UInt64(UInt32(littleEndian: high)) << UInt64(8 * (rest - 4))
    } else {
      // One to three: the middle one may be the first or the last.
      let middle = UInt64(bytes[place + rest / 2]) << UInt64(8 * (rest / 2))
      word = UInt64(bytes[place]) | middle | UInt64(bytes[count - 1]) << UInt64(8 * (rest - 1))
    }
  }

  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Those that are a byte, once the bits of `ignored` are cleared in them; the byte has none of these.
  @inlinable
  @inline(__always)
  public func marks(of byte: UInt8, ignoring ignored: UInt8 = 0) -> Marks {
    let difference = (word & (Self.ones &* UInt64(~ignored))) ^ (Self.ones &* UInt64(byte))
    // Less one, a zero byte borrows into its high bit.
    return Marks((difference &- Self.ones) & ~difference)
  }

  /// Those that are below a bound of at most 128.
  @inlinable
  @inline(__always)
  public func marks(below bound: UInt8) -> Marks {
    Marks((word &- Self.ones &* UInt64(bound)) & ~word)
  }

  /// Which of eight bytes are meant, by their high bits; behind the first one they may be wrong.
  public struct Marks {
    @usableFromInline let bits: UInt64

    @inlinable
    @inline(__always)
    init(_ bits: UInt64) { self.bits = bits }

    /// The place of the first one, 0 to 7; 8 if there is none.
    @inlinable
    @inline(__always)
    var first: Int { (bits & (EightBytes.ones &* 0x80)).trailingZeroBitCount / 8 }

    /// Those that either means.
    @inlinable
    @inline(__always)
    public static func | (one: Self, other: Self) -> Self { Self(one.bits | other.bits) }
  }
}
