/// The text of one cell within a byte array.
enum CellText {
  /// The run without the blanks and tabs at its ends.
  static func trimmed(_ storage: [UInt8], _ start: Int, _ end: Int) -> Table.Cell {
    var (start, end) = (start, end)
    while end > start, storage[end - 1] == 32 || storage[end - 1] == 9 { end -= 1 }
    while start < end, storage[start] == 32 || storage[start] == 9 { start += 1 }
    return Table.Cell(start: start, count: end - start)
  }

  /// Puts the signs in the places of `_x000D_`, as workbooks write what XML cannot hold.
  static func unescape(_ storage: inout [UInt8], from start: Int) {
    guard storage[start...].contains(UInt8(ascii: "_")) else { return }
    let text = Array(storage[start...])
    var units: [UInt16] = []
    var isChanged = false
    var index = 0
    var plain: [UInt8] = []
    func flush() {
      units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
      plain.removeAll(keepingCapacity: true)
    }
    while index < text.count {
      if let unit = escape(text, at: index) {
        flush()
        units.append(unit)
        index += 7
        isChanged = true
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    guard isChanged else { return }
    flush()
    storage.removeSubrange(start...)
    storage.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
  }

  /// The unit of `_xHHHH_` that begins at an index.
  static func escape(_ text: [UInt8], at index: Int) -> UInt16? {
    guard text[index] == UInt8(ascii: "_"), index + 6 < text.count,
      text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = text[index + 2..<index + 6]
    let isHexadecimal = digits.allSatisfy { byte in
      (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
    guard isHexadecimal else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
