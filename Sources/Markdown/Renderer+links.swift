import Diagnostics
import Languages

extension Renderer {
  mutating func openLink(_ node: SyntaxNode) {
    output.append("<a href=\"")
    appendDestination(Source.visible(node.url), node)
    output.append("\"")
    appendTitle(node)
    output.append(">")
  }

  mutating func appendTitle(_ node: SyntaxNode) {
    guard !node.title.isEmpty else { return }
    output.append(" title=\"")
    appendText(node.title, line: node.line, from: node.column)
    output.append("\"")
  }

  private mutating func appendDestination(_ destination: String, _ node: SyntaxNode) {
    if options.leavesReferences {
      appendKeepingHoles(destination)
    } else if destination.contains("{{") {
      appendFilled(destination, node)
    } else if !LinkScheme.isAllowed(destination) {
      report(
        Diagnostic(
          .linkScheme, at: place(of: destination, node),
          "a link may not lead to \(destination.prefix(60))",
          help: "links are https, http, tel, mailto, or relative such as ../documents/"))
    } else if LinkScheme.scheme(of: destination) != nil {
      appendAddress(destination)
    } else {
      appendRelative(destination, node)
    }
  }

  private mutating func appendAddress(_ address: String) {
    var bytes: [UInt8] = []
    Escaping.appendAddress(address, to: &bytes)
    output.append(bytes: bytes)
  }

  private mutating func appendKeepingHoles(_ destination: String) {
    var rest = destination[...]
    while let opening = rest.firstRange(of: "{{"),
      let closing = rest[opening.upperBound...].firstRange(of: "}}")
    {
      appendAddress(String(rest[..<opening.lowerBound]))
      output.append(html: String(rest[opening.lowerBound..<closing.upperBound]))
      rest = rest[closing.upperBound...]
    }
    appendAddress(String(rest))
  }

  /// An address with holes; a hole at its beginning must hold an allowed scheme in every city.
  private mutating func appendFilled(_ destination: String, _ node: SyntaxNode) {
    let isTelephone = destination.lowercased().hasPrefix("tel:")
    if !destination.hasPrefix("{{"), !LinkScheme.isAllowed(destination) {
      report(
        Diagnostic(
          .linkScheme, at: place(of: destination, node),
          "a link may not lead to \(destination.prefix(60))",
          help: "links are https, http, tel, mailto, or relative such as ../documents/"))
      return
    }
    var rest = destination[...]
    while let opening = rest.firstRange(of: "{{") {
      appendAddress(String(rest[..<opening.lowerBound]))
      guard let closing = rest[opening.upperBound...].firstRange(of: "}}") else {
        reportUnclosed(rest[opening.lowerBound...], line: node.line, from: node.column)
        return
      }
      let written = String(rest[opening.lowerBound..<closing.upperBound])
      let isFirst = opening.lowerBound == destination.startIndex
      appendHole(
        Self.trimmed(rest[opening.upperBound..<closing.lowerBound]),
        isTelephone ? .telephone : isFirst ? .address : .addressPart, written,
        at: place(of: written, node))
      rest = rest[closing.upperBound...]
    }
    appendAddress(String(rest))
  }

  /// An address within the portal: from the page's folder, from the root, or an anchor.
  private mutating func appendRelative(_ destination: String, _ node: SyntaxNode) {
    let location = place(of: destination, node)
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts[0])
    let anchor = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
    if path.isEmpty {
      note(.anchor(anchor ?? ""), destination, location)
      appendAddress(destination)
    } else if path.hasPrefix("/") {
      note(.root(String(path.dropFirst()), anchor: anchor), destination, location)
      output.append(.rootAddress(String(destination.dropFirst())))
    } else if let local = Self.resolve(path, from: options.folder) {
      note(.local(local, anchor: anchor), destination, location)
      output.append(.localAddress(local + (anchor.map { "#" + $0 } ?? "")))
    } else {
      report(
        Diagnostic(
          .brokenLink, at: location, "the link \(destination) leads out of the city's pages",
          help: "a link to another guide is ../<slug>/, one to the whole portal begins with /"))
    }
  }

  private mutating func note(
    _ target: MarkdownText.LinkTarget, _ destination: String, _ location: Location
  ) {
    links.append(
      MarkdownText.LinkUse(target: target, location: location, destination: destination))
  }

  /// The path from the city's folder, or nil when it leads out of it.
  static func resolve(_ path: String, from folder: String) -> String? {
    var segments = folder.split(separator: "/").map(String.init)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts {
      switch part {
      case "", ".": continue
      case "..":
        guard segments.popLast() != nil else { return nil }
      default: segments.append(String(part))
      }
    }
    let isFolder = parts.last == "" || parts.last == "." || parts.last == ".."
    return segments.joined(separator: "/") + (isFolder && !segments.isEmpty ? "/" : "")
  }

  /// Anchors of the same text lead to a heading of it.
  mutating func checkAnchors() {
    guard !options.leavesReferences else { return }
    let known = headings.map(\.id)
    for link in links {
      guard case .anchor(let anchor) = link.target, !anchor.isEmpty, !known.contains(anchor) else {
        continue
      }
      report(
        Diagnostic(
          .brokenAnchor, at: link.location, "no heading of this text has the anchor #\(anchor)",
          help: "the anchors are \(known.map { "#" + $0 }.joined(separator: ", "))",
          suggestion: NearMiss.suggestion(for: anchor, among: known).map { "#" + $0 }))
    }
  }
}
