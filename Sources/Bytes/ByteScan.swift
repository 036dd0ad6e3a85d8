/// Splits text at the bytes that cannot be copied as they are; most texts hold none.
public enum ByteScan {
  /// Calls for each run of bytes that are copied, and the byte behind it that is not.
  ///
  /// - Parameters:
  ///   - bytes: What is split.
  ///   - marks: Which of sixteen bytes are not copied.
  ///   - body: Takes a run, which may be empty, and the byte behind it; nil at the end.
  @inlinable
  @inline(__always)
  public static func forEachRun(
    of bytes: UnsafeBufferPointer<UInt8>, endingAt marks: (SixteenBytes) -> SixteenBytes.Marks,
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
    _ marks: (SixteenBytes) -> SixteenBytes.Marks
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 16 <= bytes.count {
      let found = marks(SixteenBytes(raw, at: place))
      if let first = found.first { return place + first }
      place += 16
    }
    guard place < bytes.count else { return place }
    // What stands behind the last byte is nothing, whatever the marks say of it.
    let found = marks(SixteenBytes(endOf: raw, from: place))
    return min(place + (found.first ?? 16), bytes.count)
  }
}
