import Diagnostics
import Languages

/// Goes through the tree once and writes HTML with holes, noting what others must check.
///
/// The marks are those of libcmark's own HTML writer, so that plain CommonMark comes out as everyone
/// expects it; headings get ids, and callouts, tables and figures are added.
struct Renderer {
  let source: Source
  let options: MarkdownText.Options
  var output = Fragment()
  var headings: [MarkdownText.Heading] = []
  var holes: [MarkdownText.HoleUse] = []
  var links: [MarkdownText.LinkUse] = []
  var images: [String] = []
  /// What a translation must have too, in order.
  private(set) var blocks: [MarkdownBlock] = []
  var diagnostics: [Diagnostic] = []
  /// All messages go here when the text is one value of a settings file.
  var fixedLocation: Location?
  /// Lines above the text that is rendered now, for cells of tables.
  var lineOffset = 0
  /// Whether a cell is rendered now; the parser does not know where on its line it stands.
  var isInCell = false
  /// Where the last of each thing was found.
  var found: [Occurrence: Int] = [:]
  /// What sets the text of the paragraph; nil when it stays as it is written.
  var typography: Typography?
  private var callouts: [SyntaxNode: Callout] = [:]
  private var anchors: [String: Int] = [:]

  init(source: Source, _ options: MarkdownText.Options) {
    self.source = source
    self.options = options
  }

  mutating func render() {
    let tree = SyntaxTree(source.bytes)
    withExtendedLifetime(tree) {
      // Found first and changed then: a walk must not meet what was taken out meanwhile.
      var quotes: [SyntaxNode] = []
      SyntaxTree.walk(tree.root) { step in
        if case .enter(let node) = step, node.kind == .blockQuote { quotes.append(node) }
        return true
      }
      for quote in quotes { openCallout(quote) }
      renderBlocks(below: tree.root)
    }
    checkAnchors()
  }

  mutating func renderBlocks(below root: SyntaxNode) {
    SyntaxTree.walk(root) { step in
      switch step {
      case .enter(let node):
        return enter(node)
      case .leave(let node):
        leave(node)
        return true
      }
    }
  }

  /// Writes the beginning of a node; false when what is inside was written too.
  private mutating func enter(_ node: SyntaxNode) -> Bool {
    noteBlock(node)
    switch node.kind {
    case .blockQuote: open(callouts[node].map(calloutStart) ?? "<blockquote>\n")
    case .list: open(node.isOrdered ? orderedStart(node.start) : "<ul>\n")
    case .item: open("<li>")
    case .heading: openHeading(node)
    case .paragraph: return enterParagraph(node)
    case .codeBlock: appendCodeBlock(node)
    case .rawBlock, .rawInline: appendRaw(node)
    case .thematicBreak: open("<hr />\n")
    case .text: appendSet(node)
    case .softBreak: output.append(html: typography?.endLine(before: node.next.literal) ?? "\n")
    case .lineBreak:
      _ = typography?.endLine()
      output.append("<br />\n")
    case .code:
      typography?.pass()
      appendCode(node.literal)
    case .emphasis: output.append("<em>")
    case .strong: output.append("<strong>")
    case .link: openLink(node)
    case .image:
      typography?.pass()
      appendImage(node)
      return false
    default: break
    }
    return true
  }

