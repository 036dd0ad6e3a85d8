/// The data of a stream and the dictionary before it.
struct PDFStream {
  let dictionary: PDFDictionary
  let data: Range<Int>
}

/// What was met in a PDF so far, in the file itself and in its object streams.
struct PDFFindings {
  static let maximumObjects = 100_000
  static let maximumStreams = 20_000

  private(set) var streams: [PDFStream] = []
  private var objects = 0
  /// Whether the object of a number is an array, in all of its versions.
  private var isArray: [Int: Bool] = [:]
  private var openActions: Set<Int> = []
  /// Whether there is a tree of pages.
  var hasPages = false

  /// Counts objects.
  ///
  /// - Throws: `.tooComplex`.
  mutating func addObjects(_ count: Int = 1) throws(DocumentProblem) {
    objects += count
    guard objects <= Self.maximumObjects else { throw .tooComplex }
  }

  /// Keeps a stream to be looked into.
  ///
  /// - Throws: `.tooComplex`.
  mutating func add(_ stream: PDFStream) throws(DocumentProblem) {
    guard streams.count < Self.maximumStreams else { throw .tooComplex }
    streams.append(stream)
  }

  /// Notes with which word an object begins.
  mutating func note(object number: Int, opening token: PDFToken) {
    isArray[number] = isArray[number, default: true] && token == .openArray
  }

  /// Notes what is done on opening: a place to go to is an array, all else is an action.
  ///
  /// - Throws: `.scripts`.
  mutating func note(openAction value: PDFDictionary.Value) throws(DocumentProblem) {
    switch value {
    case .array: break
    case .reference(let number): openActions.insert(number)
    default: throw .scripts
    }
  }

  /// Checks what can be told only at the end.
  ///
  /// - Throws: `.scripts`, `.damaged`.
  func finish() throws(DocumentProblem) {
    guard openActions.allSatisfy({ isArray[$0] == true }) else { throw .scripts }
    guard hasPages, objects > 0 else { throw .damaged }
  }
}
