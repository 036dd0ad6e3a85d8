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
    var value = 0
    var digits = 0
    let isNegative = position < bytes.endIndex && bytes[position] == 45
    if isNegative { position += 1 }
    while position < bytes.endIndex, case let digit = bytes[position], digit >= 48, digit <= 57 {
      guard digits < 19 else { return nil }
      // Eighteen digits never overflow.
      value = digits < 18 ? value &* 10 &+ Int(digit &- 48) : Self.last(digit, after: value) ?? -1
      guard value >= 0 else { return nil }
      digits += 1
      position += 1
    }
    guard digits > 0, skipBlank() else { return nil }
    return isNegative ? -value : value
  }

  private static func last(_ digit: UInt8, after value: Int) -> Int? {
    let (tens, isFar) = value.multipliedReportingOverflow(by: 10)
    let (sum, isFarther) = tens.addingReportingOverflow(Int(digit) - 48)
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
    guard position + 16 <= bytes.endIndex else { return nil }
    var value: UInt64 = 0
    for place in position..<position + 16 {
      let byte = bytes[place]
      switch byte {
      case 48...57: value = value << 4 | UInt64(byte &- 48)
      case 97...102: value = value << 4 | UInt64(byte &- 87)
      default: return nil
      }
    }
    position += 16
    return value
  }

  /// The rest of the line, and the line's end.
  mutating func rest() -> String? {
    restOfLine().map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Where the rest of the line stands.
  mutating func restOfLine() -> Range<Int>? {
    var end = position
    while end < bytes.endIndex, bytes[end] != 10 { end += 1 }
    guard end < bytes.endIndex else { return nil }
    defer { position = end + 1 }
    return position..<end
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
