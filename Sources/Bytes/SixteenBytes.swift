/// Sixteen bytes that are looked at together.
public struct SixteenBytes {
  @usableFromInline typealias Lanes = SIMD16<UInt8>

  @usableFromInline let lanes: Lanes

  /// Those that begin at a place, and are all there.
  @inlinable
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    lanes = bytes.loadUnaligned(fromByteOffset: place, as: Lanes.self)
  }

  /// The last one to fifteen bytes, and zeros behind them.
  @inlinable
  @inline(__always)
  init(endOf bytes: UnsafeRawBufferPointer, from place: Int) {
    let rest = bytes.count - place
    var words = SIMD2<UInt64>.zero
    if rest > 8 {
      words[0] = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      words[1] = Self.word(endOf: bytes, rest - 8)
    } else {
      words[0] = Self.word(endOf: bytes, rest)
    }
    lanes = unsafeBitCast(words, to: Lanes.self)
  }

  /// The last one to eight bytes, the first of them in the lowest bits.
  ///
  /// Wide loads that overlap instead of one for each byte: most texts end with some.
  @inlinable
  @inline(__always)
  static func word(endOf bytes: UnsafeRawBufferPointer, _ rest: Int) -> UInt64 {
    let count = bytes.count
    let place = count - rest
    if count >= 8 {
      let last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      return last &>> UInt64(8 * (8 - rest))
    } else if rest >= 4 {
      let low = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      let high = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(low) | UInt64(high) &<< UInt64(8 * (rest - 4))
    } else {
      // One to three: the middle one may be the first or the last.
      let middle = UInt64(bytes[place + rest / 2]) &<< UInt64(8 * (rest / 2))
      return UInt64(bytes[place]) | middle | UInt64(bytes[count - 1]) &<< UInt64(8 * (rest - 1))
    }
  }

  /// Writes all sixteen.
  @inlinable
  @inline(__always)
  func store(at place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: lanes, as: Lanes.self)
  }

  /// Those that are a byte, once the bits of `ignored` are cleared in them; the byte has none of these.
  @inlinable
  @inline(__always)
  public func marks(of byte: UInt8, ignoring ignored: UInt8 = 0) -> Marks {
    let rest: Lanes = lanes & Lanes(repeating: ~ignored)
    return Marks(lanes: rest .== Lanes(repeating: byte))
  }

  /// Those that are below a bound.
  @inlinable
  @inline(__always)
  public func marks(below bound: UInt8) -> Marks {
    Marks(lanes: lanes .< Lanes(repeating: bound))
  }

  /// Which of sixteen bytes are meant.
  public struct Marks {
    @usableFromInline let lanes: SIMDMask<SIMD16<Int8>>

    @inlinable
    @inline(__always)
    init(lanes: SIMDMask<SIMD16<Int8>>) { self.lanes = lanes }

    /// The place of the first one, 0 to 15; nil if there is none.
    @inlinable
    @inline(__always)
    var first: Int? {
      // The mask has 0 or -1 for each byte. Asking it with `any` takes sixteen steps.
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      guard words[0] | words[1] != 0 else { return nil }
      let bits = words[0] != 0 ? words[0] : words[1]
      return bits.trailingZeroBitCount / 8 + (words[0] != 0 ? 0 : 8)
    }

    /// Those that either means.
    @inlinable
    @inline(__always)
    public static func | (one: Self, other: Self) -> Self {
      Self(lanes: one.lanes .| other.lanes)
    }
  }
}
