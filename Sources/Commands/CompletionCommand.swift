import Content
import Diagnostics
import Files
import Languages

/// `onir completion`.
enum CompletionCommand: Command {
  static let definition = Definition(
    name: "completion", summary: "prints what completes commands in a shell, or names of places",
    arguments: ["bash|zsh|fish|cities|regions"], options: [.content])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let what = arguments.positional[0]
    let known = ["bash", "zsh", "fish", "cities", "regions"]
    switch what {
    case "bash": console.print(BashCompletion.text)
    case "zsh": console.print(ZshCompletion.text)
    case "fish": console.print(FishCompletion.text)
    case "cities", "regions":
      let names = names(what, Inputs.withoutSlash(arguments.value("--content") ?? "content"))
      console.print(names.map { $0 + "\n" }.joined())
    default:
      let suggestion = NearMiss.suggestion(for: what, among: known)
      throw .usage("there is no completion for “\(what)”\(Message.hint(suggestion))")
    }
    return .done
  }

  /// The names that regions.csv gives, those that a shell takes as they are.
  ///
  /// None when it cannot be read: nobody wants a message while typing.
  private static func names(_ what: String, _ folder: String) -> [String] {
    let loader = ContentLoader(
      folder: folder, selection: ContentLoader.Selection(cities: [""]), readsGuides: false)
    guard let loaded = try? loader.load(), let content = loaded.content else { return [] }
    let names = what == "cities" ? content.cities.map(\.slug) : content.regions.map(\.slug)
    return names.filter { Slug.isValid($0) }.sorted()
  }
}
