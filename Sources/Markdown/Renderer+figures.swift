import Diagnostics

extension Renderer {
  /// An image alone in its paragraph: a figure with the title, or else the alternative text, below.
  mutating func appendFigure(_ image: SyntaxNode) {
    let alternative = words(of: image)
    output.append("<figure>")
    appendImage(image)
    if !(image.title.isEmpty && alternative.isEmpty) {
      output.append("<figcaption>")
      beginParagraph()
      appendText(
        image.title.isEmpty ? alternative : image.title, line: image.line, from: image.column,
        isSet: true)
      output.append("</figcaption>")
    }
    output.append("</figure>\n")
  }

  mutating func appendImage(_ node: SyntaxNode) {
    let path = Source.visible(node.url)
    let alternative = words(of: node)
    if alternative.isEmpty, !options.leavesReferences {
      report(
        Diagnostic(
          .imageWithoutText, at: place(of: path, node), "the image \(path) has no text",
          help: "say in the square brackets what it shows, for those who cannot see it"))
    }
    let copies = options.image(path)?.copies ?? []
    if !copies.isEmpty { appendCopies(copies, of: path) }
    output.append("<img src=\"")
    let image = appendImageAddress(path, node)
    output.append("\" alt=\"")
    appendText(alternative, line: node.line, from: node.column)
    output.append("\"")
    appendTitle(node)
    if let size = image?.size {
      output.append(html: " width=\"\(size.width)\" height=\"\(size.height)\"")
    }
    // What stands before the first heading is likely to be seen at once.
    if image != nil, copies.isEmpty || !headings.isEmpty { output.append(" loading=\"lazy\"") }
    output.append(" />")
    if !copies.isEmpty { output.append("</picture>") }
  }

  /// The copies to choose from.
  ///
  /// A text is at most 42rem wide (of 16 pixels), and on a phone as the screen.
  private mutating func appendCopies(_ copies: [MarkdownText.ImageCopy], of path: String) {
    output.append("<picture><source type=\"image/webp\" srcset=\"")
    for (number, copy) in copies.enumerated() {
      if number > 0 { output.append(", ") }
      output.append(.rootAddress(copy.address))
      output.append(html: " \(copy.width)w")
    }
    output.append("\" sizes=\"")
    if let size = options.image(path)?.size, size.width < 672 {
      output.append(html: "(min-width: \(size.width + 32)px) \(size.width)px, 100vw\" />")
    } else {
      output.append("(min-width: 44rem) 42rem, 100vw\" />")
    }
  }

  private mutating func appendImageAddress(_ path: String, _ node: SyntaxNode)
    -> MarkdownText.Image?
  {
    if LinkScheme.scheme(of: path) == "https"
      || (options.leavesReferences && !LinkScheme.isDangerous(path))
    {
      appendAddress(path)
      return nil
    }
    guard let image = options.image(path) else {
      report(
        Diagnostic(
          .missingImage, at: place(of: path, node), "there is no image \(path) beside the text",
          help: "put the file into the guide's folder; its name may have no path"))
      return nil
    }
    images.append(path)
    output.append(.rootAddress(image.address))
    return image
  }

  private func words(of image: SyntaxNode) -> String {
    var text = ""
    SyntaxTree.walk(image) { step in
      guard case .enter(let child) = step else { return true }
      switch child.kind {
      case .text: text += child.literal
      case .code: text += Source.hidingBraces(Source.visible(child.literal, keepingBackslash: true))
      case .softBreak, .lineBreak: text += " "
      default: break
      }
      return true
    }
    return text
  }
}
