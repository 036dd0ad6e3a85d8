import Diagnostics

/// What a person wrote after the command's name.
struct Arguments: Sendable {
  private(set) var positional: [String] = []
  private var values: [String: [String]] = [:]

  /// A use that the definition does not allow, as a sentence.
  struct Misuse: Error {
    let message: Message
  }

  init(_ words: [String], _ definition: Definition) throws(Misuse) {
    var rest = words[...]
    var takesOptions = true
    while let word = rest.popFirst() {
      if takesOptions, word == "--" {
        takesOptions = false
      } else if takesOptions, word.hasPrefix("-"), word != "-" {
        try takeOption(word, &rest, definition)
      } else {
        positional.append(word)
      }
    }
    if has("--help") { return }
    // One in brackets need not be there.
    let needed = definition.arguments.count { !$0.hasPrefix("[") }
    if positional.count < needed {
      let missing = definition.arguments[positional.count]
      throw Misuse(message: "\(definition.name) needs \(missing)")
    }
    if positional.count > definition.arguments.count {
      throw Misuse(
        message: "\(definition.name) takes no “\(positional[definition.arguments.count])”")
    }
  }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>, _ definition: Definition
  ) throws(Misuse) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let options = definition.options + Definition.common
    guard let option = options.first(where: { $0.name == name }) else {
      let suggestion = NearMiss.suggestion(for: name, among: options.map(\.name))
      throw Misuse(message: "\(definition.name) has no option \(name)\(Message.hint(suggestion))")
    }
    guard option.isRepeated || values[name] == nil else {
      throw Misuse(message: "\(name) stands twice")
    }
    guard let what = option.value else {
      guard parts.count == 1 else { throw Misuse(message: "\(name) takes no value") }
      values[name] = [""]
      return
    }
    // An empty value is what a script passes whose variable is not set; as a folder it would be /.
    guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
      throw Misuse(message: "\(name) needs \(what)")
    }
    values[name, default: []].append(value)
  }

  /// Whether the option was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option.
  func value(_ name: String) -> String? { values[name]?.first }

  /// All values of an option that may be repeated.
  func values(_ name: String) -> [String] { values[name] ?? [] }

  /// The value of an option that has a few choices; the first stands when it was not given.
  func choice(_ name: String, _ choices: [String]) throws(Misuse) -> String {
    guard let value = value(name) else { return choices.first ?? "" }
    if choices.contains(value) { return value }
    let suggestion = NearMiss.suggestion(for: value, among: choices)
    throw Misuse(
      message:
        "\(name) is \(choices.joined(separator: ", ")), not “\(value)”\(Message.hint(suggestion))")
  }

  /// A whole number within limits.
  func number(_ name: String, _ range: ClosedRange<Int>) throws(Misuse) -> Int? {
    guard let text = value(name) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    throw Misuse(
      message: "\(name) is a number from \(range.lowerBound) to \(range.upperBound), not “\(text)”")
  }
}
