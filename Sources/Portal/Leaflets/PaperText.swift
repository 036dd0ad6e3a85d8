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
    let mark = Array(phone.utf8)
    let joined = Array(phone.replacing(" ", with: "\u{A0}").utf8)
    return copying(text, at: mark) { output, place in
      output += joined
      return place + mark.count
    }
  }

  /// A copy of a text in which somebody else writes what stands at each place of a mark.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - mark: One byte or more.
  ///   - write: Gets what was copied and the place of the mark; tells where copying goes on.
  /// - Returns: The copy.
  static func copying(
    _ text: [UInt8], at mark: [UInt8], _ write: (inout [UInt8], Int) -> Int
  ) -> [UInt8] {
    guard let first = mark.first else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var (place, copied) = (0, 0)
    while place + mark.count <= text.count {
      guard text[place] == first, text[place..<(place + mark.count)].elementsEqual(mark) else {
        place += 1
        continue
      }
      output += text[copied..<place]
      place = min(text.count, max(place + 1, write(&output, place)))
      copied = place
    }
    return output + text[copied...]
  }
}
