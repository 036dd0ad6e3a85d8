/// Tells at the price of a look at its bytes whether a text may have letters to mend.
///
/// Sound are ASCII and Cyrillic in one piece, each in words of its own, and the usual signs beside them.
/// Doubtful are a Latin letter beside a Cyrillic one, ə, marks of their own (U+0300 to U+036F), and what is
/// so rare that a closer look costs nothing: other scripts and emoji. Signs that begin with the byte E2
/// are taken for sound, though Unicode writes a few of them otherwise, such as that of Ohm.
public enum LetterScan {
  /// Whether a text in UTF-8 is worth a closer look.
  public static func isDoubtful(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable(isDoubtful(in:)) ?? isDoubtful(Array(bytes))
  }

  /// Eight bytes at a time; a byte that is not there is zero, which is sound.
  private static func isDoubtful(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var before: UInt64 = 0
    var offset = 0
    while offset &+ 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      if isDoubtful(word, after: before) { return true }
      before = word
      offset &+= 8
    }
    var rest: UInt64 = 0
    for index in offset..<raw.count { rest |= UInt64(raw[index]) << UInt64((index - offset) * 8) }
    return isDoubtful(rest, after: before)
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether one of eight bytes, with the two before it, is of a letter to look at.
  @inline(__always)
  private static func isDoubtful(_ word: UInt64, after before: UInt64) -> Bool {
    // ASCII after ASCII is most of most tables.
    if (word | before &>> 48) & highBits == 0 { return false }
    // Cyrillic letters begin with D0 to D3; C4 and above begin ə, marks and other scripts, but for E2,
    // which begins dashes and №.
    let cyrillic = each(word, mask: 0xFC, is: 0xD0)
    let above = word & word &<< 1 & (word &<< 2 | word &<< 3 | word &<< 4 | word &<< 5)
    let rare = above & ~cyrillic & highBits
    if rare != 0, rare & ~each(word, mask: 0xFF, is: 0xE2) != 0 { return true }
    // Few stretches of Cyrillic have a Latin letter at all, or one just before them.
    let letters = latin(word) & highBits
    if letters == 0, before &>> 56 &- 0x41 >= 0x3F { return false }
    let (first, middle) = (word &<< 16 | before &>> 48, word &<< 8 | before &>> 56)
    return (letters & each(first, mask: 0xFC, is: 0xD0) | latin(middle) & cyrillic) & highBits != 0
  }

  /// The high bits of the bytes that are a to z but for the bit of capitals.
  @inline(__always)
  private static func latin(_ word: UInt64) -> UInt64 {
    let small = (word | 0x2020_2020_2020_2020) & ~highBits
    return (small &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(small &+ 0x0505_0505_0505_0505) & ~word
  }

  /// The high bits of the bytes whose bits of a mask are these.
  @inline(__always)
  private static func each(_ word: UInt64, mask: UInt64, is bits: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let rest = word & (mask &* ones) ^ (bits &* ones)
    return ~((rest & ~highBits &+ ~highBits) | rest)
  }
}
