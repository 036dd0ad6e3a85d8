import Diagnostics

/// Parses the text of one template into nodes.
///
/// Errors are collected and parsing goes on, so that one run shows all of them.
///
/// The rules are those of the Mustache specification: which tags stand alone on a line, and what
/// indentation partials and blocks pass on.
struct Parser {
  let text: [UInt8]
  let file: String
  var scanner: TagScanner
  var cursor: Cursor
  /// The nodes of the innermost open element.
  var nodes: [Node] = []
  /// Those of the elements around it; here alone, so that going on with them copies nothing.
  var outer: [[Node]] = []
  var blocks: [Block] = []
  var opened: [Opened] = []
  var diagnostics: [Diagnostic] = []
  /// Whether the next byte is the first of a line that is written.
  var isAtLineStart = true
  /// Where the tag begins that is read.
  var tagPlace = Place(line: 1, column: 1)
  /// Whether reading on would help nobody.
  var isGivenUp = false

  /// A section, parent or block that is not closed yet.
  struct Opened {
    enum Kind { case section, inverted, parent, block, argument }

    var kind: Kind
    /// What the closing tag must say.
    var name: String
    var place: Place
    /// What a section asks for and what a parent includes; nil if the tag was wrong.
    var asked: Name?
    var target: Reference.Target?
    /// Where its content begins, and whether that is the beginning of a line.
    var contentStart: Int
    var startsLine: Bool
    /// The white space before the tag, if nothing else precedes it on its line.
    var indentation: Range<Int>?
  }

  init(_ text: [UInt8], file: String) {
    self.text = text
    self.file = file
    scanner = TagScanner(text)
    cursor = Cursor(text)
  }

  /// Parses the whole text.
  mutating func parse() {
    var textStart = 0
    while !isGivenUp, let tag = scanner.next() {
      read(tag, after: textStart)
      textStart = scanner.position
      if diagnostics.count >= Limits.diagnostics { isGivenUp = true }
    }
    guard !isGivenUp else { return }
    add(text: textStart..<text.count)
    while let element = opened.last {
      reportUnclosed(element, at: cursor.place(of: text.count), before: "the end")
      close(element, contentEnd: text.count)
    }
  }

  private mutating func read(_ tag: Tag, after textStart: Int) {
    tagPlace = cursor.place(of: tag.range.lowerBound)
    let margin = leadingSpace(before: tag.range.lowerBound, notBefore: textStart)
    let lineEnd = lineEnd(after: tag.range.upperBound)
    let isAlone = margin != nil && lineEnd != nil
    switch tag.kind {
    case .comment, .delimiters, .section, .inverted, .partial:
      if isAlone, let margin, let lineEnd {
        add(text: textStart..<margin.lowerBound)
        scanner.skip(to: lineEnd)
      } else {
        add(text: textStart..<tag.range.lowerBound, beforeTag: true)
      }
    case .variable, .unescaped, .unclosed:
      add(text: textStart..<tag.range.lowerBound, beforeTag: true)
    case .close, .parent, .block:
      // Their lines depend on the element: see Parser+elements.
      break
    }
    switch tag.kind {
    case .comment: break
    case .delimiters: if !scanner.setDelimiters(tag.content) { reportDelimiters(tag) }
    case .variable: addVariable(tag, escaped: true)
    case .unescaped: addVariable(tag, escaped: false)
    case .unclosed: reportUnclosedTag(tag)
    case .section: open(.section, tag, asked: name(of: tag))
    case .inverted: open(.inverted, tag, asked: name(of: tag))
    case .partial: addPartial(tag, indentation: isAlone ? margin : nil)
    case .parent: openParent(tag, after: textStart, margin)
    case .block: openBlock(tag, after: textStart, margin, lineEnd)
    case .close: closeTag(tag, after: textStart, margin, lineEnd)
    }
  }

  /// Adds text, marking where its lines begin.
  ///
  /// Before a tag inside a line, that line begins even if there is no text.
  mutating func add(text range: Range<Int>, beforeTag: Bool = false) {
    var start = range.lowerBound
    while start < range.upperBound {
      if isAtLineStart {
        let spaceEnd = endOfBlanks(from: start, to: range.upperBound)
        nodes.append(.line(start..<spaceEnd))
        start = spaceEnd
        isAtLineStart = false
      }
      let newline = text[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { $0 + 1 } ?? range.upperBound
      if end > start { nodes.append(.text(start..<end)) }
      isAtLineStart = newline != nil
      start = end
    }
    if beforeTag, isAtLineStart {
      nodes.append(.line(range.upperBound..<range.upperBound))
      isAtLineStart = false
    }
  }

  private mutating func addVariable(_ tag: Tag, escaped: Bool) {
    guard let name = name(of: tag) else { return }
    nodes.append(.variable(name, escaped: escaped))
  }

  private mutating func addPartial(_ tag: Tag, indentation: Range<Int>?) {
    guard let target = target(of: tag) else { return }
    let reference = Reference(
      target: target, place: tagPlace, indentation: indentation, arguments: [])
    nodes.append(.reference(reference))
  }
}
