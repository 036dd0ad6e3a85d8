import Diagnostics

extension Renderer {
  /// An image alone in its paragraph: a figure with the title, or else the alternative text, below.
  mutating func appendFigure(_ image: SyntaxNode) {
    let alternative = words(of: image)
    output.append("<figure>")
    appendImage(image)
    if !(image.title.isEmpty && alternative.isEmpty) {
      output.append("<figcaption>")
      appendText(
        image.title.isEmpty ? alternative : image.title, line: image.line, from: image.column)
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
    output.append("<img src=\"")
    let image = appendImageAddress(path, node)
    output.append("\" alt=\"")
    appendText(alternative, line: node.line, from: node.column)
    output.append("\"")
    appendTitle(node)
    if let size = image?.size {
      output.append(html: " width=\"\(size.width)\" height=\"\(size.height)\"")
    }
    if image != nil { output.append(" loading=\"lazy\"") }
    output.append(" />")
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
