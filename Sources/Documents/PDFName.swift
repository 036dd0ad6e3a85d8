/// A name or a keyword of a PDF, without its slash and with `#xx` read (ISO 32000-1, 7.3.5).
///
/// Sixteen bytes are kept, which is more than any name that matters here has; a longer one is like no other.
struct PDFName: Hashable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0
  private(set) var count = 0

  init() {}

  init(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { append(byte) } }
  }

  mutating func append(_ byte: UInt8) {
    switch count {
    case 0..<8: high = high << 8 | UInt64(byte)
    case 8..<16: low = low << 8 | UInt64(byte)
    default: break
    }
    count += 1
  }

  /// Reads the name whose first byte is at `position`, and moves behind it.
  static func read(_ bytes: [UInt8], at position: inout Int, end: Int) -> PDFName {
    var name = PDFName()
    while position < end, bytes[position].isRegular {
      var byte = bytes[position]
      if byte == 0x23, position + 2 < end, let high = bytes[position + 1].hexadecimalValue,
        let low = bytes[position + 2].hexadecimalValue
      {
        byte = high << 4 | low
        position += 2
      }
      name.append(byte)
      position += 1
    }
    return name
  }

  /// Whether the first letters are those of a word that is shorter.
  func begins(with word: PDFName) -> Bool {
    guard count > word.count, word.count <= 8 else { return false }
    return high >> (8 * UInt64(min(count, 8) - word.count)) == word.high
  }
}

extension PDFName {
  /// Names that no scan has, wherever they stand, with what they are the sign of.
  static let forbidden: [PDFName: DocumentProblem] = [
    PDFName("JavaScript"): .scripts, PDFName("JS"): .scripts, PDFName("Launch"): .scripts,
    PDFName("SubmitForm"): .scripts, PDFName("ImportData"): .scripts, PDFName("GoToR"): .scripts,
    PDFName("GoToE"): .scripts, PDFName("AA"): .scripts, PDFName("RichMedia"): .scripts,
    PDFName("XFA"): .scripts, PDFName("Rendition"): .scripts, PDFName("Movie"): .scripts,
    PDFName("Sound"): .scripts, PDFName("OnInstantiate"): .scripts,
    PDFName("EmbeddedFile"): .attachments, PDFName("EmbeddedFiles"): .attachments,
    PDFName("FileAttachment"): .attachments, PDFName("EF"): .attachments,
    PDFName("Encrypt"): .encrypted,
  ]

  /// Those of them that are too long to come up in compressed data by chance, and what would let
  /// objects hide there.
  static let telling: [PDFName: DocumentProblem] = forbidden.filter { $0.key.count >= 5 }
    .merging([PDFName("ObjStm"): .damaged, PDFName("XRef"): .damaged]) { first, _ in first }
}

extension UInt8 {
  /// White space of a PDF.
  var isWhite: Bool {
    switch self {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  /// Part of a name, a number or a keyword.
  var isRegular: Bool {
    switch self {
    case 0, 9, 10, 12, 13, 32: false
    case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
