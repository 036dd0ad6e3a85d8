/// How the data of a stream is packed (ISO 32000-1, 7.4), by its name or its short name.
enum PDFFilter {
  case hexadecimal, base85, flate, lzw, runLength
  /// A picture, which stays as it is.
  case jpeg, jpeg2000, fax, jbig2

  private static let names: [PDFName: PDFFilter] = [
    PDFName("ASCIIHexDecode"): .hexadecimal, PDFName("AHx"): .hexadecimal,
    PDFName("ASCII85Decode"): .base85, PDFName("A85"): .base85,
    PDFName("FlateDecode"): .flate, PDFName("Fl"): .flate,
    PDFName("LZWDecode"): .lzw, PDFName("LZW"): .lzw,
    PDFName("RunLengthDecode"): .runLength, PDFName("RL"): .runLength,
    PDFName("DCTDecode"): .jpeg, PDFName("DCT"): .jpeg,
    PDFName("JPXDecode"): .jpeg2000,
    PDFName("CCITTFaxDecode"): .fax, PDFName("CCF"): .fax,
    PDFName("JBIG2Decode"): .jbig2,
  ]

  /// The filters of a stream in the order in which they are undone.
  ///
  /// - Throws: `.tooComplex` for more than two, two that expand, and what is not a filter's name;
  ///   `.encrypted`.
  static func chain(_ dictionary: PDFDictionary) throws(DocumentProblem) -> [PDFFilter] {
    let names: [PDFName]?
    switch dictionary[PDFDictionary.filter] {
    case nil: names = []
    case .name(let name): names = [name]
    case .array(let list): names = list
    default: names = nil
    }
    guard let names, names.count <= 2 else { throw .tooComplex }
    var filters: [PDFFilter] = []
    for name in names {
      if name == PDFName("Crypt") { throw .encrypted }
      guard let filter = Self.names[name] else { throw .tooComplex }
      // After a picture there is nothing to undo, and one expansion upon another is a bomb.
      if let last = filters.last, !last.isText, !(last == .flate && filter.isPicture) {
        throw .tooComplex
      }
      filters.append(filter)
    }
    return filters
  }

  /// Whether it makes less of its input, letter by letter.
  var isText: Bool { self == .hexadecimal || self == .base85 }

  var isPicture: Bool {
    switch self {
    case .jpeg, .jpeg2000, .fax, .jbig2: true
    case .hexadecimal, .base85, .flate, .lzw, .runLength: false
    }
  }
}
