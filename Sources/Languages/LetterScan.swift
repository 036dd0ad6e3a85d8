/// Tells at the price of a look at its bytes whether a text may have letters to mend.
///
/// Sound are ASCII and Cyrillic in one piece, each in words of its own, and the usual signs beside them.
/// Doubtful are a Latin letter beside a Cyrillic one, ə, marks of their own (U+0300 to U+036F), and what is
/// so rare that a closer look costs nothing: other scripts and emoji.
public enum LetterScan {
  /// Whether a text in UTF-8 is worth a closer look.
  public static func isDoubtful(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable(isDoubtful(in:)) ?? isDoubtful(Array(bytes))
  }

  private typealias Vector = SIMD16<UInt8>

  /// Sixteen bytes at a time, each with the two before it; the first two have none.
  private static func isDoubtful(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    if bytes.count >= 18 {
      if isDoubtful(0, 0, bytes[0]) || isDoubtful(0, bytes[0], bytes[1]) { return true }
      while offset + 18 <= bytes.count {
        let last = raw.loadUnaligned(fromByteOffset: offset + 2, as: Vector.self)
        let middle = raw.loadUnaligned(fromByteOffset: offset + 1, as: Vector.self)
        // What is said of ASCII alone is said of most bytes of most tables.
        if (last | middle).max() >= 0x80 {
          let first = raw.loadUnaligned(fromByteOffset: offset, as: Vector.self)
          if isDoubtful(first, middle, last) { return true }
        }
        offset += 16
      }
    }
    for index in offset..<bytes.count {
      let first = index > 1 ? bytes[index - 2] : 0
      if isDoubtful(first, index > 0 ? bytes[index - 1] : 0, bytes[index]) { return true }
    }
    return false
  }

  private static func isDoubtful(_ first: UInt8, _ middle: UInt8, _ last: UInt8) -> Bool {
    isDoubtful(
      Vector(repeating: first), Vector(repeating: middle), Vector(repeating: last))
  }

  /// Whether a byte, with the two before it, is of a letter to look at, at any of sixteen places.
  @inline(__always)
  private static func isDoubtful(_ first: Vector, _ middle: Vector, _ last: Vector) -> Bool {
    // Cyrillic letters begin with D0 to D3, and a Latin one is a to z but for the bit of capitals.
    let isLatin = ((last | 0x20) &- 0x61) .< 26
    let isAfterLatin = ((middle | 0x20) &- 0x61) .< 26
    var found = isLatin .& ((first & 0xFC) .== 0xD0)
    found .|= isAfterLatin .& ((last & 0xFC) .== 0xD0)
    // Marks begin with CC and CD; E2 begins dashes and №, greater ones other scripts.
    found .|= (last & 0xFE) .== 0xCC
    found .|= (last .>= 0xE0) .& (last .!= 0xE2)
    // ə and Ə.
    found .|= (middle .== 0xC9) .& (last .== 0x99)
    found .|= (middle .== 0xC6) .& (last .== 0x8F)
    // The signs of E2 that Unicode writes otherwise: two blanks, Ω, K, Å, two brackets, ⫝̸.
    var sign = (middle .== 0x80) .& (last .< 0x82)
    sign .|= (middle .== 0x84) .& (last .>= 0xA6)
    sign .|= (middle .== 0x8C) .& (last .>= 0xA9)
    sign .|= middle .== 0xAB
    found .|= (first .== 0xE2) .& sign
    return any(found)
  }
}
