import Dates

/// Nearly every number and day is written as the content's own tables write it; these are read from
/// the bytes of the cell, without a text for each.
extension CellValue {
  /// A number of at most nine digits and nothing else; nil for every other writing.
  static func plainNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    (1...9).contains(bytes.count) ? digits(bytes) : nil
  }

  /// A day as `2026-11-20`; nil for every other writing.
  static func plainDay(_ bytes: ArraySlice<UInt8>) -> Day? {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"), let year = digits(bytes[start..<start + 4]),
      let month = digits(bytes[start + 5..<start + 7]),
      let day = digits(bytes[start + 8..<start + 10])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for byte in bytes {
      guard isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