  private mutating func leave(_ node: SyntaxNode) {
    switch node.kind {
    case .blockQuote: close(callouts[node] != nil ? "</div>\n" : "</blockquote>\n")
    case .list: output.append(html: node.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item: output.append("</li>\n")
    case .heading: output.append(html: "</h\(node.level)>\n")
    case .paragraph: if !isTight(node) { output.append("</p>\n") }
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .link: output.append("</a>")
    default: break
    }
  }

  private mutating func noteBlock(_ node: SyntaxNode) {
    switch node.kind {
    case .heading: note(.heading(node.level), node)
    case .list: note(.list(node.childCount), node)
    case .blockQuote: note(callouts[node].map { .callout($0.rawValue) } ?? .quote, node)
    // Tables note themselves, with their rows.
    case .codeBlock where !Self.isTable(node): note(.code, node)
    case .paragraph: if node.onlyChild?.kind == .image { note(.image, node) }
    case .image: note(.image, node)
    default: break
    }
  }

  mutating func note(_ kind: MarkdownBlock.Kind, _ node: SyntaxNode) {
    let line = source.firstLine + max(node.line - 1, 0) + lineOffset
    blocks.append(MarkdownBlock(kind: kind, location: Location(source.file, line: line)))
  }

  /// A tag on a line of its own.
  mutating func open(_ tag: String) {
    breakLine()
    output.append(html: tag)
  }

  private mutating func close(_ tag: StaticString) {
    breakLine()
    output.append(tag)
  }

  mutating func breakLine() {
    guard case .bytes(let last) = output.segments.last else {
      if !output.segments.isEmpty { output.append("\n") }
      return
    }
    if let byte = last.last, byte != 10 { output.append("\n") }
  }

  private func orderedStart(_ start: Int) -> String {
    start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n"
  }

  private func isTight(_ paragraph: SyntaxNode) -> Bool {
    let list = paragraph.parent.parent
    return list.kind == .list && list.isTight
  }

  private mutating func enterParagraph(_ node: SyntaxNode) -> Bool {
    beginParagraph()
    if let image = node.onlyChild, image.kind == .image {
      breakLine()
      appendFigure(image)
      return false
    }
    if !isTight(node) { open("<p>") }
    return true
  }

  // MARK: Headings

  private mutating func openHeading(_ node: SyntaxNode) {
    let words = headingWords(node)
    let id = anchor(words.plain)
    headings.append(
      MarkdownText.Heading(
        level: node.level, id: id, text: words.fragment, location: place(of: "#", node)))
    open("<h\(node.level) id=\"\(id)\">")
    beginParagraph()
  }

  /// The words of a heading without marks, as a fragment and with its holes left out.
  func headingWords(_ node: SyntaxNode) -> (fragment: Fragment, plain: String) {
    var silent = Renderer(source: source, options)
    silent.beginParagraph()
    var plain = ""
    SyntaxTree.walk(node) { step in
      guard case .enter(let child) = step else { return true }
      switch child.kind {
      case .text:
        silent.appendSet(child)
        plain += Self.withoutHoles(child.literal)
      case .code:
        silent.typography?.pass()
        silent.output.append(text: Source.visible(child.literal, keepingBackslash: true))
        plain += child.literal
      case .softBreak, .lineBreak:
        _ = silent.typography?.endLine()
        silent.output.append(" ")
        plain += " "
      default: break
      }
      return true
    }
    return (silent.output, plain)
  }

  /// The id of a heading: by the scheme of the slugs, `section` when nothing is left, numbered when
  /// it was there before.
  private mutating func anchor(_ words: String) -> String {
    let slug = Slug.make(words)
    let base = slug.isEmpty ? "section" : slug
    var count = anchors[base, default: 0] + 1
    var id = count == 1 ? base : "\(base)-\(count)"
    while count > 1, anchors[id] != nil {
      count += 1
      id = "\(base)-\(count)"
    }
    anchors[base] = count
    if id != base { anchors[id] = 1 }
    return id
  }

  // MARK: Callouts

  private func calloutStart(_ callout: Callout) -> String {
    """
    <div class="callout callout-\(callout.rawValue.lowercased())" role="note">
    <p class="callout-title">\(callout.title(in: options.language))</p>

    """
  }

  private mutating func openCallout(_ quote: SyntaxNode) {
    let paragraph = quote.firstChild
    let text = paragraph.firstChild
    guard paragraph.kind == .paragraph, text.kind == .text,
      let (mark, rest) = Self.calloutMark(text.literal)
    else { return }
    // Written as \[!NOTE] it is text.
    guard source.byte(line: text.line, column: text.column) != UInt8(ascii: "\\") else { return }
    let word = Source.visible(mark)
    guard let callout = Callout(rawValue: word.uppercased()) else {
      let kinds = Callout.allCases.map(\.rawValue)
      report(
        Diagnostic(
          .unknownCallout, at: place(of: "[!\(word)]", text), "no callout is called \(word)",
          help: "the callouts are \(kinds.joined(separator: ", "))",
          suggestion: NearMiss.suggestion(for: word, among: kinds)))
      return
    }
    if rest.isEmpty {
      let lineEnd = text.next
      text.release()
      if lineEnd.kind == .softBreak || lineEnd.kind == .lineBreak { lineEnd.release() }
      if !paragraph.firstChild.exists { paragraph.release() }
    } else {
      text.setLiteral(String(rest))
    }
    callouts[quote] = callout
  }

  /// The word of `[!NOTE]` at the beginning, and what follows it; a regular expression would be made
  /// for every quote.
  private static func calloutMark(_ text: String) -> (word: Substring, rest: Substring)? {
    guard text.hasPrefix("[!") else { return nil }
    let body = text.dropFirst(2)
    guard let end = body.firstIndex(where: { $0 == "[" || $0 == "]" }), body[end] == "]",
      end > body.startIndex
    else { return nil }
    return (body[..<end], body[body.index(after: end)...].drop(while: \.isWhitespace))
  }
}
