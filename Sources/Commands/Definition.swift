/// What a command takes, declared once: it makes the parsing, the help and the suggestions.
struct Definition: Sendable {
  /// An option with its meaning.
  struct Option: Sendable {
    let name: String
    /// What stands for the value in the help; nil for a switch.
    let value: String?
    let help: String
    var isRepeated = false
  }

  let name: String
  /// What it does, in one line.
  let summary: String
  /// What the arguments without a name are called; all are needed.
  var arguments: [String] = []
  var options: [Option] = []

  static let help = Option(name: "--help", value: nil, help: "show this")
  /// The options that every command has.
  static let common = [LanguageOption.messages, help]

  /// The help of the command; fits a screen.
  var text: String {
    let usage = ([name] + arguments).joined(separator: " ")
    var text = "usage: onir \(usage)\(options.isEmpty ? "" : " [options]")\n\n\(summary)\n\n"
    // Whoever reads this has found --help.
    let names = Set(options.map(\.name))
    let rows = (options + [LanguageOption.messages]).compactMap { option -> (String, String)? in
      // A switch and its opposite share a line.
      if option.name.hasPrefix("--no-"), names.contains("--" + option.name.dropFirst(5)) {
        return nil
      }
      let opposite = "--no-" + option.name.dropFirst(2)
      let twin = names.contains(opposite) ? ", \(opposite)" : ""
      return (option.name + twin + (option.value.map { " " + $0 } ?? ""), option.help)
    }
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    for (left, right) in rows {
      text += "  \(left)\(String(repeating: " ", count: width - left.count))\(right)\n"
    }
    return text
  }
}

extension Definition.Option {
  static let content = Self(name: "--content", value: "DIR", help: "the content (content)")
  static let templates = Self(name: "--templates", value: "DIR", help: "the templates (templates)")
  static let leaflets = Self(
    name: "--leaflets", value: "DIR", help: "the leaflets (leaflets beside the content)")
  static let city = Self(
    name: "--city", value: "SLUG", help: "only this city; may be repeated", isRepeated: true)
  static let region = Self(
    name: "--region", value: "SLUG", help: "only the cities of this region; may be repeated",
    isRepeated: true)
  static let now = Self(
    name: "--now", value: "WHEN", help: "2026-11-20 or RFC 3339 instead of the clock")
  static let jobs = Self(name: "--jobs", value: "N", help: "threads (one for each processor)")
}
