import Diagnostics

/// The program: finds the command and runs it.
public enum Program {
  /// The version of the program; no page carries it.
  public static let version = "0.1.0"

  static let commands: [any Command.Type] = [
    BuildCommand.self, CheckCommand.self, ServeCommand.self, APICommand.self,
    PublishCommand.self, RollbackCommand.self, VerifyCommand.self, DiffCommand.self,
    ServerConfigCommand.self,
    ExplainCommand.self, RenderCommand.self, RenderMarkdownCommand.self,
    DatabaseMigrateCommand.self, DatabaseCheckCommand.self, DatabaseBackupCommand.self,
    DatabaseRotateKeyCommand.self,
    CabinetTickCommand.self, CabinetStaffCommand.self, CabinetHireCommand.self,
    CabinetDismissCommand.self, CabinetShowCommand.self, CabinetBenefitCommand.self,
    CabinetAllocateCommand.self, CabinetRejectCommand.self, CabinetEnrolCommand.self,
    CabinetCancelCommand.self, CabinetAttendanceCommand.self, CabinetClubCommand.self,
    CabinetMessagesCommand.self,
    CabinetPublishCommand.self, CabinetPlacesCommand.self, CabinetReviewsCommand.self,
    CabinetReviewCommand.self, CabinetAdmissionsCommand.self, CabinetAdmitCommand.self,
    CabinetRefuseCommand.self, CabinetExportCommand.self,
  ]

  /// Runs the words after the program's name.
  ///
  /// - Returns: The number the process ends with.
  public static func run(_ words: [String], _ console: Console = .standard) -> Int32 {
    do throws(Arguments.Misuse) {
      let (words, language) = try LanguageOption.take(words)
      return run(command: words, language.map(console.speaking) ?? console)
    } catch {
      console.say("onir: \(error.message)")
      return ExitCode.usage.rawValue
    }
  }

  private static func run(command words: [String], _ console: Console) -> Int32 {
    guard let name = words.first else {
      console.error(help)
      return ExitCode.usage.rawValue
    }
    switch name {
    case "--version", "-v":
      console.print("onir \(version)\n")
      return ExitCode.done.rawValue
    case "--help", "-h", "help":
      console.print(help)
      return ExitCode.done.rawValue
    default: break
    }
    for count in [2, 1] {
      let name = words.prefix(count).joined(separator: " ")
      if let command = commands.first(where: { $0.definition.name == name }) {
        return run(command, Array(words.dropFirst(count)), console).rawValue
      }
    }
    return unknown(words, console).rawValue
  }

  /// Says that there is no such command; of a group, what it has.
  private static func unknown(_ words: [String], _ console: Console) -> ExitCode {
    let names = commands.map { $0.definition.name }
    let group = names.filter { $0.hasPrefix((words.first ?? "") + " ") }
    if !group.isEmpty, words.count == 1 || words[1] == "--help" {
      let isAsked = words.count > 1
      let text = list(group: words[0])
      if isAsked { console.print(text) } else { console.error(text) }
      return isAsked ? .done : .usage
    }
    let name = group.isEmpty ? words.first ?? "" : words.prefix(2).joined(separator: " ")
    let suggestion = NearMiss.suggestion(for: name, among: group.isEmpty ? names : group)
    let advice: Message =
      suggestion.map { ": did you mean \($0)?" } ?? "; onir --help lists the commands"
    console.say("onir: no command is called “\(name)”\(advice)")
    return .usage
  }

  private static func run(_ command: any Command.Type, _ words: [String], _ console: Console)
    -> ExitCode
  {
    let definition = command.definition
    do throws(Arguments.Misuse) {
      let arguments = try Arguments(words, definition)
      if arguments.has("--help") {
        console.print(definition.text)
        return .done
      }
      do throws(CommandFailure) {
        return try command.run(arguments, console)
      } catch {
        if !error.message.isEmpty { console.say("onir: \(error.message)") }
        return error.code
      }
    } catch {
      console.say("onir: \(error.message); onir \(definition.name) --help shows its use")
      return .usage
    }
  }

  /// Words that several commands begin with, and what those are about.
  private static let groups = [
    (name: "database", summary: "the cabinet's database; onir database lists the commands"),
    (name: "cabinet", summary: "the work of the cabinet's staff; onir cabinet lists the commands"),
  ]

  private static var lines: [(name: String, summary: String)] {
    commands.map { ($0.definition.name, $0.definition.summary) }
  }

  private static func rows(_ lines: [(name: String, summary: String)]) -> [String] {
    let width = (lines.map(\.name.count).max() ?? 0) + 2
    return lines.map { line in
      "  \(line.name)\(String(repeating: " ", count: width - line.name.count))\(line.summary)\n"
    }
  }

  /// What a group has.
  private static func list(group: String) -> String {
    """
    usage: onir \(group) COMMAND [options]

    \(rows(lines.filter { $0.name.hasPrefix(group + " ") }).joined())
      onir \(group) COMMAND --help shows the options of a command

    """
  }

  static var help: String {
    let rows = rows(lines.filter { !$0.name.contains(" ") } + groups)
    return """
      usage: onir COMMAND [options]

      Önir builds a bilingual portal for every city of Kazakhstan from Markdown, tables and templates.

      \(rows.joined())
        --version, --help; onir COMMAND --help shows the options of a command

      """
  }
}
