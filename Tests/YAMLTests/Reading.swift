import Diagnostics
import YAML

/// A settings file as a test looks at it.
struct Reading {
  let node: Node?
  let diagnostics: [Diagnostic]
  /// What is wrong: `line:column rule: summary`.
  var problems: [String] {
    diagnostics.map {
      "\($0.location.line):\($0.location.column) \($0.identifier.rawValue): \($0.summary.text())"
    }
  }
  /// Only the places and rules.
  var places: [String] {
    diagnostics.map { "\($0.location.line):\($0.location.column) \($0.identifier.rawValue)" }
  }

  init(_ text: String, firstLine: Int = 1) { self.init(bytes: Array(text.utf8), firstLine) }

  init(bytes: [UInt8], _ firstLine: Int = 1) {
    (node, diagnostics) = Parser.parse(bytes, file: "site.yaml", firstLine: firstLine)
  }

  /// The tree in one line: maps in braces, lists in brackets, quoted text in quotes.
  var tree: String { node.map(Self.tree) ?? "none" }

  private static func tree(_ node: Node) -> String {
    switch node.content {
    case .scalar(let text, let plain): node.isNothing ? "~" : plain ? text : "'\(text)'"
    case .list(let items): "[" + items.map(tree).joined(separator: " ") + "]"
    case .map(let pairs):
      "{" + pairs.map { "\($0.key)=\(tree($0.value))" }.joined(separator: " ") + "}"
    }
  }
}
