import Diagnostics

/// Tells how the text of a table is encoded, and makes UTF-8 of it.
///
/// The rule, first match: a byte order mark; valid UTF-8 without zero bytes; UTF-16 by where its zero
/// bytes stand; a single-byte Cyrillic table. KZ-1048 and Windows-1251 differ in twenty-two letters, and
/// those of KZ-1048 are the Kazakh ones, so it is always read as KZ-1048: a Russian text has the same
/// bytes in both. Text that is mostly valid UTF-8 is UTF-8 with damage, and is never guessed at; nor is a single-byte one most of
/// whose words nobody writes so.
public enum Encoding {
  /// The bytes as UTF-8 and where the text begins in them, or why there is no text.
  enum Decoded {
    case text([UInt8], start: Int, isSingleByte: Bool = false)
    case refused(Diagnostic)
  }

  /// The text of a file in UTF-8, without a byte order mark; nil when it is in no encoding known here.
  public static func text(of bytes: [UInt8]) -> String? {
    guard case .text(let bytes, let start, _) = decoded(bytes, file: "") else { return nil }
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  static func decoded(_ bytes: [UInt8], file: String) -> Decoded {
    if let refusal = refusal(of: bytes, file: file) { return .refused(refusal) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes[2...], isLittle: true, file) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes[2...], isLittle: false, file) }
    let firstZero = bytes.holds(0) ? bytes.firstIndex(of: 0) : nil
    let invalid = invalidOffset(in: bytes)
    guard let firstZero else {
      guard let invalid else {
        return .text(bytes, start: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
      }
      return singleByte(bytes, invalid: invalid, file)
    }
    if let isLittle = orderOfUTF16(bytes) { return utf16(bytes[...], isLittle: isLittle, file) }
    let line = line(of: firstZero, in: bytes)
    return .refused(
      Diagnostic(
        .tableSyntax, at: Location(file, line: line), "a zero byte stands here",
        help: "save it as CSV UTF-8 (in Excel: File, Save as, CSV UTF-8)"))
  }

  /// Why the bytes are no text at all.
  private static func refusal(of bytes: [UInt8], file: String) -> Diagnostic? {
    if bytes.count > CSVReader.limits.bytes {
      return Diagnostic(
        .fileTooLarge, at: Location(file),
        "the table has more than \(CSVReader.limits.bytes >> 20) MiB")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return Diagnostic(
        .tableFormat, at: Location(file), "this is a workbook, not CSV",
        help: "give the file the ending .xlsx, or save it as CSV UTF-8")
    }
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return nil }
    return Diagnostic(
      .tableFormat, at: Location(file), "this is a workbook of an old format, not CSV",
      help: "save it as an Excel workbook (.xlsx) or as CSV UTF-8")
  }

  /// The line and the column (in scalars, from 1) of the first byte that is not UTF-8.
  public static func invalidPlace(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    guard let offset = invalidOffset(in: bytes) else { return nil }
    let line = line(of: offset, in: bytes)
    let isBreak = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    let lineStart = bytes[..<offset].lastIndex(where: isBreak).map { $0 + 1 } ?? 0
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count
    return (line, column + 1)
  }

  /// The line of a byte; LF, CRLF and CR end one.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<offset {
      let isFirstOfTwo = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && !isFirstOfTwo) { line += 1 }
    }
    return line
  }

  private static func invalidOffset(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}

extension [UInt8] {
  /// Whether a byte stands anywhere: without an early end the processor takes many bytes at a time.
  func holds(_ wanted: UInt8) -> Bool {
    var found: UInt8 = 0
    for index in indices { found |= self[index] == wanted ? 1 : 0 }
    return found != 0
  }
}
