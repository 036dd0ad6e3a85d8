import Diagnostics
import Languages

extension Renderer {
  mutating func openLink(_ node: SyntaxNode) {
    output.append("<a href=\"")
    appendDestination(node.url, node)
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

  private mutating func appendDestination(_ written: String, _ node: SyntaxNode) {
    let destination = Source.visible(written)
    if options.leavesReferences {
      appendKeepingHoles(written, node)
    } else if written.utf8.firstRange(of: "{{".utf8) != nil {
      appendFilled(written, node)
    } else if !LinkScheme.isAllowed(destination) {
      refuse(destination, node)
    } else if LinkScheme.scheme(of: destination) != nil {
      appendAddress(destination)
    } else {
      appendRelative(destination, node)
    }
  }

  private mutating func refuse(_ destination: String, _ node: SyntaxNode) {
    report(
      Diagnostic(
        .linkScheme, at: place(of: destination, node),
        "a link may not lead to \(destination.prefix(60))",
        help: "links are https, http, tel, mailto, or relative such as ../documents/"))
  }

  mutating func appendAddress(_ address: String) {
    var bytes: [UInt8] = []
    Escaping.appendAddress(address, to: &bytes)
    output.append(bytes: bytes)
  }

  /// An address as it is written, holes and all; only what could run a program is refused.
  private mutating func appendKeepingHoles(_ written: String, _ node: SyntaxNode) {
    guard !LinkScheme.isDangerous(Source.visible(written)) else {
      refuse(Source.visible(written), node)
      return
    }
    for piece in HolePiece.all(of: written) {
      switch piece {
      case .hole(let name, let hole) where HolePiece.isName(name): output.append(html: hole)
      case .text(let text), .unclosed(let text): appendAddress(Source.visible(text))
      case .hole(_, let hole): appendAddress(Source.visible(hole))
      }
    }
  }

  /// An address with holes; a hole at its beginning must hold an allowed scheme in every city.
  private mutating func appendFilled(_ written: String, _ node: SyntaxNode) {
    let pieces = HolePiece.all(of: written)
    let isTelephone = written.lowercased().hasPrefix("tel:")
    if case .text = pieces.first, !LinkScheme.isAllowed(Source.visible(written)) {
      refuse(Source.visible(written), node)
      return
    }
    guard Self.hasClearScheme(pieces) else {
      report(
        Diagnostic(
          .linkScheme, at: place(of: written, node),
          "what the address \(Source.visible(written).prefix(60)) leads to cannot be told",
          help: "begin it with one hole, or with text that has a slash before the first hole"))
      return
    }
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text): appendAddress(Source.visible(text))
      case .hole(let name, let hole):
        appendHole(
          name, isTelephone ? .telephone : index == 0 ? .address : .addressPart, hole,
          at: place(of: hole, node))
      case .unclosed(let text): reportUnclosed(text, line: node.line, from: node.column)
      }
    }
  }

  /// Whether no value can become a scheme together with what stands beside its hole.
  private static func hasClearScheme(_ pieces: [HolePiece]) -> Bool {
    var holes = 0
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        guard let sign = text.utf8.first(where: { ":/?#".utf8.contains($0) }) else { continue }
        return holes == 0 || sign != UInt8(ascii: ":")
      case .hole:
        holes += 1
        if index > 0 { return false }
      case .unclosed: return true
      }
    }
    return true
  }

  /// An address within the portal: from the page's folder, from the root, or an anchor.
  private mutating func appendRelative(_ destination: String, _ node: SyntaxNode) {
    let location = place(of: destination, node)
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts[0].prefix { $0 != "?" })
    let rest = String(destination[path.endIndex...])
    let anchor = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
    if path.isEmpty {
      note(.anchor(anchor ?? ""), destination, location)
      appendAddress(destination)
    } else if path.hasPrefix("/") {
      note(.root(String(path.dropFirst()), anchor: anchor), destination, location)
      output.append(.rootAddress(String(destination.dropFirst())))
    } else if let local = Self.resolve(path, from: options.folder) {
      note(.local(local, anchor: anchor), destination, location)
      output.append(.localAddress(local + rest))
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
          help: known.isEmpty
            ? "this text has no headings"
            : "the anchors are \(known.map { "#" + $0 }.joined(separator: ", "))",
          suggestion: NearMiss.suggestion(for: anchor, among: known).map { "#" + $0 }))
    }
  }
}
