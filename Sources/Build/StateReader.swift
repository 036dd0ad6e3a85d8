import Files

/// Reads the lines of a state: a letter, then fields set apart by blanks, the last up to the end.
struct StateReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position >= bytes.endIndex }

  /// The letter the next line begins with; the reader stands behind it and a blank.
  mutating func tag() -> UInt8? {
    guard position + 1 < bytes.endIndex else { return nil }
    let tag = bytes[position]
    guard bytes[position + 1] == 32 else { return nil }
    position += 2
    return tag
  }

  /// A whole number.
  mutating func number() -> Int? {
    var place = position - bytes.startIndex
    let number = Self.number(bytes.span, &place)
    position = place + bytes.startIndex
    guard let number, skipBlank() else { return nil }
    return number
  }

  // Every output of every build comes by here: bytes that are at hand cost a fraction.

  private static func number(_ bytes: Span<UInt8>, _ place: inout Int) -> Int? {
    var (value, digits) = (0, 0)
    let isNegative = place < bytes.count && bytes[place] == 45
    if isNegative { place += 1 }
    while place < bytes.count, case let digit = bytes[place] &- 48, digit <= 9 {
      guard digits < 19 else { return nil }
      // Eighteen digits never overflow.
      value = digits < 18 ? value &* 10 &+ Int(digit) : last(digit, after: value) ?? -1
      guard value >= 0 else { return nil }
      digits += 1
      place += 1
    }
    guard digits > 0 else { return nil }
    return isNegative ? -value : value
  }

  private static func last(_ digit: UInt8, after value: Int) -> Int? {
    let (tens, isFar) = value.multipliedReportingOverflow(by: 10)
    let (sum, isFarther) = tens.addingReportingOverflow(Int(digit))
    return isFar || isFarther ? nil : sum
  }

  /// The status of an input.
  mutating func status(_ kind: FileStatus.Kind) -> FileStatus? {
    guard let size = number(), let modified = number(), let changed = number(),
      let identity = number()
    else { return nil }
    return FileStatus(
      kind: kind, size: size, modified: Int64(modified), changed: Int64(changed),
      identity: UInt64(UInt(bitPattern: identity)))
  }

  /// 32 hexadecimal digits.
  mutating func fingerprint() -> Fingerprint? {
    guard let high = half(), let low = half(), skipBlank() else { return nil }
    return Fingerprint(high: high, low: low)
  }

  private mutating func half() -> UInt64? {
    guard let value = Self.half(bytes.span, from: position - bytes.startIndex) else { return nil }
    position += 16
    return value
  }

  /// Sixteen hexadecimal digits, eight at a time.
  private static func half(_ bytes: Span<UInt8>, from start: Int) -> UInt64? {
    guard start >= 0, start + 16 <= bytes.count else { return nil }
    return bytes.withUnsafeBytes { raw in
      let high = digits(raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      let low = digits(raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
      guard let high, let low else { return nil }
      return high << 32 | low
    }
  }

  /// What eight digits say, each a byte of the word; nil if one is none.
  private static func digits(_ word: UInt64) -> UInt64? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let text = UInt64(bigEndian: word)
    // Letters have this bit, figures do not.
    let letters = (text >> 6) & ones
    var value = (text & (ones &* 15)) &+ letters &* 9
    guard value & (ones &* 0xF0) == 0 else { return nil }
    let overNine = ((value &+ ones &* 6) >> 4) & ones
    // Written again they are the same, or were something else.
    guard value &+ ones &* 48 &+ overNine &* 39 == text else { return nil }
    value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
    value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
    return (value | value >> 16) & 0xFFFF_FFFF
  }

  /// The rest of the line, and the line's end.
  mutating func rest() -> String? {
    restOfLine().map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Where the rest of the line stands.
  mutating func restOfLine() -> Range<Int>? {
    let start = bytes.startIndex
    guard let end = Self.end(of: bytes.span, from: position - start) else { return nil }
    defer { position = end + start + 1 }
    return position..<end + start
  }

  /// Where a line ends.
  private static func end(of bytes: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < bytes.count, bytes[place] != 10 { place += 1 }
    return place < bytes.count ? place : nil
  }

  /// So many bytes from here on.
  mutating func run(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.endIndex - position else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// Passes over a blank between two fields, but not over the end of a line.
  private mutating func skipBlank() -> Bool {
    guard position < bytes.endIndex else { return false }
    if bytes[position] == 32 { position += 1 }
    return true
  }
}
