/// One word of a PDF.
enum PDFToken: Equatable {
  case integer(Int)
  case name(PDFName)
  case keyword(PDFName)
  case openDictionary, closeDictionary, openArray, closeArray
  /// A string or a number with a point: nothing depends on it.
  case other
  case end
}

/// Splits bytes into the words of a PDF (ISO 32000-1, 7.2 and 7.3), and looks into what it skips.
struct PDFLexer {
  let bytes: [UInt8]
  var position: Int
  /// Where the last word began.
  private(set) var start = 0

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The next word.
  ///
  /// - Throws: `DocumentProblem`.
  mutating func next() throws(DocumentProblem) -> PDFToken {
    try skipBlanks()
    start = position
    guard let first = byte(position) else { return .end }
    position += 1
    switch first {
    case 0x2F: return .name(PDFName.read(bytes, at: &position, end: bytes.count))
    case 0x28:
      try skipString()
      return .other
    case 0x5B: return .openArray
    case 0x5D: return .closeArray
    case 0x3C:
      if byte(position) == 0x3C {
        position += 1
        return .openDictionary
      }
      try skipHexadecimal()
      return .other
    case 0x3E:
      guard byte(position) == 0x3E else { throw .damaged }
      position += 1
      return .closeDictionary
    case 0x29, 0x7B, 0x7D: throw .damaged
    case 0x2B, 0x2D, 0x2E, 0x30...0x39:
      position -= 1
      return number()
    default:
      position -= 1
      return keyword()
    }
  }

  private mutating func skipBlanks() throws(DocumentProblem) {
    while let next = byte(position) {
      if next.isWhite {
        position += 1
      } else if next == 0x25 {
        let start = position
        while let inner = byte(position), inner != 10, inner != 13 { position += 1 }
        try PDFConcealment.checkData(bytes, start..<position)
      } else {
        return
      }
    }
  }

  private mutating func skipString() throws(DocumentProblem) {
    let start = position
    var depth = 1
    while let next = byte(position) {
      position += 1
      switch next {
      case 0x5C: position += 1
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      if depth == 0 {
        try PDFConcealment.checkString(bytes, start..<position)
        return
      }
    }
    throw .damaged
  }

  private mutating func skipHexadecimal() throws(DocumentProblem) {
    while let next = byte(position) {
      position += 1
      if next == 0x3E { return }
      guard next.isWhite || next.hexadecimalValue != nil else { throw .damaged }
    }
    throw .damaged
  }

  /// A number ends where something else begins: `0obj` is a number and a word.
  private mutating func number() -> PDFToken {
    var value = 0
    var isInteger = true
    var isNegative = false
    while let next = byte(position) {
      switch next {
      case 0x30...0x39:
        // More than any file has bytes or objects.
        value = min(value * 10 + Int(next - 0x30), 1 << 48)
      case 0x2D where position == start: isNegative = true
      case 0x2B where position == start: break
      case 0x2B, 0x2D, 0x2E: isInteger = false
      default: return isInteger ? .integer(isNegative ? -value : value) : .other
      }
      position += 1
    }
    return isInteger ? .integer(isNegative ? -value : value) : .other
  }

  private mutating func keyword() -> PDFToken {
    var word = PDFName()
    while let next = byte(position), next.isRegular {
      word.append(next)
      position += 1
    }
    return .keyword(word)
  }
}
