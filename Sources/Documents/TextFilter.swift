/// Bytes written in letters (ISO 32000-1, 7.4.2 and 7.4.3).
enum TextFilter {
  /// Reads pairs of hexadecimal digits up to `>`.
  static func hexadecimal(_ text: ArraySlice<UInt8>) throws(DocumentProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for letter in text where !letter.isWhite {
      if letter == 0x3E { break }
      guard let value = letter.hexadecimalValue else { throw .damaged }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    if let high { bytes.append(high << 4) }
    return bytes
  }

  /// Reads groups of five letters for four bytes, up to `~`.
  static func base85(_ text: ArraySlice<UInt8>) throws(DocumentProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var group: [UInt64] = []
    for letter in text where !letter.isWhite {
      if letter == 0x7E { break }
      if letter == 0x7A, group.isEmpty {
        bytes += [0, 0, 0, 0]
        continue
      }
      guard (0x21...0x75).contains(letter) else { throw .damaged }
      group.append(UInt64(letter - 0x21))
      if group.count == 5 {
        bytes += try four(group)
        group.removeAll(keepingCapacity: true)
      }
    }
    guard group.count != 1 else { throw .damaged }
    if !group.isEmpty {
      let padded = group + repeatElement(84, count: 5 - group.count)
      bytes += try four(padded).prefix(group.count - 1)
    }
    return bytes
  }

  private static func four(_ group: [UInt64]) throws(DocumentProblem) -> [UInt8] {
    let value = group.reduce(0) { $0 * 85 + $1 }
    guard value <= UInt64(UInt32.max) else { throw .damaged }
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
