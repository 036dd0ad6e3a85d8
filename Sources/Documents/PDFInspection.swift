/// Checks a PDF from end to end.
enum PDFInspection {
  /// - Throws: `DocumentProblem`, the first that is found.
  static func check(_ bytes: [UInt8]) throws(DocumentProblem) {
    try checkHeader(bytes)
    try checkEnd(bytes)
    var scanner = PDFFileScanner(bytes)
    var findings = try scanner.scan()
    var check = PDFStreamCheck(bytes)
    for stream in findings.streams { try check.check(stream, &findings) }
    try findings.finish()
  }

  private static func checkHeader(_ bytes: [UInt8]) throws(DocumentProblem) {
    let header = bytes.prefix(9)
    guard header.count == 9 else { throw .truncated }
    let isOne = header.starts(with: "%PDF-1.".utf8) && bytes[7].isDigit
    guard isOne || header.starts(with: "%PDF-2.0".utf8), bytes[8].isWhite else {
      throw .unknownType
    }
  }

  /// `startxref`, a number, `%%EOF` and nothing more.
  private static func checkEnd(_ bytes: [UInt8]) throws(DocumentProblem) {
    let mark = Array("%%EOF".utf8)
    guard let end = bytes.lastOccurrence(of: mark, before: bytes.count) else { throw .truncated }
    guard bytes[(end + mark.count)...].allSatisfy(\.isWhite) else {
      // A file made for slow lines has a first end near its beginning; it is cut, not joined.
      let rest = bytes[(end + mark.count)...]
      throw rest.firstOccurrence(of: Array(" obj".utf8)) == nil ? .polyglot : .truncated
    }
    let word = Array("startxref".utf8)
    guard let start = bytes.lastOccurrence(of: word, before: end), start > end - 256 else {
      throw .damaged
    }
    var lexer = PDFLexer(bytes, at: start + word.count)
    guard case .integer(let offset) = try lexer.next(), lexer.position <= end, offset >= 0,
      offset < bytes.count, bytes[lexer.position..<end].allSatisfy(\.isWhite)
    else { throw .damaged }
  }
}

extension [UInt8] {
  /// Where a run of bytes begins for the last time.
  func lastOccurrence(of run: [UInt8], before end: Int) -> Int? {
    guard let first = run.first else { return nil }
    var start = Swift.min(end, count) - run.count
    while start >= 0 {
      if self[start] == first, self[start..<start + run.count].elementsEqual(run) { return start }
      start -= 1
    }
    return nil
  }
}
