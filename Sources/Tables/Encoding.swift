public import Diagnostics

/// Tells text that is UTF-8 from what is not, with advice instead of mojibake.
public enum Encoding {
  /// Why the bytes cannot be read as a table, or nil when they can.
  public static func refusal(of bytes: [UInt8], file: String) -> Diagnostic? {
    let advice: Message = "save it as CSV UTF-8 (in Excel: File, Save as, CSV UTF-8)"
    if bytes.count > CSVReader.limits.bytes {
      return Diagnostic(
        .fileTooLarge, at: Location(file),
        "the table has more than \(CSVReader.limits.bytes >> 20) MiB")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      return Diagnostic(
        .tableFormat, at: Location(file), "this is a workbook, not CSV", help: advice)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(.tableFormat, at: Location(file), "this table is UTF-16", help: advice)
    }
    if let place = invalidPlace(in: bytes) {
      let location = Location(file, line: place.line, column: 1)
      return Diagnostic(
        .notUTF8, at: location, "this table is not UTF-8; perhaps it is Windows-1251", help: advice)
    }
    if let index = bytes.firstIndex(of: 0) {
      let line = line(of: index, in: bytes)
      return Diagnostic(
        .tableSyntax, at: Location(file, line: line), "a zero byte stands here", help: advice)
    }
    return nil
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
  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<offset {
      let isFirstOfTwo = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && !isFirstOfTwo) { line += 1 }
    }
    return line
  }

  private static func invalidOffset(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
