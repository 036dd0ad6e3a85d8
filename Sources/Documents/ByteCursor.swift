/// Reads bytes one after another; the end is an error and never a trap.
struct ByteCursor {
  let bytes: [UInt8]
  var position = 0
  /// What is thrown where bytes are missing.
  let shortage: DocumentProblem

  init(_ bytes: [UInt8], shortage: DocumentProblem = .truncated) {
    self.bytes = bytes
    self.shortage = shortage
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func byte() throws(DocumentProblem) -> UInt8 {
    guard position < bytes.count else { throw shortage }
    defer { position += 1 }
    return bytes[position]
  }

  /// Two bytes, the higher first.
  mutating func word() throws(DocumentProblem) -> Int {
    let high = try byte()
    return try Int(high) << 8 | Int(byte())
  }

  mutating func slice(_ count: Int) throws(DocumentProblem) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else { throw shortage }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
