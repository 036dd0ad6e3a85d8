extension Parser {
  /// The blanks between the beginning of the line and a tag, or nil if something else is there:
  /// text, or the end of the tag before.
  func leadingSpace(before tagStart: Int, notBefore textStart: Int) -> Range<Int>? {
    var index = tagStart
    while index > textStart, isBlank(text[index - 1]) { index -= 1 }
    let isLineStart = index == 0 || text[index - 1] == UInt8(ascii: "\n")
    // A tag that stood alone took its line end with it, and the text begins behind that.
    return isLineStart ? index..<tagStart : nil
  }

  /// Where the next line begins if only blanks follow on this one, else nil.
  ///
  /// The end of the text ends a line.
  func lineEnd(after tagEnd: Int) -> Int? {
    var index = endOfBlanks(from: tagEnd, to: text.count)
    if index < text.count, text[index] == UInt8(ascii: "\r") { index += 1 }
    if index == text.count { return index }
    return text[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }

  func endOfBlanks(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, isBlank(text[index]) { index += 1 }
    return index
  }

  /// The white space of the first line of a content that is not blank, or nil if all are.
  func margin(ofContent range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = endOfBlanks(from: start, to: range.upperBound)
      if end == range.upperBound { return nil }
      if text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") { return start..<end }
      guard let newline = text[end..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) else {
        return nil
      }
      start = newline + 1
    }
    return nil
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
