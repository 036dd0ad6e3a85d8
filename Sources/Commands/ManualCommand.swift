/// `onir manual`.
enum ManualCommand: Command {
  static let definition = Definition(
    name: "manual", summary: "prints a page for man, made of the help of every command")

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    console.print(ManualPage.text)
    return .done
  }
}
