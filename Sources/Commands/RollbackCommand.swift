import Diagnostics
import Release

/// `onir rollback`.
enum RollbackCommand: Command {
  static let definition = Definition(
    name: "rollback", summary: "makes the release before current again, in one step",
    arguments: ["DIR"],
    options: [
      Definition.Option(name: "--to", value: "ID", help: "this release instead of the one before")
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let folder = Inputs.withoutSlash(arguments.positional[0])
    do throws(ReleaseError) {
      let change = try ReleaseHistory(folder).rollBack(to: arguments.value("--to"))
      console.say(
        """
        \(change.to.text) is current in \(folder) instead of \(change.from.text): \
        \(change.purged, "address", "addresses") changed
        """)
      return .done
    } catch {
      throw CommandFailure(error)
    }
  }
}
