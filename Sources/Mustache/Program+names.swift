import Diagnostics

extension Program {
  /// The message about a name, or one part of it, that none of the shapes can hold.
  func unknownName(_ path: Path, part: Int, among shapes: [Shape]) -> Diagnostic {
    let names = parts(path).map(\.name)
    var location = location(path.site)
    for name in names.prefix(part) { location.column += name.unicodeScalars.count + 1 }
    let name = names.indices.contains(part) ? names[part] : "."
    let suggestion = NearMiss.suggestion(for: name, among: shapes.flatMap(\.names))
    return Diagnostic(
      .templateName, at: location, "\(name) is no name of \(Self.list(shapes))",
      suggestion: suggestion)
  }

  /// The shapes by name, each once: "card, page or site".
  private static func list(_ shapes: [Shape]) -> Message {
    var names: [String] = []
    for shape in shapes where !names.contains(shape.name) { names.append(shape.name) }
    guard let last = names.popLast() else { return "a value without names" }
    guard !names.isEmpty else { return Message(verbatim: last) }
    return "\(names.joined(separator: ", ")) or \(last)"
  }
}
