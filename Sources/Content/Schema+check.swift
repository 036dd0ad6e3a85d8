import Dates
import Diagnostics
import Languages
import Markdown
import YAML

/// Holds a settings file against its schema and collects everything that is wrong.
struct SchemaCheck {
  let file: String
  /// The languages a translated text must have; empty until site.yaml has said.
  let languages: [Language]
  let zone: Zone
  /// What the whole is called in messages.
  var root: Message = "the file"
  var report = Report()

  mutating func check(_ node: Node, _ schema: Schema, field: String = "") {
    if node.isNothing, !field.isEmpty {
      add(.invalidValue, node, field, "\(field) has no value", "write one, or take the key out")
      return
    }
    switch schema {
    case .map(let keys, let required): checkMap(node, keys, required, field)
    case .named(let inner): checkNamed(node, inner, field)
    case .list(let inner):
      guard let items = node.items else {
        add(.invalidValue, node, field, "\(field) must be a list", "write [a, b] or lines with -")
        return
      }
      for item in items { check(item, inner, field: field) }
    case .translated: checkTranslated(node, field)
    case .shorthand(let words, let noun, let whole):
      check(node, node.text == nil ? whole : .choice(words, noun: noun), field: field)
    default: checkScalar(node, schema, field)
    }
  }

  private mutating func checkMap(
    _ node: Node, _ keys: [String: Schema], _ required: [String], _ field: String
  ) {
    guard let pairs = node.pairs else {
      let what = field.isEmpty ? root : Message(verbatim: field)
      add(
        .invalidValue, node, field, "\(what) must hold keys, not \(node.description)",
        "write lines such as key: value")
      return
    }
    lazy var known = keys.keys.sorted()
    // What a mistyped key was meant to be is not missing besides.
    var meant: Set<String> = []
    for pair in pairs {
      let path = field.isEmpty ? pair.key : "\(field).\(pair.key)"
      if let schema = keys[pair.key] {
        check(pair.value, schema, field: path)
      } else {
        let place = Location(file, line: pair.line, column: pair.column, field: path)
        let suggestion = NearMiss.suggestion(for: pair.key, among: known)
        if let suggestion { meant.insert(suggestion) }
        report.add(
          Diagnostic(
            .unknownKey, at: place, "no key is called \(pair.key.prefix(64))",
            help: advice(pair.key, field, known), suggestion: suggestion))
      }
    }
    for key in required {
      let path = field.isEmpty ? key : "\(field).\(key)"
      guard let value = node[key] else {
        if meant.contains(key) { continue }
        let place = Location(file, line: node.line, column: node.column, field: path)
        report.add(
          Diagnostic(
            .missingKey, at: place, "the key \(key) is missing",
            help: field.isEmpty ? "\(root) needs it" : "every entry of \(field) needs it"))
        continue
      }
      switch keys[key] {
      case .text, .translated, .list: checkFilled(value, path)
      default: break
      }
    }
  }

  /// The keys that are known, or where a key of the country belongs.
  private func advice(_ key: String, _ field: String, _ known: [String]) -> Message {
    if field.isEmpty, case .map(let site, _) = Schema.site, site[key] != nil, !known.isEmpty {
      return "\(key) is a setting of site.yaml; the keys here are \(known.joined(separator: ", "))"
    }
    return "the keys here are \(known.joined(separator: ", "))"
  }

  private mutating func checkNamed(_ node: Node, _ inner: Schema, _ field: String) {
    guard let pairs = node.pairs else {
      add(
        .invalidValue, node, field, "\(field) must hold names with a text each",
        "write lines such as NAME: text")
      return
    }
    for pair in pairs {
      if !Self.isValueName(pair.key) {
        let place = Location(
          file, line: pair.line, column: pair.column, field: "\(field).\(pair.key)")
        report.add(
          Diagnostic(
            .invalidValue, at: place, "\(pair.key.prefix(64)) cannot be the name of a value",
            help: "a name has Latin letters, digits and _"))
      }
      check(pair.value, inner, field: "\(field).\(pair.key)")
    }
  }

  /// Latin letters, digits and _, a letter first; a regular expression would be made anew for each.
  private static func isValueName(_ name: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    return name.utf8.first.map(isLetter) == true
      && name.utf8.allSatisfy {
        isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  private mutating func checkTranslated(_ node: Node, _ field: String) {
    if node.text != nil { return }
    guard let pairs = node.pairs else {
      add(
        .invalidValue, node, field, "\(field) must be a text, or a text for each language",
        "write a text, or {kk: …, ru: …}")
      return
    }
    let known = Language.allCases.map(\.code)
    for pair in pairs where !known.contains(pair.key) {
      let place = Location(
        file, line: pair.line, column: pair.column, field: "\(field).\(pair.key)")
      report.add(
        Diagnostic(
          .unknownKey, at: place, "no language is called \(pair.key.prefix(64))",
          help: "the languages are kk and ru"))
    }
    for pair in pairs where known.contains(pair.key) && pair.value.text == nil {
      add(
        .invalidValue, pair.value, "\(field).\(pair.key)",
        "\(field).\(pair.key) must be a text, not \(pair.value.description)")
    }
    for language in languages where node[language.code] == nil {
      add(
        .missingTranslation, node, field, "\(field) has no text in \(language.code)",
        "write both: {kk: …, ru: …}")
    }
  }

  mutating func add(
    _ identifier: Diagnostic.Identifier, _ node: Node, _ field: String, _ summary: Message,
    _ help: Message? = nil, suggestion: String? = nil
  ) {
    let place = Location(
      file, line: node.line, column: node.column, field: field.isEmpty ? nil : field)
    report.add(Diagnostic(identifier, at: place, summary, help: help, suggestion: suggestion))
  }
}
