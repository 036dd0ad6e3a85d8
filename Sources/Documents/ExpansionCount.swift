/// How many bytes packed data makes, without making them.
enum ExpansionCount {
  /// LZW as in TIFF (ISO 32000-1, 7.4.4): the length of every string is enough.
  ///
  /// A setting tells whether codes grow one earlier or not; the larger result counts.
  static func lzw(_ bytes: ArraySlice<UInt8>) -> Int {
    max(lzw(bytes, early: 1), lzw(bytes, early: 0))
  }

  private static func lzw(_ bytes: ArraySlice<UInt8>, early: Int) -> Int {
    var lengths = [Int](repeating: 1, count: 258)
    var total = 0
    var width = 9
    var previous = 0
    var bits = 0
    var held = 0
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xFF_FFFF
      bits += 8
      guard bits >= width else { continue }
      bits -= width
      let code = (held >> bits) & ((1 << width) - 1)
      if code == 257 { break }
      if code == 256 {
        lengths.removeSubrange(258...)
        width = 9
        previous = 0
        continue
      }
      // A code that is not known yet is the last string and its first byte.
      let length = code < lengths.count ? lengths[code] : previous + 1
      if previous > 0, lengths.count < 4096 { lengths.append(previous + 1) }
      previous = length
      total += length
      if lengths.count + early >= 1 << width, width < 12 { width += 1 }
    }
    return total
  }

  /// Runs of bytes (ISO 32000-1, 7.4.5).
  static func runLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var total = 0
    var position = bytes.startIndex
    while position < bytes.endIndex, bytes[position] != 128 {
      let length = Int(bytes[position])
      total += length < 128 ? length + 1 : 257 - length
      position += length < 128 ? length + 2 : 2
    }
    return total
  }
}
