/// A text of at most fifteen bytes, which is compared at once.
struct ShortText: Equatable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  /// Takes a text; nil for a longer one.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= 15 else { return nil }
    for byte in bytes {
      second = second << 8 | first >> 56
      first = first << 8 | UInt64(byte)
    }
    // Zeros in front would else be no part of it.
    second |= UInt64(bytes.count) << 56
  }
}
