import Diagnostics

extension Renderer {
  /// Adds what is wrong, at the one place there is when the text is a single value.
  mutating func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    if let fixedLocation { diagnostic.location = fixedLocation }
    diagnostics.append(diagnostic)
  }

  func place(of needle: String, _ node: SyntaxNode) -> Location {
    place(of: needle, line: node.line, from: node.column)
  }

  func place(of needle: String, line: Int, from column: Int) -> Location {
    fixedLocation
      ?? source.location(of: needle, line: max(line, 1) + lineOffset, from: max(column, 1))
  }

  /// Writes text with its holes.
  mutating func appendText(_ literal: String, line: Int, from column: Int) {
    var rest = literal[...]
    while let opening = rest.firstRange(of: "{{") {
      output.append(text: Source.visible(String(rest[..<opening.lowerBound])))
      guard let closing = rest[opening.upperBound...].firstRange(of: "}}") else {
        reportUnclosed(rest[opening.lowerBound...], line: line, from: column)
        return
      }
      let written = String(rest[opening.lowerBound..<closing.upperBound])
      let name = Self.trimmed(rest[opening.upperBound..<closing.lowerBound])
      appendHole(name, .text, written, at: place(of: written, line: line, from: column))
      rest = rest[closing.upperBound...]
    }
    output.append(text: Source.visible(String(rest)))
  }

  mutating func reportUnclosed(_ text: Substring, line: Int, from column: Int) {
    report(
      Diagnostic(
        .holeSyntax, at: place(of: "{{", line: line, from: column),
        "the hole opened here is not closed",
        help: "write {{name}}, or \\{{ for the two braces themselves"))
    output.append(text: Source.visible(String(text)))
  }

  /// Writes one hole, if its name is known.
  mutating func appendHole(
    _ name: String, _ writing: Fragment.Writing, _ written: String, at location: Location
  ) {
    if options.leavesReferences {
      output.append(html: written)
      return
    }
    if name.wholeMatch(of: /[A-Za-z0-9_.]+/) == nil {
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
    text.replacing(/\{\{[^}]*\}\}/, with: " ")
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  // MARK: Code and raw HTML

  mutating func appendCode(_ literal: String) {
    output.append("<code>")
    output.append(text: Source.visible(literal, keepingBackslash: true))
    output.append("</code>")
  }

  mutating func appendCodeBlock(_ node: SyntaxNode) {
    let info = node.info
    if let match = info.prefixMatch(of: /table(?:\s+|$)/) {
      appendTable(node, caption: String(info[match.range.upperBound...]))
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
    if Self.isComment(literal) { return }
    let isBlock = node.kind == .rawBlock
    if options.allowsRawHTML {
      if isBlock { breakLine() }
      output.append(html: Source.visible(literal, keepingBackslash: true))
      if isBlock { breakLine() }
      return
    }
    let tag = String(literal.prefix { $0 != "\n" })
    report(
      Diagnostic(
        .rawHTML, at: place(of: tag, node), "HTML in a text is dropped: \(tag.prefix(40))",
        help: "write it as Markdown, or allow it with markdown: {raw_html: true} in site.yaml"))
  }

  /// A comment and nothing after it; a remark of the author, never published.
  private static func isComment(_ literal: String) -> Bool {
    var rest = literal[...]
    while let opening = rest.firstRange(of: "<!--") {
      guard rest[..<opening.lowerBound].allSatisfy(\.isWhitespace) else { return false }
      guard let closing = rest[opening.upperBound...].firstRange(of: "-->") else { return true }
      rest = rest[closing.upperBound...]
    }
    return rest.allSatisfy(\.isWhitespace)
  }
}
