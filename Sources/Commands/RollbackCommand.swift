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
      console.say(sentence(change, folder))
      if !change.cities.isEmpty {
        let counts = change.cities.map { "\($0.slug) \($0.count)" }.joined(separator: ", ")
        let others = change.allCities - change.cities.count
        console.say(
          others > 0
            ? "addresses by city: \(counts), and \(others) more cities"
            : "addresses by city: \(counts)")
      }
      return .done
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func sentence(_ change: ReleaseHistory.Change, _ folder: String) -> Message {
    guard let from = change.from else {
      return """
        \(change.to.text) is current in \(folder), which had no current release: \
        \(change.purged, "address", "addresses") changed
        """
    }
    return """
      \(change.to.text) is current in \(folder) instead of \(from.text): \
      \(change.purged, "address", "addresses") changed
      """
  }
}
