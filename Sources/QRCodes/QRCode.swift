import CQRencode

/// A text as a square that telephones read (ISO/IEC 18004), at error level M: a seventh of it may be
/// spoiled.
public struct QRCode: Sendable, Hashable {
  /// The longest text, in bytes of UTF-8: more cannot be read off a screen with ease.
  public static let lengthLimit = 512
  /// How many modules a side has: 21, and 4 more for each larger version.
  public let size: Int
  /// The modules row by row, without the quiet zone around them.
  private let modules: [Bool]

  /// Makes the smallest square that holds a text.
  ///
  /// It is nil for a text of another length, and when the machine has no memory left for it.
  ///
  /// - Parameter text: One byte or more, at most ``lengthLimit``.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (1...Self.lengthLimit).contains(bytes.count),
      let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    guard size > 0, let data = code.pointee.data else { return nil }
    // Only the lowest bit is the colour; the others tell what the module is for.
    modules = (0..<(size * size)).map { data[$0] & 1 == 1 }
    self.size = size
  }

  /// The rows from above, each module as 1 for dark or 0.
  public var rows: [String] {
    (0..<size).map { row in
      String(
        decoding: modules[(row * size)..<((row + 1) * size)].map {
          $0 ? UInt8(ascii: "1") : UInt8(ascii: "0")
        }, as: UTF8.self)
    }
  }

  /// Whether the module of a column and a row is dark; those outside are light.
  public subscript(column: Int, row: Int) -> Bool {
    guard (0..<size).contains(column), (0..<size).contains(row) else { return false }
    return modules[row * size + column]
  }
}
