/// Objects within a stream: numbers and places first, then one object after another
/// (ISO 32000-1, 7.5.7).
struct PDFObjectStream {
  private var lexer: PDFLexer
  /// Where objects are said to begin, from the first place to the last.
  private var places: [(object: Int, start: Int)] = []
  /// How many of the places were met.
  private var met = 0

  /// Reads the numbers and places.
  ///
  /// - Throws: `.damaged`.
  init(_ bytes: [UInt8], count: Int, first: Int) throws(DocumentProblem) {
    guard count >= 0, first >= 0, first <= bytes.count else { throw .damaged }
    lexer = PDFLexer(bytes)
    for _ in 0..<count {
      guard case .integer(let object) = try lexer.next(),
        case .integer(let place) = try lexer.next(),
        place >= 0, place <= bytes.count - first
      else { throw .damaged }
      places.append((object, first + place))
    }
    guard lexer.position <= first else { throw .damaged }
    places.sort { $0.start < $1.start }
  }

  /// Looks at every word, and checks that each place is where an object begins: elsewhere a reader
  /// would begin within a text or a comment, and see other words.
  ///
  /// - Throws: `DocumentProblem`.
  mutating func scan(_ findings: inout PDFFindings) throws(DocumentProblem) {
    var nesting = PDFNesting()
    while true {
      let isOutside = nesting.isEmpty
      let end = lexer.position
      let token = try lexer.next()
      if token == .end { break }
      if isOutside { try meet(token, after: end, &findings) }
      try nesting.take(token, &findings)
    }
    guard nesting.isEmpty, met == places.count else { throw .damaged }
  }

  /// Notes the places before a word, from the end of the word before it.
  private mutating func meet(_ token: PDFToken, after end: Int, _ findings: inout PDFFindings)
    throws(DocumentProblem)
  {
    guard met < places.count, places[met].start <= lexer.start else { return }
    while met < places.count, places[met].start <= lexer.start {
      let start = places[met].start
      guard start == lexer.start || start >= end else { throw .damaged }
      findings.note(object: places[met].object, opening: token)
      met += 1
    }
    try checkBlanks(from: end)
  }

  /// A comment before an object is well, unless a place lies in it.
  private func checkBlanks(from end: Int) throws(DocumentProblem) {
    guard let comment = lexer.bytes[end..<lexer.start].firstIndex(of: 0x25) else { return }
    // The places just met are the last ones.
    var index = met - 1
    while index >= 0, places[index].start > comment {
      guard places[index].start == lexer.start else { throw .damaged }
      index -= 1
    }
  }
}
