/// Collects the lines of a configuration.
struct ConfigurationText {
  private(set) var text = ""
  private var depth = 0
  /// What a step inwards is written with.
  let indent: String

  init(indent: String = "    ") { self.indent = indent }

  /// Adds a line; an empty one separates.
  mutating func line(_ line: String = "") {
    text += line.isEmpty ? "\n" : String(repeating: indent, count: depth) + line + "\n"
  }

  /// Adds a remark for the person who reads it.
  mutating func remark(_ lines: String...) {
    for line in lines { self.line("# " + line) }
  }

  /// Adds a block in braces.
  mutating func block(_ head: String, _ body: (inout Self) -> Void) {
    line(head + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// A text between quotes, taken as it is.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A text as a part of a regular expression that means itself.
  static func literal(_ text: String) -> String {
    text.reduce(into: "") { pattern, character in
      if character.isASCII, !character.isLetter, !character.isNumber, !"-_/~".contains(character) {
        pattern += "\\"
      }
      pattern.append(character)
    }
  }
}
