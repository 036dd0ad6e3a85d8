import Diagnostics

/// The program: finds the command and runs it.
public enum Program {
  /// The version of the program; no page carries it.
  public static let version = "0.1.0"

  static let commands: [any Command.Type] = [
    NewGuideCommand.self, NewCityCommand.self, NewBulletinCommand.self, NewOverrideCommand.self,
    CheckCommand.self, TranslationsCommand.self, NextCommand.self, TableCommand.self,
    ServeCommand.self, ExplainCommand.self,
    DiffCommand.self,
    RenderCommand.self, RenderMarkdownCommand.self,
    LeafletsCommand.self, BuildCommand.self, PublishCommand.self, RollbackCommand.self,
    VerifyCommand.self,
    ServerConfigCommand.self, APICommand.self, CompletionCommand.self, ManualCommand.self,
    DatabaseMigrateCommand.self, DatabaseCheckCommand.self, DatabaseBackupCommand.self,
    DatabaseRestoreCommand.self, DatabaseCopyCommand.self, DatabaseRotateKeyCommand.self,
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

  /// What a group has.
  private static func list(group: String) -> String {
    let lines = commands.map { ($0.definition.name, $0.definition.summary) }
      .filter { $0.0.hasPrefix(group + " ") }
    let width = (lines.map(\.0.count).max() ?? 0) + 2
    let rows = lines.map { name, summary in
      "  \(name)\(String(repeating: " ", count: width - name.count))\(summary)\n"
    }
    return """
      usage: onir \(group) COMMAND [options]

      \(rows.joined())
        onir \(group) COMMAND --help shows the options of a command

      """
  }

  static var help: String {
    let width = (Topic.rows.flatMap(\.commands).map(\.name.count).max() ?? 0) + 2
    let margin = (Topic.rows.map(\.topic.rawValue.count).max() ?? 0) + 2
    let rows = Topic.rows.flatMap { topic, commands in
      commands.enumerated().map { index, command in
        let title = index == 0 ? topic.rawValue : ""
        return title + String(repeating: " ", count: margin - title.count) + command.name
          + String(repeating: " ", count: width - command.name.count) + command.summary + "\n"
      }
    }
    return """
      usage: onir COMMAND [options]; onir COMMAND --help shows the options of a command

      \(rows.joined())onir --version prints the version; onir manual prints a page for man

      """
  }
}
