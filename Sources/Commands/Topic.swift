/// What a command is for: the groups of the help, the manual and the completion.
enum Topic: String, CaseIterable {
  /// What admins write, and whether it is well.
  case content
  /// Looking at pages without publishing them.
  case look
  /// Making the portal and putting it on a server.
  case deploy
  /// Applications, referrals and the staff.
  case cabinet
  /// Where the cabinet keeps what it knows.
  case database
  /// The program itself.
  case program

  /// The first words of its commands, in the order of the help.
  private var names: [String] {
    switch self {
    case .content: ["new", "check", "next", "table", "translations"]
    case .look: ["serve", "explain", "diff", "render", "render-markdown"]
    case .deploy: ["leaflets", "build", "publish", "rollback", "verify", "server-config"]
    case .cabinet: ["api", "cabinet"]
    case .database: ["database"]
    case .program: ["completion", "manual"]
    }
  }

  /// Where a command belongs, by the first word of its name.
  init(_ name: String) {
    let word = String(name.prefix { $0 != " " })
    self = Self.allCases.first { $0.names.contains(word) } ?? .program
  }

  /// Words that several commands begin with, and what those are about.
  static let groups = [
    "new": "new guides, cities, bulletins and overrides; onir new lists the commands",
    "cabinet": "the work of the cabinet's staff; onir cabinet lists the commands",
    "database": "the cabinet's database; onir database lists the commands",
  ]

  /// The commands of each topic, those of a group as one.
  static var rows: [(topic: Topic, commands: [(name: String, summary: String)])] {
    var seen: Set<String> = []
    var commands: [(name: String, summary: String)] = []
    for definition in Program.commands.map({ $0.definition }) {
      let word = String(definition.name.prefix { $0 != " " })
      guard seen.insert(word).inserted else { continue }
      commands.append((word, groups[word] ?? definition.summary))
    }
    return allCases.map { topic in
      let own = commands.filter { Topic($0.name) == topic }
      let rank = { (name: String) in topic.names.firstIndex(of: name) ?? .max }
      return (topic, own.sorted { rank($0.name) < rank($1.name) })
    }.filter { !$0.commands.isEmpty }
  }
}
