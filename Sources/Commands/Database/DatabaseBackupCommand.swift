import CabinetStore
import Diagnostics
import Documents
import Files

/// `onir database backup`.
enum DatabaseBackupCommand: Command {
  static let papers = Definition.Option(
    name: "--papers", value: "DIR", help: "copy the papers that the copy names there too")

  static let definition = Definition(
    name: "database backup", summary: "copies the cabinet's database while it is in use",
    arguments: ["FILE"], options: [CabinetOptions.database, CabinetOptions.documents, papers])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let options = CabinetOptions(arguments)
    try options.requireDatabase()
    let (copying, file) = (try options.copying(), arguments.positional[0])
    var missing: [DocumentName] = []
    let problems: [String]
    if let target = arguments.value("--papers") {
      let papers = DocumentCopying(from: options.documentFolder, to: target)
      // Those of now come first: what a parent takes back after the database was copied is there then.
      try papers.copyAll()
      problems = try copying.copy(to: file) { named throws(CommandFailure) in
        let gone = try papers.copy(named)
        guard !gone.isEmpty else { return [] }
        // What came after the papers were copied and was taken back before its turn is no loss: the copy
        // is as if it had been taken back a moment earlier.
        let now = try copying.papers()
        missing = gone.filter { now.contains($0.rawValue) }
        return Set(gone.map(\.rawValue)).subtracting(now)
      }
    } else {
      problems = try copying.copy(to: file, papers: nil)
    }
    for problem in problems { console.print(problem + "\n") }
    DatabaseRestoreCommand.say(missing, console)
    console.say("copied to \(file)")
    return problems.isEmpty && missing.isEmpty ? .done : .negative
  }
}
