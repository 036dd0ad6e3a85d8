/// What a guide's text needs besides to stand well on paper.
enum PaperText {
  /// The elements that end a line.
  private static let blocks: Set<String> = [
    "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption",
  ]

  /// The text without blanks at the end of its blocks.
  ///
  /// Remarks between `<!--` and `-->` leave them. WeasyPrint (70.0) breaks the last line at its first
  /// word when only such a blank does not fit on it.
  static func trimmed(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    for (place, byte) in text.enumerated() {
      if byte == UInt8(ascii: "<"), isBlockEnd(text[place...]) {
        while let last = output.last, last == 32 || last == 10 { output.removeLast() }
      }
      output.append(byte)
    }
    return output
  }

  private static func isBlockEnd(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.dropFirst().first == UInt8(ascii: "/") else { return false }
    let name = text.dropFirst(2).prefix(11).prefix { $0 != UInt8(ascii: ">") }
    return blocks.contains(String(decoding: name, as: UTF8.self))
  }

  /// The text with a phone number on one line wherever it stands.
  static func joining(_ phone: String, in text: [UInt8]) -> [UInt8] {
    guard phone.utf8.contains(UInt8(ascii: " ")) else { return text }
    return text.replacing(
      Array(phone.utf8), with: Array(phone.replacing(" ", with: "\u{A0}").utf8))
  }
}
