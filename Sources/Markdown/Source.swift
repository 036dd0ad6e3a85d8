import Diagnostics

/// The text as it was written, to find the place of a thing in it.
struct Source {
  let file: String
  let firstLine: Int
  /// The text with escaped braces hidden from the Markdown parser.
  let bytes: [UInt8]
  private let lines: [Substring]

  init(_ bytes: [UInt8], file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    let text = Self.hidingEscapes(String(decoding: bytes, as: UTF8.self))
    self.bytes = Array(text.utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// `\{{` becomes three private scalars, so that columns stay as they are; any such scalar that
  /// was there before is replaced as Unicode advises.
  static func hidingEscapes(_ text: String) -> String {
    var hidden = String.UnicodeScalarView()
    var isFollowing = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if isFollowing > 0 {
        isFollowing -= 1
        hidden.append(hiddenBrace)
      } else if scalar == "\\", index + 2 < scalars.count, scalars[index + 1] == "{",
        scalars[index + 2] == "{"
      {
        hidden.append(hiddenBackslash)
        isFollowing = 2
      } else {
        hidden.append(privateMarks.contains(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(hidden)
  }

  static let hiddenBackslash: Unicode.Scalar = "\u{E000}"
  static let hiddenBrace: Unicode.Scalar = "\u{E001}"
  /// Stands before the text of a table's cell, so that no block can begin there.
  static let inlineMark: Unicode.Scalar = "\u{E002}"
  private static let privateMarks: Set<Unicode.Scalar> = [hiddenBackslash, hiddenBrace, inlineMark]

  /// The text with the hidden scalars written as a reader sees them.
  static func visible(_ text: String, keepingBackslash: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: privateMarks.contains) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case hiddenBackslash: if keepingBackslash { result.append("\\") }
      case hiddenBrace: result.append("{")
      case inlineMark: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The place where `needle` stands on a line of the text (from 1), at or after a byte column.
  func location(of needle: String, line: Int, from byteColumn: Int = 1, field: String? = nil)
    -> Location
  {
    guard lines.indices.contains(line - 1) else {
      return Location(file, line: firstLine + max(line - 1, 0), field: field)
    }
    let text = lines[line - 1]
    let start =
      text.utf8.index(
        text.utf8.startIndex, offsetBy: max(byteColumn - 1, 0), limitedBy: text.utf8.endIndex)
      ?? text.utf8.startIndex
    let place = text[start...].firstRange(of: needle) ?? text.firstRange(of: needle)
    let column = text.unicodeScalars[..<(place?.lowerBound ?? start)].count + 1
    return Location(file, line: firstLine + line - 1, column: column, field: field)
  }
}
