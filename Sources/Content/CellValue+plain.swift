import Dates

/// Nearly every number, day and degree is written as the content's own tables write it; these are read from
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

  /// A month as `2026-11`; nil for every other writing.
  static func plainMonth(_ bytes: ArraySlice<UInt8>) -> Month? {
    let start = bytes.startIndex
    guard bytes.count == 7, bytes[start + 4] == UInt8(ascii: "-"),
      let year = digits(bytes[start..<start + 4]), let month = digits(bytes[start + 5..<start + 7]),
      Day.years.contains(year)
    else { return nil }
    return Day(year: year, month: month, day: 1)?.monthOfYear
  }

  /// Degrees of one to three digits, a point and one to eight that are not all zeros; nil for every other
  /// writing.
  ///
  /// - Returns: Their value, and their bytes as `degrees` gives them back: without zeros at the end.
  static func plainDegrees(_ bytes: ArraySlice<UInt8>) -> (value: Double, text: ArraySlice<UInt8>)?
  {
    guard (3...12).contains(bytes.count) else { return nil }
    var bytes = bytes
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    var (number, place, point) = (0, 0, 0)
    for byte in bytes {
      if isDigit(byte) {
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      } else {
        guard byte == UInt8(ascii: "."), point == 0, place > 0 else { return nil }
        point = place
      }
      place += 1
    }
    let fraction = place - point - 1
    guard (1...3).contains(point), (1...8).contains(fraction) else { return nil }
    // Both have no error, so the quotient is the nearest there is, as it is of the text.
    return (Double(number) / tenfold[fraction], bytes)
  }

  private static let tenfold: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for byte in bytes {
      guard isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
