/// The dictionaries and arrays that are open, and what is noted of them.
struct PDFNesting {
  /// Page trees, names and marks of ordinary writers nest to ten or so.
  static let maximumDepth = 64

  private struct Frame {
    let isDictionary: Bool
    var dictionary = PDFDictionary()
    /// The key whose value is being read.
    var key: PDFName?
    var value: PDFDictionary.Value?
    /// The words of the value so far.
    var words = 0
    /// The names of an array.
    var names: [PDFName]? = []
  }

  private var frames: [Frame] = []
  /// The outermost dictionary that was closed last.
  private(set) var closed = PDFDictionary()

  var isEmpty: Bool { frames.isEmpty }

  private static let reference = PDFName("R")
  private static let pages = PDFName("Pages")

  /// Takes the next word.
  ///
  /// - Throws: `DocumentProblem`.
  mutating func take(_ token: PDFToken, _ findings: inout PDFFindings) throws(DocumentProblem) {
    switch token {
    case .openDictionary: try open(isDictionary: true)
    case .openArray: try open(isDictionary: false)
    case .closeDictionary: try close(isDictionary: true, &findings)
    case .closeArray: try close(isDictionary: false, &findings)
    case .name(let name):
      if let problem = PDFName.forbidden[name] { throw problem }
      if name == Self.pages { findings.hasPages = true }
      try take(name, &findings)
    case .integer(let value): try add(.integer(value))
    case .keyword(Self.reference): try addReference()
    case .keyword, .other, .end: try add(.other)
    }
  }

  private mutating func open(isDictionary: Bool) throws(DocumentProblem) {
    guard frames.count < Self.maximumDepth else { throw .tooComplex }
    frames.append(Frame(isDictionary: isDictionary))
  }

  private mutating func close(isDictionary: Bool, _ findings: inout PDFFindings)
    throws(DocumentProblem)
  {
    guard var frame = frames.popLast(), frame.isDictionary == isDictionary else { throw .damaged }
    if isDictionary {
      try settle(&frame, &findings)
      if frames.isEmpty { closed = frame.dictionary }
      try add(.dictionary)
    } else {
      try add(.array(frame.names))
    }
  }

  private mutating func take(_ name: PDFName, _ findings: inout PDFFindings)
    throws(DocumentProblem)
  {
    guard var frame = frames.popLast() else { return }
    if !frame.isDictionary {
      // A dozen filters is as bad as any.
      frame.names = frame.names.flatMap { $0.count < 12 ? $0 + [name] : nil }
    } else if frame.key == nil || frame.words > 0 {
      try settle(&frame, &findings)
      frame.key = name
    } else {
      frame.value = .name(name)
      frame.words = 1
    }
    frames.append(frame)
  }

  /// Adds a word that is no name to the value that is being read.
  private mutating func add(_ value: PDFDictionary.Value) throws(DocumentProblem) {
    let last = frames.count - 1
    guard last >= 0 else { return }
    if !frames[last].isDictionary {
      frames[last].names = nil
      return
    }
    // A dictionary is pairs of a name and a value.
    guard frames[last].key != nil else { throw .damaged }
    if frames[last].words == 0 { frames[last].value = value }
    frames[last].words += 1
  }

  private mutating func addReference() throws(DocumentProblem) {
    let last = frames.count - 1
    if last >= 0, frames[last].words == 2, case .integer(let number) = frames[last].value {
      frames[last].value = .reference(number)
    }
    try add(.other)
  }

  private func settle(_ frame: inout Frame, _ findings: inout PDFFindings) throws(DocumentProblem) {
    guard let key = frame.key, let value = frame.value else { return }
    frame.key = nil
    frame.value = nil
    frame.words = 0
    if key == PDFDictionary.openAction { try findings.note(openAction: value) }
    try frame.dictionary.set(key, value)
  }
}
