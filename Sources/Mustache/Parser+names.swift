import Diagnostics

extension Parser {
  func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  /// What a tag asks of the context, or nil after a report.
  mutating func name(of tag: Tag) -> Name? {
    isOneWord(tag) ? name(tag, from: tag.content.lowerBound) : nil
  }

  /// The template that a partial or parent tag means, or nil after a report.
  mutating func target(of tag: Tag) -> Reference.Target? {
    guard tag.content.first.map({ text[$0] }) == UInt8(ascii: "*") else {
      return isOneWord(tag) ? .fixed(string(tag.content)) : nil
    }
    let start = tag.content.dropFirst().first { !isSpace(text[$0]) } ?? tag.content.upperBound
    guard start < tag.content.upperBound else {
      report("\(shortened(string(tag.range))) has no name")
      return nil
    }
    return isOneWord(tag, from: start) ? name(tag, from: start).map { .dynamic($0) } : nil
  }

  /// Whether the content of a tag can be a name at all; reports if not.
  mutating func isOneWord(_ tag: Tag, from start: Int? = nil) -> Bool {
    let content = (start ?? tag.content.lowerBound)..<tag.content.upperBound
    if content.isEmpty {
      report("\(shortened(string(tag.range))) has no name")
      return false
    }
    guard text[content].contains(where: isSpace) else { return true }
    report(
      "\(shortened(string(content))) is not one name", help: "a name has no white space in it")
    return false
  }

  private mutating func name(_ tag: Tag, from start: Int) -> Name? {
    let content = text[start..<tag.content.upperBound]
    let place = cursor.place(of: start)
    if content.elementsEqual([UInt8(ascii: ".")]) { return Name(parts: [], place: place) }
    let parts = content.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard !parts.contains(where: \.isEmpty) else {
      let name = shortened(string(content.indices))
      report("\(name) has an empty part", help: "write one full stop between two names")
      return nil
    }
    return Name(parts: parts.map { String(decoding: $0, as: UTF8.self) }, place: place)
  }
}
