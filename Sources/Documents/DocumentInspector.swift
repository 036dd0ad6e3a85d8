/// Tells by content what an uploaded file is, and gives the bytes that may be kept.
///
/// Time and memory are bounded by the number of bytes: nothing is decoded into pixels or pages.
public struct DocumentInspector: Sendable {
  /// A side of a picture has at most so many pixels.
  public static let maximumSide = 10_000
  /// A file has at most so many bytes.
  public let maximumBytes: Int

  /// Makes an inspector for files of at most so many bytes.
  public init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

  /// A file that may be kept.
  public struct Result: Sendable, Equatable {
    /// What it is.
    public let kind: DocumentKind
    /// What is kept of it: a PDF as it came, a JPEG without what tells of its maker.
    public let bytes: [UInt8]
  }

  /// Looks through the whole file.
  ///
  /// - Throws: `DocumentProblem`, the first that is found.
  public func inspect(_ bytes: [UInt8]) throws(DocumentProblem) -> Result {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= maximumBytes else { throw .tooLarge }
    switch try Self.kind(of: bytes) {
    case .jpeg:
      var rewriter = JPEGRewriter(bytes)
      let kept = try rewriter.rewrite()
      try Disguise.check(picture: kept)
      return Result(kind: .jpeg, bytes: kept)
    case .pdf:
      try PDFInspection.check(bytes)
      try Disguise.checkArchive(bytes)
      return Result(kind: .pdf, bytes: bytes)
    }
  }

  private static func kind(of bytes: [UInt8]) throws(DocumentProblem) -> DocumentKind {
    let pdf = Array("%PDF-".utf8)
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]
    if bytes.starts(with: jpeg) { return .jpeg }
    if bytes.starts(with: pdf) { return .pdf }
    if pdf.starts(with: bytes) || jpeg.starts(with: bytes) { throw .truncated }
    // Readers look for the header in the first 1024 bytes, and take whatever stands before it.
    if bytes.prefix(1024 + pdf.count).firstOccurrence(of: pdf) != nil { throw .polyglot }
    throw .unknownType
  }
}
