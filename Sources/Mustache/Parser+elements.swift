import Diagnostics

extension Parser {
  /// Opens an element whose line has been dealt with.
  mutating func open(
    _ kind: Opened.Kind, _ tag: Tag, asked: Name? = nil, target: Reference.Target? = nil,
    indentation: Range<Int>? = nil
  ) {
    guard opened.count < Limits.sections else {
      let limit = Limits.sections
      report("\(shortened(string(tag.content))) is nested deeper than \(limit) sections")
      isGivenUp = true
      return
    }
    let element = Opened(
      kind: kind, name: string(tag.content), place: tagPlace, asked: asked, target: target,
      contentStart: scanner.position, startsLine: isAtLineStart,
      indentation: indentation)
    opened.append(element)
    outer.append(nodes)
    nodes = []
  }

  /// Opens a parent.
  ///
  /// Whether it stands alone shows when it is closed: everything between is its
  /// own, so the line that counts is the first up to the tag and the last from the closing tag on.
  mutating func openParent(_ tag: Tag, after textStart: Int, _ margin: Range<Int>?) {
    if let margin, isAtLineStart || margin.lowerBound > textStart {
      add(text: textStart..<margin.lowerBound)
      open(.parent, tag, target: target(of: tag), indentation: margin)
    } else {
      add(text: textStart..<tag.range.lowerBound, beforeTag: true)
      open(.parent, tag, target: target(of: tag))
    }
    isAtLineStart = false
  }

  /// Opens a block: an argument directly inside a parent, else a parameter.
  mutating func openBlock(
    _ tag: Tag, after textStart: Int, _ margin: Range<Int>?, _ lineEnd: Int?
  ) {
    let isArgument = opened.last?.kind == .parent
    if isArgument {
      add(text: textStart..<tag.range.lowerBound)
    } else if let margin, lineEnd != nil {
      add(text: textStart..<margin.lowerBound)
    } else {
      add(text: textStart..<tag.range.lowerBound, beforeTag: true)
    }
    if let lineEnd, isArgument || margin != nil {
      scanner.skip(to: lineEnd)
      isAtLineStart = true
    } else {
      isAtLineStart = false
    }
    _ = isOneWord(tag)
    open(isArgument ? .argument : .block, tag, indentation: margin)
  }

  /// Reads a closing tag and closes what it names.
  mutating func closeTag(
    _ tag: Tag, after textStart: Int, _ margin: Range<Int>?, _ lineEnd: Int?
  ) {
    let name = string(tag.content)
    let kind = element(closedBy: tag)?.kind
    let standsAlone = margin != nil && lineEnd != nil && kind != .parent && kind != .argument
    var contentEnd = tag.range.lowerBound
    if let margin, standsAlone || kind == .argument || kind == .parent {
      contentEnd = margin.lowerBound
      add(text: textStart..<contentEnd)
    } else {
      add(text: textStart..<contentEnd, beforeTag: kind != .argument && kind != .parent)
    }
    if standsAlone, let lineEnd { scanner.skip(to: lineEnd) }
    guard let kind else { return reportStrayClose(name) }
    while let inner = opened.last, !(inner.kind == kind && inner.name == name) {
      if name != inner.name, !opened.contains(where: { $0.name == name }) {
        // A near name is a mistyped one; any other is a tag too many.
        if reportWrongClose(name, inner) {
          close(inner, contentEnd: contentEnd, lineEnd: lineEnd)
        }
        return
      }
      reportUnclosed(inner, at: tagPlace, before: "{{/\(name)}}")
      close(inner, contentEnd: contentEnd)
    }
    if let element = opened.last { close(element, contentEnd: contentEnd, lineEnd: lineEnd) }
  }

  /// The element that a closing tag means: the innermost of its name, else the innermost at all.
  private func element(closedBy tag: Tag) -> Opened? {
    let name = string(tag.content)
    return opened.last { $0.name == name } ?? opened.last
  }

  /// Makes a node of an element whose content has been read.
  mutating func close(_ element: Opened, contentEnd: Int, lineEnd: Int? = nil) {
    opened.removeLast()
    let content = nodes
    nodes = outer.popLast() ?? []
    switch element.kind {
    case .section, .inverted:
      guard let name = element.asked else { return }
      nodes.append(.section(name, inverted: element.kind == .inverted, content))
    case .block, .argument:
      addBlock(element, content, contentEnd)
      if element.kind == .argument { isAtLineStart = false }
    case .parent:
      closeParent(element, content, lineEnd)
    }
  }

  private mutating func addBlock(_ element: Opened, _ content: [Node], _ contentEnd: Int) {
    let range = element.contentStart..<max(element.contentStart, contentEnd)
    let first = element.startsLine ? margin(ofContent: range) : nil
    let block = Block(
      name: element.name, nodes: content, startsLine: element.startsLine,
      indentation: first ?? element.indentation ?? 0..<0, margin: first?.count ?? 0)
    blocks.append(block)
    nodes.append(.block(blocks.count - 1))
  }

  private mutating func closeParent(_ element: Opened, _ content: [Node], _ lineEnd: Int?) {
    if let lineEnd, element.indentation != nil {
      scanner.skip(to: lineEnd)
      isAtLineStart = true
    } else {
      if let margin = element.indentation { nodes.append(.line(margin)) }
      isAtLineStart = false
    }
    guard let target = element.target else { return }
    let arguments = content.compactMap { node in
      if case .block(let number) = node { number } else { nil }
    }
    let reference = Reference(
      target: target, place: element.place, indentation: lineEnd == nil ? nil : element.indentation,
      arguments: arguments)
    nodes.append(.reference(reference))
  }
}
