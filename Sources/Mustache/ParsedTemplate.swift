import Diagnostics

/// One template, parsed, with all that is wrong in it.
struct ParsedTemplate: Sendable {
  let name: String
  let file: String
  let text: [UInt8]
  var nodes: [Node] = []
  var blocks: [Block] = []
  var diagnostics: [Diagnostic] = []

  /// Parses a source; never fails, but collects diagnostics.
  init(_ source: TemplateSource) {
    name = source.name
    file = source.file
    let hasMark = source.text.starts(with: [0xEF, 0xBB, 0xBF])
    text = hasMark ? Array(source.text.dropFirst(3)) : source.text
    guard text.count <= Limits.templateBytes else {
      diagnostics.append(
        Diagnostic(
          .fileTooLarge, at: Location(file),
          "\(name) has \(text.count) bytes, a template has at most \(Limits.templateBytes)"))
      return
    }
    guard let offset = Self.firstInvalidByte(text) else {
      var parser = Parser(text, file: file)
      parser.parse()
      (nodes, blocks, diagnostics) = (parser.nodes, parser.blocks, parser.diagnostics)
      return
    }
    var cursor = Cursor(text)
    let place = cursor.place(of: offset)
    let location = Location(file, line: place.line, column: place.column)
    diagnostics.append(Diagnostic(.notUTF8, at: location, "\(name) is not UTF-8 here"))
  }

  private static func firstInvalidByte(_ text: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
