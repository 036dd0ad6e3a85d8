/// What is noted of a dictionary while its words pass.
struct PDFDictionary {
  /// The value of a key, as far as it matters.
  enum Value {
    case integer(Int)
    case reference(Int)
    case name(PDFName)
    /// The names in an array; nil when there is more in it than a few names.
    case array([PDFName]?)
    case dictionary
    case other
  }

  private(set) var values: [PDFName: Value] = [:]
  /// Whether a key that matters stands twice: readers do not agree which one counts.
  private(set) var hasDuplicate = false

  static let type = PDFName("Type")
  static let filter = PDFName("Filter")
  static let length = PDFName("Length")
  static let first = PDFName("First")
  static let number = PDFName("N")
  static let file = PDFName("F")
  static let fileFilter = PDFName("FFilter")
  static let openAction = PDFName("OpenAction")
  static let sides: Set<PDFName> = [
    PDFName("Width"), PDFName("Height"), PDFName("Columns"), PDFName("Rows"),
  ]
  private static let kept: Set<PDFName> = [type, filter, length, first, number, file, fileFilter]

  subscript(key: PDFName) -> Value? { values[key] }

  /// Notes the value of a key.
  ///
  /// - Throws: `.tooManyPixels` for a side that is too long.
  mutating func set(_ key: PDFName, _ value: Value) throws(DocumentProblem) {
    // Most keys are none of these, and have other lengths.
    guard key.count <= 7 else { return }
    if Self.kept.contains(key) {
      if values.updateValue(value, forKey: key) != nil { hasDuplicate = true }
    } else if Self.sides.contains(key), case .integer(let side) = value,
      side > DocumentInspector.maximumSide
    {
      throw .tooManyPixels
    }
  }
}
