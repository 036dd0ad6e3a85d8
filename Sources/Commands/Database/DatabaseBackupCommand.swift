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

  /// How often the database is copied anew when papers were taken back between the two copies.
  private static let attempts = 3

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let options = CabinetOptions(arguments)
    try options.requireDatabase()
    let (copying, file) = (try options.copying(), arguments.positional[0])
    var missing: [DocumentName] = []
    var copied: CopiedDatabase
    if let target = arguments.value("--papers") {
      let papers = DocumentCopying(from: options.documentFolder, to: target)
      // Those of now come first: what a parent takes back after the database was copied is there then.
      try papers.copyAll()
      var attempt = 0
      repeat {
        attempt += 1
        if attempt > 1 { try remove(file) }
        let before = missing
        copied = try copying.copy(to: file, namingPapers: true)
        missing = try papers.copy(copied.papers)
        // Those that were missing before as well are lost, and another copy would not have them.
        if missing == before { break }
      } while !missing.isEmpty && attempt < attempts
    } else {
      copied = try copying.copy(to: file, namingPapers: false)
    }
    for problem in copied.problems { console.print(problem + "\n") }
    DatabaseRestoreCommand.say(missing, console)
    console.say("copied to \(file)")
    return copied.problems.isEmpty && missing.isEmpty ? .done : .negative
  }

  private static func remove(_ file: String) throws(CommandFailure) {
    do throws(FileError) {
      try Disk.remove(file)
    } catch {
      throw .machine(error.message)
    }
  }
}
