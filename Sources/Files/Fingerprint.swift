import CXXHash

/// 128 bits that stand for a run of bytes, to tell what changed; not a defence against forgery.
public struct Fingerprint: Sendable, Hashable {
  /// The upper half.
  public let high: UInt64
  /// The lower half.
  public let low: UInt64

  /// Makes one from its halves, as a state file keeps them.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The fingerprint (XXH3) of the bytes.
  public init(of bytes: [UInt8]) { self.init(part: bytes[...]) }

  /// The fingerprint (XXH3) of a run of bytes.
  public init(part bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { Fingerprint(buffer: $0) }
  }

  /// The fingerprint (XXH3) of a buffer.
  public init(buffer: UnsafeBufferPointer<UInt8>) {
    let hash = onir_fingerprint(buffer.baseAddress, buffer.count)
    high = hash.high64
    low = hash.low64
  }
}
