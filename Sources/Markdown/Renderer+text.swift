import Diagnostics
import Languages

extension Renderer {
  /// A text on a line, to tell the second of its kind from the first.
  struct Occurrence: Hashable {
    let needle: String
    let line: Int
  }

  /// Adds what is wrong, at the one place there is when the text is a single value.
  mutating func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    if let fixedLocation { diagnostic.location = fixedLocation }
    diagnostics.append(diagnostic)
  }

  mutating func place(of needle: String, _ node: SyntaxNode) -> Location {
    place(of: needle, line: node.line, from: node.column)
  }

  /// Where a thing stands: the next of its kind on a line, at or after a byte column.
  mutating func place(of needle: String, line: Int, from column: Int) -> Location {
    if let fixedLocation { return fixedLocation }
    let key = Occurrence(needle: needle, line: max(line, 1) + lineOffset)
    let found = source.find(
      needle, line: key.line, from: isInCell ? 1 : max(column, 1), after: found[key, default: 0])
    self.found[key] = found.end
    return found.location
  }

  /// Begins a text whose quotes and blanks belong together.
  mutating func beginParagraph(_ scope: Typography.Scope = .text) {
    typography = options.setsTypography ? Typography(options.language, scope) : nil
  }

  /// Writes a text of a paragraph, set as it is asked for.
  mutating func appendSet(_ node: SyntaxNode) {
    let next = node.next
    appendText(
      node.literal, line: node.line, from: node.column, isSet: true,
      isFollowed: next.exists && next.kind != .softBreak && next.kind != .lineBreak)
  }

  /// Writes text with its holes.
  mutating func appendText(
    _ literal: String, line: Int, from column: Int, isSet: Bool = false, isFollowed: Bool = false
  ) {
    let pieces = HolePiece.all(of: literal)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        let visible = Source.visible(text)
        let isLast = index == pieces.count - 1
        output.append(
          text: (isSet ? typography?.set(visible, isFollowed: !isLast || isFollowed) : nil)
            ?? visible)
      case .hole(let name, let written):
        if isSet { typography?.pass() }
        appendHole(name, .text, written, at: place(of: written, line: line, from: column))
      case .unclosed(let text): reportUnclosed(text, line: line, from: column)
      }
    }
  }

  mutating func reportUnclosed(_ text: Substring, line: Int, from column: Int) {
    if !options.leavesReferences {
      report(
        Diagnostic(
          .holeSyntax, at: place(of: "{{", line: line, from: column),
          "the hole opened here is not closed",
          help: "write {{name}}, or \\{{ for the two braces themselves"))
    }
    output.append(text: Source.visible(text))
  }

  /// Writes one hole, if its name is known.
  mutating func appendHole(
    _ name: String, _ writing: Fragment.Writing, _ written: String, at location: Location
  ) {
    if options.leavesReferences {
      output.append(text: Source.visible(written))
      return
    }
    if !HolePiece.isName(name) {
      report(
        Diagnostic(
          .holeSyntax, at: location, "\(written) is not a hole",
          help: "write {{city.name}} or {{values.NAME}}; \\{{ is for the two braces themselves"))
    } else if name.hasPrefix("values.") ? name.utf8.count > 7 : options.holes.contains(name) {
      output.append(.hole(name, writing))
      holes.append(MarkdownText.HoleUse(name: name, writing: writing, location: location))
    } else {
      report(
        Diagnostic(
          .unknownHole, at: location, "no hole is called \(name)",
          help: "the holes are \(options.holes.joined(separator: ", ")) and values.NAME",
          suggestion: NearMiss.suggestion(for: name, among: options.holes)))
    }
  }

  /// The text with every hole taken out, for the id of a heading.
  static func withoutHoles(_ text: String) -> String {
    HolePiece.all(of: text).map { piece in
      switch piece {
      case .text(let text), .unclosed(let text): Source.visible(text)
      case .hole: " "
      }
    }.joined()
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  // MARK: Code and raw HTML

  mutating func appendCode(_ literal: String) {
    output.append("<code>")
    output.append(text: Source.visible(literal, keepingBackslash: true))
    output.append("</code>")
  }

  static func isTable(_ node: SyntaxNode) -> Bool { caption(node.info) != nil }

  /// The caption that stands behind a fence; nil where no table follows.
  private static func caption(_ info: String) -> String? {
    guard info.hasPrefix("table") else { return nil }
    let rest = info.dropFirst(5)
    guard rest.first?.isWhitespace ?? true else { return nil }
    return String(rest.drop(while: \.isWhitespace))
  }

  mutating func appendCodeBlock(_ node: SyntaxNode) {
    let info = node.info
    if let caption = Self.caption(info) {
      appendTable(node, caption: caption)
      return
    }
    let language = info.prefix { $0 != " " && $0 != "\t" }
    open("<pre><code")
    if !language.isEmpty {
      output.append(" class=\"language-")
      output.append(text: Source.visible(String(language)))
      output.append("\"")
    }
    output.append(">")
    output.append(text: Source.visible(node.literal, keepingBackslash: true))
    output.append("</code></pre>\n")
  }

  mutating func appendRaw(_ node: SyntaxNode) {
    let literal = node.literal
    let comment = Self.comment(literal)
    if comment == .whole { return }
    let isBlock = node.kind == .rawBlock
    if options.allowsRawHTML, comment == .none {
      if isBlock { breakLine() }
      output.append(html: Source.visible(literal, keepingBackslash: true))
      if isBlock { breakLine() }
      return
    }
    let tag = String(literal.prefix { !$0.isNewline })
    report(
      Diagnostic(
        .rawHTML, at: place(of: tag, node),
        comment == .unclosed
          ? "the comment opened here is not closed"
          : "HTML in a text is dropped: \(Source.visible(tag, keepingBackslash: true).prefix(40))",
        help: comment == .unclosed
          ? "close it with -->"
          : "write it as Markdown, or allow it with markdown: {raw_html: true} in site.yaml"))
  }

  private enum CommentKind { case none, whole, unclosed }

  /// A comment and nothing after it is a remark of the author, never published.
  private static func comment(_ literal: String) -> CommentKind {
    var rest = literal[...]
    while let opening = rest.firstRange(of: "<!--") {
      guard rest[..<opening.lowerBound].allSatisfy(\.isWhitespace) else { return .none }
      guard let closing = rest[opening.upperBound...].firstRange(of: "-->") else {
        return .unclosed
      }
      rest = rest[closing.upperBound...]
    }
    return rest.allSatisfy(\.isWhitespace) ? .whole : .none
  }
}
