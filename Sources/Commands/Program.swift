import Diagnostics

/// The program: finds the command and runs it.
public enum Program {
  /// The version of the program; no page carries it.
  public static let version = "0.1.0"

  static let commands: [any Command.Type] = [
    BuildCommand.self, CheckCommand.self, ServeCommand.self, ExplainCommand.self,
    RenderCommand.self, RenderMarkdownCommand.self,
  ]

  /// Runs the words after the program's name.
  ///
  /// - Returns: The number the process ends with.
  public static func run(_ words: [String], _ console: Console = .standard) -> Int32 {
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
    guard let command = commands.first(where: { $0.definition.name == name }) else {
      let names = commands.map { $0.definition.name }
      let suggestion = NearMiss.suggestion(for: name, among: names)
      let hint = suggestion.map { ": did you mean \($0)?" } ?? "; onir --help lists the commands"
      console.error("onir: no command is called “\(name)”\(hint)\n")
      return ExitCode.usage.rawValue
    }
    return run(command, Array(words.dropFirst()), console).rawValue
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
        if !error.message.isEmpty { console.error("onir: \(error.message)\n") }
        return error.code
      }
    } catch {
      console.error("onir: \(error.message); onir \(definition.name) --help shows its use\n")
      return .usage
    }
  }

  static var help: String {
    let width = (commands.map { $0.definition.name.count }.max() ?? 0) + 2
    let rows = commands.map { command in
      let name = command.definition.name
      let blanks = String(repeating: " ", count: width - name.count)
      return "  \(name)\(blanks)\(command.definition.summary)\n"
    }
    return """
      usage: onir COMMAND [options]

      Önir builds a bilingual portal for every city of Kazakhstan from Markdown, tables and templates.

      \(rows.joined())
        --version, --help; onir COMMAND --help shows the options of a command

      """
  }
}
