/// What a shell offers in the place of a value.
enum CompletionValue: Equatable {
  case folder
  case file
  case city
  case region
  case words([String])
  /// Nothing: only the person knows.
  case free

  /// By the name of the value in the help, and that of its option.
  init(_ value: String, of option: String = "") {
    let value = value.hasPrefix("[") ? String(value.dropFirst().dropLast()) : value
    switch (option, value) {
    case ("--city", _): self = .city
    case ("--region", _): self = .region
    case ("--format", "FORMAT"): self = .words(["human", "json"])
    case (_, "DIR"), (_, "SLICE"): self = .folder
    case (_, "FILE"), (_, "PROGRAM"), (_, "TEMPLATE"): self = .file
    default:
      let isLiteral = value.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || $0 == 45 || $0 == 124 }
      self = isLiteral ? .words(value.split(separator: "|").map(String.init)) : .free
    }
  }
}

extension Definition {
  /// What stands in the place of the argument without a name.
  var argument: CompletionValue? { arguments.first.map { CompletionValue($0) } }

  /// All options, those of every command too.
  var allOptions: [Option] { options + Self.common }
}

/// The names of commands as a shell meets them: word by word.
enum CommandWords {
  /// The first words.
  static var first: [(name: String, summary: String)] { Topic.rows.flatMap(\.commands) }

  /// The second words of those that have some.
  static var groups: [(name: String, commands: [(name: String, summary: String)])] {
    first.compactMap { group in
      let own = Program.commands.map { $0.definition }
        .filter { $0.name.hasPrefix(group.name + " ") }
        .map { (name: String($0.name.dropFirst(group.name.count + 1)), summary: $0.summary) }
      return own.isEmpty ? nil : (group.name, own)
    }
  }
}
