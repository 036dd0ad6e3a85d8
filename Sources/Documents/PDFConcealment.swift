/// Finds objects within bytes that are skipped: comments, strings and the data of streams.
///
/// A reader follows the offsets that a file gives, and these may lead into the middle of anything.
enum PDFConcealment {
  /// Looks through a comment or the data of a stream.
  static func checkData(_ bytes: [UInt8], _ range: Range<Int>) throws(DocumentProblem) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      position += 1
      if byte == 0x2F {
        let name = PDFName.read(bytes, at: &position, end: range.upperBound)
        if name.count >= 4, let problem = PDFName.telling[name] { throw problem }
      } else if byte == 0x6F, isObject(bytes, position - 1, range) {
        // In compressed data both numbers must be there, or chance would refuse one file in fifty.
        let second = try white(bytes, before: position - 1, range)
        let middle = try digits(bytes, before: second, range)
        let first = try white(bytes, before: middle, range)
        let hasTwo = middle < second && first < middle && first > range.lowerBound
        if hasTwo, bytes[first - 1].isDigit { throw .damaged }
      }
    }
  }

  /// Looks through a text, where words are no surprise and names are none: `obj` after a number or
  /// a line end is what no text has.
  static func checkString(_ bytes: [UInt8], _ range: Range<Int>) throws(DocumentProblem) {
    for position in range where bytes[position] == 0x6F && isObject(bytes, position, range) {
      let start = try white(bytes, before: position, range)
      let hasLineEnd = bytes[start..<position].contains { $0 == 10 || $0 == 13 }
      let hasNumber = start > range.lowerBound && bytes[start - 1].isDigit
      if hasLineEnd || hasNumber { throw .damaged }
    }
  }

  private static func isObject(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Bool {
    start + 2 < range.upperBound && bytes[start + 1] == 0x62 && bytes[start + 2] == 0x6A
  }

  private static func white(_ bytes: [UInt8], before end: Int, _ range: Range<Int>)
    throws(DocumentProblem) -> Int
  {
    try start(bytes, before: end, range) { $0.isWhite }
  }

  private static func digits(_ bytes: [UInt8], before end: Int, _ range: Range<Int>)
    throws(DocumentProblem) -> Int
  {
    try start(bytes, before: end, range) { $0.isDigit }
  }

  /// At most 64 steps back, so that a file full of blanks costs no more than one of letters; who
  /// writes more of them before this word has something to hide.
  private static func start(
    _ bytes: [UInt8], before end: Int, _ range: Range<Int>, _ isPart: (UInt8) -> Bool
  ) throws(DocumentProblem) -> Int {
    var start = end
    while start > range.lowerBound, isPart(bytes[start - 1]) {
      guard end - start < 64 else { throw .damaged }
      start -= 1
    }
    return start
  }
}
