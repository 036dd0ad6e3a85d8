import CXXHash

/// The fingerprint of bytes that come in parts: that of all of them in one run.
public struct FingerprintStream: ~Copyable {
  private let state: OpaquePointer?

  /// Begins with no bytes.
  public init() {
    state = XXH3_createState()
    XXH3_128bits_reset(state)
  }

  deinit { XXH3_freeState(state) }

  /// Takes the next bytes.
  public mutating func add(_ part: ArraySlice<UInt8>) {
    part.withUnsafeBufferPointer { buffer in
      _ = onir_fingerprint_update(state, buffer.baseAddress, buffer.count)
    }
  }

  /// The fingerprint of what was added.
  public var fingerprint: Fingerprint {
    let hash = XXH3_128bits_digest(state)
    return Fingerprint(high: hash.high64, low: hash.low64)
  }
}
