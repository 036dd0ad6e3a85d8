import Diagnostics

extension Encoding {
  // MARK: UTF-16

  /// The order of bytes of UTF-16 without a mark, if it is that; nil when zeros stand elsewhere.
  ///
  /// Every separator, digit and line break has one zero byte, always the same one of the two.
  static func orderOfUTF16(_ bytes: [UInt8]) -> Bool? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in bytes.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // A table of a few columns has a separator or a digit among twenty letters at the least.
    guard min(zeros.even, zeros.odd) == 0, max(zeros.even, zeros.odd) * 40 >= bytes.count else {
      return nil
    }
    return zeros.odd > 0
  }

  static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool, _ file: String) -> Decoded {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    let isWhole = bytes.count.isMultiple(of: 2) && !units.contains(0)
    if isWhole, let text = String(validating: units, as: UTF16.self) {
      let text = Array(text.utf8)
      return .text(text, start: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    }
    let sound = soundPrefix(units)
    let breaks = Array(String(decoding: units[..<sound], as: UTF16.self).utf8)
    return .refused(
      Diagnostic(
        .notUTF8, at: Location(file, line: line(of: breaks.count, in: breaks)),
        "this table is damaged: it is no UTF-16 from here on",
        help: "save it once more, as CSV UTF-8 (in Excel: File, Save as, CSV UTF-8)"))
  }

  /// How many units stand before a zero or a half of a pair.
  private static func soundPrefix(_ units: [UInt16]) -> Int {
    var index = 0
    while index < units.count, units[index] != 0 {
      if UTF16.isLeadSurrogate(units[index]) {
        guard index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) else { break }
        index += 1
      } else if UTF16.isTrailSurrogate(units[index]) {
        break
      }
      index += 1
    }
    return index
  }

  // MARK: One byte for a letter

  /// The signs of 0x80 to 0xBF in KZ-1048 (STRK 1048-2002); 0x98 is none.
  ///
  /// 0xC0 to 0xFF are А to я. Windows-1251 is the same but for letters that neither Kazakh nor Russian has.
  static let upperSigns = Array(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{FFFD}™љ›њқһџ\u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү°±Ііөµ¶·ё№ғ»әҢңү"
      .unicodeScalars)

  static func singleByte(_ bytes: [UInt8], invalid: Int, _ file: String) -> Decoded {
    if mostlyUTF8(bytes) {
      return .refused(
        Diagnostic(
          .notUTF8, at: Location(file, line: line(of: invalid, in: bytes)),
          "this table is UTF-8, but damaged on this line",
          help: "write the line anew, and save the table as CSV UTF-8"))
    }
    guard looksCyrillic(bytes) else { return unknown(bytes, invalid, file) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x98, 0x7F, 0x00..<0x09, 0x0B..<0x0D, 0x0E..<0x20: return unknown(bytes, index, file)
      case ..<0x80: text.append(byte)
      case 0xC0...:
        let scalar = 0x410 + UInt16(byte) - 0xC0
        text.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      default:
        text.append(contentsOf: UTF8.encode(upperSigns[Int(byte) - 0x80]).map { Array($0) } ?? [])
      }
    }
    if hasStrangeWords(text) { return unknown(bytes, invalid, file) }
    return .text(text, start: 0, isSingleByte: true)
  }

  private static func unknown(_ bytes: [UInt8], _ offset: Int, _ file: String) -> Decoded {
    .refused(
      Diagnostic(
        .notUTF8, at: Location(file, line: line(of: offset, in: bytes)),
        "this table is in none of the encodings that are known here",
        help: "save it as CSV UTF-8 (in Excel: File, Save as, CSV UTF-8)"))
  }

  /// Whether at least half of what is not ASCII are whole characters of UTF-8.
  private static func mostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var (whole, broken) = (0, 0)
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): if scalar.count > 1 { whole += scalar.count }
      case .error(let length): broken += length
      case .emptyInput: return whole >= broken
      }
    }
  }

  /// Whether the letters are those of a Cyrillic text: more plain ones (0xC0 and above) than others.
  ///
  /// In the DOS encoding (CP866), and in those of other scripts, it is the other way round.
  private static func looksCyrillic(_ bytes: [UInt8]) -> Bool {
    var (plain, other) = (0, 0)
    for byte in bytes where byte >= 0x80 {
      if byte >= 0xC0 {
        plain += 1
      } else if upperSigns[Int(byte) - 0x80].properties.isAlphabetic {
        other += 1
      }
    }
    return other <= plain
  }
}
