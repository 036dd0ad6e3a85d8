/// Unpacks the streams of a PDF as far as is needed, within limits for one and for all.
struct PDFStreamCheck {
  /// A page of A4 in colours at 600 dots an inch has 100 MiB.
  static let maximumExpansion = 100 << 20
  static let maximumSum = 200 << 20
  /// Object streams hold a hundred objects or so, some tens of kilobytes.
  static let maximumObjects = 4 << 20
  /// Of a picture within a deflated stream, what has its header.
  static let pictureHeader = 1 << 20

  private let bytes: [UInt8]
  private let inflater = Inflater()
  private var sum = 0
  private var objectSum = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Checks one stream, and looks at the objects in it.
  ///
  /// - Throws: `DocumentProblem`.
  mutating func check(_ stream: PDFStream, _ findings: inout PDFFindings) throws(DocumentProblem) {
    let dictionary = stream.dictionary
    // The data of a stream in another file, or short for its filter: readers do not agree.
    if dictionary[PDFDictionary.file] != nil || dictionary[PDFDictionary.fileFilter] != nil {
      throw .attachments
    }
    guard !dictionary.hasDuplicate else { throw .damaged }
    let filters = try PDFFilter.chain(dictionary)
    // Some readers go by the key alone.
    var isObjects = dictionary[PDFDictionary.first] != nil
    if case .name(PDFName("ObjStm")) = dictionary[PDFDictionary.type] { isObjects = true }
    let unpacked = try unpack(bytes[stream.data], filters, isObjects: isObjects)
    guard isObjects else { return }
    guard case .integer(let count) = dictionary[PDFDictionary.number],
      case .integer(let first) = dictionary[PDFDictionary.first],
      filters.allSatisfy({ $0.isText || $0 == .flate })
    else { throw .damaged }
    objectSum += unpacked.count
    guard objectSum <= 2 * Self.maximumObjects else { throw .tooComplex }
    try findings.addObjects(max(0, count))
    var objects = try PDFObjectStream(Array(unpacked), count: count, first: first)
    try objects.scan(&findings)
  }

  private mutating func unpack(_ data: ArraySlice<UInt8>, _ filters: [PDFFilter], isObjects: Bool)
    throws(DocumentProblem) -> ArraySlice<UInt8>
  {
    var data = data
    for filter in filters {
      switch filter {
      case .hexadecimal: data = try TextFilter.hexadecimal(data)[...]
      case .base85: data = try TextFilter.base85(data)[...]
      case .flate: data = try inflate(data, isObjects: isObjects, isPicture: filters.count > 1)[...]
      case .lzw: try spend(ExpansionCount.lzw(data))
      case .runLength: try spend(ExpansionCount.runLength(data))
      case .jpeg: try JPEGFrame.checkSize(data)
      case .jpeg2000: try Self.checkJPEG2000(data)
      case .fax, .jbig2: break
      }
    }
    return data
  }

  private mutating func inflate(_ data: ArraySlice<UInt8>, isObjects: Bool, isPicture: Bool)
    throws(DocumentProblem) -> [UInt8]
  {
    // An empty stream that says it is deflated is common, and makes nothing.
    guard data.contains(where: { !$0.isWhite }) else { return [] }
    let limit = isObjects ? Self.maximumObjects : Self.maximumExpansion
    let keeping = isObjects ? limit : isPicture ? Self.pictureHeader : 0
    let output = try inflater.inflate(
      data, limit: min(limit, Self.maximumSum - sum), keeping: keeping)
    sum += output.count
    return output.kept
  }

  private mutating func spend(_ count: Int) throws(DocumentProblem) {
    sum += count
    guard count <= Self.maximumExpansion, sum <= Self.maximumSum else { throw .tooComplex }
  }

  /// The size of a JPEG 2000 picture stands in its SIZ segment (ITU T.800 A.5.1).
  private static func checkJPEG2000(_ data: ArraySlice<UInt8>) throws(DocumentProblem) {
    guard let start = data.firstOccurrence(of: [0xFF, 0x4F, 0xFF, 0x51]) else { throw .damaged }
    var cursor = ByteCursor(Array(data[start...].prefix(24)), shortage: .damaged)
    _ = try cursor.slice(8)
    for _ in 0..<2 {
      let side = try cursor.word() << 16 | cursor.word()
      guard side > 0 else { throw .damaged }
      guard side <= DocumentInspector.maximumSide else { throw .tooManyPixels }
    }
  }
}
