import Diagnostics

/// The text as it was written, to find the place of a thing in it.
struct Source {
  let file: String
  let firstLine: Int
  /// The text with escaped braces hidden from the Markdown parser.
  let bytes: [UInt8]
  /// Where each line begins and ends; LF, CRLF and CR end one, as for the parser.
  private let lines: [Range<Int>]
  /// How many scalars stand before each block of 1024 bytes: a line may be all of a text.
  private let scalars: [Int]

  init(_ bytes: [UInt8], file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var hidden = Array(Self.hidingEscapes(String(decoding: body, as: UTF8.self)).utf8)
    var lines = Self.lines(of: hidden)
    if Self.limitNesting(&hidden, lines) { lines = Self.lines(of: hidden) }
    self.bytes = hidden
    self.lines = lines
    scalars = Self.scalars(of: hidden)
  }

  private static let block = 1024

  private static func scalars(of bytes: [UInt8]) -> [Int] {
    var count = 0
    return stride(from: 0, through: bytes.count, by: block).map { start in
      defer { count += scalars(in: bytes[start..<min(start + block, bytes.count)]) }
      return count
    }
  }

  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }

  private func scalars(before offset: Int) -> Int {
    let start = offset / Self.block
    return scalars[start] + Self.scalars(in: bytes[start * Self.block..<offset])
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 10 || byte == 13 {
      if byte == 10, index > 0, bytes[index - 1] == 13 {
        start = index + 1
      } else {
        lines.append(start..<index)
        start = index + 1
      }
    }
    lines.append(start..<bytes.count)
    return lines
  }

  /// The column, in scalars, of a byte on a line.
  private func column(_ offset: Int, _ line: Range<Int>) -> Int {
    scalars(before: offset) - scalars(before: line.lowerBound) + 1
  }

  /// The byte at a line and a byte column, both from 1.
  func byte(line: Int, column: Int) -> UInt8? {
    guard lines.indices.contains(line - 1), column > 0, column <= lines[line - 1].count else {
      return nil
    }
    return bytes[lines[line - 1].lowerBound + column - 1]
  }

  /// The place where `needle` stands on a line of the text (from 1), at or after a byte column and
  /// after what was found there before, with the byte where it ends.
  func find(_ needle: String, line: Int, from byteColumn: Int = 1, after end: Int = 0) -> (
    location: Location, end: Int
  ) {
    guard lines.indices.contains(line - 1) else {
      return (Location(file, line: firstLine + max(line - 1, 0)), 0)
    }
    let range = lines[line - 1]
    let start = min(range.lowerBound + max(byteColumn - 1, 0), range.upperBound)
    let wanted = Array(needle.utf8)
    let found = [max(start, end), end, range.lowerBound].lazy
      .filter { range.contains($0) }
      .compactMap { firstRange(of: wanted, in: $0..<range.upperBound) }
      .first
    let column = column(found?.lowerBound ?? start, range)
    return (
      Location(file, line: firstLine + line - 1, column: column), found?.upperBound ?? end
    )
  }
}

extension Source {
  /// Where a text first stands within a range; the library's own search is many times slower.
  private func firstRange(of needle: [UInt8], in range: Range<Int>) -> Range<Int>? {
    guard let first = needle.first else { return range.lowerBound..<range.lowerBound }
    guard needle.count <= range.count else { return nil }
    for start in range.lowerBound...range.upperBound - needle.count where bytes[start] == first {
      let end = start + needle.count
      if bytes[start..<end].elementsEqual(needle) { return start..<end }
    }
    return nil
  }
}

// MARK: What is hidden from the parser

extension Source {
  /// `\{{` becomes three private scalars, so that columns stay as they are; any such scalar that
  /// was there before is replaced as Unicode advises.
  static func hidingEscapes(_ text: String) -> String {
    // Few texts have any of these at all, and a look at the bytes tells.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == privateLead }) else {
      return text
    }
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

  private static let hiddenBackslash: Unicode.Scalar = "\u{E000}"
  private static let hiddenBrace: Unicode.Scalar = "\u{E001}"
  /// Stands where no block may begin any more.
  private static let inlineMark: Unicode.Scalar = "\u{E002}"
  private static let privateMarks: Set<Unicode.Scalar> = [hiddenBackslash, hiddenBrace, inlineMark]

  /// The byte that the marks begin with in UTF-8.
  private static let privateLead: UInt8 = 0xEE

  /// Code inside a text that may have holes: its braces are no holes.
  static func hidingBraces(_ code: String) -> String {
    code.replacing("{", with: String(hiddenBrace))
  }

  /// The text with the hidden scalars written as a reader sees them.
  static func visible(_ text: some StringProtocol, keepingBackslash: Bool = false) -> String {
    guard text.utf8.contains(privateLead) else { return String(text) }
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

  /// How many quotes and lists one line may open; what follows on it is text.
  ///
  /// The parser goes through all of them again for every line that follows.
  private static let maximumNesting = 200

  private static func limitNesting(_ bytes: inout [UInt8], _ lines: [Range<Int>]) -> Bool {
    let cuts = lines.compactMap { line in
      line.count > maximumNesting ? cut(bytes[line]) : nil
    }
    guard !cuts.isEmpty else { return false }
    var limited: [UInt8] = []
    var start = 0
    for cut in cuts {
      limited.append(contentsOf: bytes[start..<cut])
      limited.append(contentsOf: String(inlineMark).utf8)
      start = cut
    }
    limited.append(contentsOf: bytes[start...])
    bytes = limited
    return true
  }

  /// Where the marker stands that is one too many for its line, if there is one.
  private static func cut(_ line: ArraySlice<UInt8>) -> Int? {
    var markers = 0
    for index in line.indices {
      switch line[index] {
      case 32, 9, 48...57: continue
      case UInt8(ascii: ">"): markers += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        let next = index + 1
        guard next < line.endIndex, line[next] == 32 || line[next] == 9 else { return nil }
        markers += 1
      default: return nil
      }
      if markers > maximumNesting { return index }
    }
    return nil
  }
}
