/// Objects within a stream: numbers and places first, then one object after another
/// (ISO 32000-1, 7.5.7).
enum PDFObjectStream {
  /// Looks at every word, and checks that each place is where an object begins.
  ///
  /// - Throws: `DocumentProblem`.
  static func scan(_ bytes: [UInt8], count: Int, first: Int, _ findings: inout PDFFindings)
    throws(DocumentProblem)
  {
    guard count >= 0, first >= 0, first <= bytes.count else { throw .damaged }
    try findings.addObjects(count)
    var lexer = PDFLexer(bytes)
    var places: [(object: Int, place: Int)] = []
    for _ in 0..<count {
      guard case .integer(let object) = try lexer.next(),
        case .integer(let place) = try lexer.next()
      else { throw .damaged }
      places.append((object, place))
    }
    guard lexer.position <= first else { throw .damaged }
    let starts = try words(&lexer, &findings)
    for (object, place) in places {
      guard place >= 0, place <= bytes.count - first else { throw .damaged }
      var start = first + place
      while start < bytes.count, bytes[start].isWhite { start += 1 }
      // Else a reader would begin within a text or a comment, and see other words.
      guard let token = starts[start] else { throw .damaged }
      findings.note(object: object, opening: token)
    }
  }

  /// The words outside of dictionaries and arrays, by where they begin.
  private static func words(_ lexer: inout PDFLexer, _ findings: inout PDFFindings)
    throws(DocumentProblem) -> [Int: PDFToken]
  {
    var starts: [Int: PDFToken] = [:]
    var nesting = PDFNesting()
    while true {
      let isOutside = nesting.isEmpty
      let token = try lexer.next()
      if token == .end { break }
      if isOutside { starts[lexer.start] = token }
      try nesting.take(token, &findings)
    }
    guard nesting.isEmpty else { throw .damaged }
    return starts
  }
}
