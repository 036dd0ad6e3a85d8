/// Reads a whole PDF from its first byte to its last, whatever its tables of offsets say: what is
/// in the file may be reached by some reader.
struct PDFFileScanner {
  private var lexer: PDFLexer
  private var nesting = PDFNesting()
  private var findings = PDFFindings()
  /// The two integers before the word.
  private var numbers: (Int?, Int?) = (nil, nil)
  /// The number of the object whose first word comes next.
  private var opening: Int?
  private var previous = PDFToken.end

  private static let object = PDFName("obj")
  private static let objectEnd = PDFName("endobj")
  private static let stream = PDFName("stream")
  private static let streamEnd = PDFName("endstream")

  init(_ bytes: [UInt8]) { lexer = PDFLexer(bytes) }

  /// Looks at every word, and finds the streams.
  ///
  /// - Throws: `DocumentProblem`.
  mutating func scan() throws(DocumentProblem) -> PDFFindings {
    while true {
      let token = try lexer.next()
      if token == .end { break }
      if let number = opening {
        findings.note(object: number, opening: token)
        opening = nil
      }
      if case .keyword(let word) = token, try take(word) {
        numbers = (nil, nil)
      } else {
        try nesting.take(token, &findings)
        note(token)
      }
      previous = token
    }
    guard nesting.isEmpty else { throw .damaged }
    return findings
  }

  private mutating func note(_ token: PDFToken) {
    if case .integer(let value) = token {
      numbers = (numbers.1, value)
    } else {
      numbers = (nil, nil)
    }
  }

  /// Takes a word that stands between objects; false for any other.
  private mutating func take(_ word: PDFName) throws(DocumentProblem) -> Bool {
    switch word {
    case Self.object:
      guard nesting.isEmpty else { throw .damaged }
      try findings.addObjects()
      opening = numbers.0
      return true
    case Self.objectEnd, Self.streamEnd:
      guard nesting.isEmpty else { throw .damaged }
      return true
    case Self.stream:
      guard nesting.isEmpty, previous == .closeDictionary else { throw .damaged }
      try takeStream()
      return true
    default:
      // Some readers see the word, others do not.
      if word.begins(with: Self.object) || word.begins(with: Self.stream) { throw .damaged }
      return false
    }
  }

  private mutating func takeStream() throws(DocumentProblem) {
    let dictionary = nesting.closed
    let start = try dataStart()
    guard let end = lexer.bytes.endOfStream(from: start) else { throw .damaged }
    if case .integer(let length) = dictionary[PDFDictionary.length] {
      // A reader that goes by the length must see what is seen here.
      guard length >= 0, length <= end - start,
        lexer.bytes[(start + length)..<end].allSatisfy(\.isWhite)
      else { throw .damaged }
    }
    try PDFConcealment.checkData(lexer.bytes, start..<end)
    try findings.add(PDFStream(dictionary: dictionary, data: start..<end))
    lexer.position = end + Self.streamEnd.count
  }

  /// The first byte after the line with the word `stream`.
  private func dataStart() throws(DocumentProblem) -> Int {
    let bytes = lexer.bytes
    var start = lexer.position
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 9 { start += 1 }
    guard start < bytes.count else { throw .damaged }
    switch bytes[start] {
    case 10: return start + 1
    case 13: return start + 1 < bytes.count && bytes[start + 1] == 10 ? start + 2 : start + 1
    default: throw .damaged
    }
  }
}

extension [UInt8] {
  /// Where the next `endstream` begins.
  func endOfStream(from start: Int) -> Int? {
    let word = Array("endstream".utf8)
    var position = start
    while position + word.count <= count {
      if self[position] == 0x65, self[position + 1] == 0x6E, self[position + 3] == 0x73,
        self[position..<position + word.count].elementsEqual(word)
      {
        return position
      }
      position += 1
    }
    return nil
  }
}
