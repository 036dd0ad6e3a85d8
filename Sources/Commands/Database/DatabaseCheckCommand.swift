import CabinetService
import CabinetStore
import Diagnostics
import Documents

/// `onir database check`.
enum DatabaseCheckCommand: Command {
  static let definition = Definition(
    name: "database check",
    summary: "looks for damage in the cabinet's database and for changes to its audit",
    options: [
      CabinetOptions.database, CabinetOptions.keyFile,
      Definition.Option(
        name: "--documents", value: "DIR", help: "look through the papers in it too"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let opened = try OpenedDesk(arguments, cabinet: nil)
    defer { opened.close() }
    var problems: [String] = []
    do throws(StoreError) {
      let store = opened.desk.store
      problems = try store.integrityProblems()
      if problems.isEmpty {
        problems = try store.read { reading throws(StoreError) in try reading.inconsistencies() }
      }
    } catch {
      problems = [error.message]
    }
    if let entry = try opened.result({ desk throws(Refusal) in try desk.firstBrokenAuditEntry() }) {
      problems.append("entry \(entry) of the audit was changed, removed or put in")
    }
    if arguments.value("--documents") != nil {
      let found = papers(opened, CabinetOptions(arguments).documentFolder)
      problems += found.map { $0.text(in: console.language) }
    }
    for problem in problems { console.print(problem + "\n") }
    guard problems.isEmpty else { return .negative }
    console.say("the database is whole")
    return .done
  }

  /// What is wrong with the papers that the database names: each is read.
  private static func papers(
    _ opened: OpenedDesk, _ folder: DocumentFolder
  ) -> [Diagnostics.Message] {
    let stored: [StoredPaper]
    do throws(StoreError) {
      stored = try opened.desk.store.read { reading throws(StoreError) in
        try reading.storedPapers()
      }
    } catch {
      return [Message(word: error.message)]
    }
    return stored.compactMap { paper in
      let whose: Diagnostics.Message = paper.number.map { "of \($0)" } ?? "of a draft"
      return switch opened.desk.state(of: paper, in: folder) {
      case .whole: nil
      case .missing: "paper \(paper.file) \(whose) is missing"
      case .changed: "paper \(paper.file) \(whose) was changed"
      case .unreadable(let why): "paper \(paper.file) \(whose) cannot be read: \(why)"
      }
    }
  }
}
