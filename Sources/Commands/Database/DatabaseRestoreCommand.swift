import CabinetStore
import Dates
import Diagnostics
import Documents
import Files
import Secrets

/// `onir database restore`.
enum DatabaseRestoreCommand: Command {
  static let definition = Definition(
    name: "database restore",
    summary: "makes the cabinet's database of a copy, where none is; stop the server first",
    arguments: ["FILE"],
    options: [
      CabinetOptions.database, CabinetOptions.keyFile, CabinetOptions.documents,
      Definition.Option(
        name: "--papers", value: "DIR",
        help: "where the copy of the papers lies; they come back too"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let options = CabinetOptions(arguments)
    if let papers = arguments.value("--papers"), FileStatus(papers) == nil {
      throw .machine("--papers: \(papers) is missing")
    }
    let prepared = try options.copying().prepare(
      from: arguments.positional[0], try options.keysThatAreThere())
    let missing: [DocumentName]
    do throws(CommandFailure) {
      // A paper too many does no harm, one too few does: so the papers are there before the database.
      if let papers = arguments.value("--papers") {
        missing = try DocumentCopying(from: papers, to: options.documentFolder)
          .copy(prepared.papers)
      } else {
        missing = try Self.missing(prepared.papers, options.documentFolder)
      }
      try prepared.land()
    } catch {
      prepared.abandon()
      throw error
    }
    Self.say(missing, console)
    say(prepared, options.shown, console)
    if !missing.isEmpty {
      console.say(
        """
        \(missing.count, "paper", "papers") not in the folder of papers: \
        onir database check --documents tells whose
        """
      )
    }
    return missing.isEmpty ? .done : .negative
  }

  /// Prints a line for each paper that is missing.
  static func say(_ missing: [DocumentName], _ console: Console) {
    for name in missing {
      let line: Message = "paper \(name.rawValue) is missing"
      console.print(line.text(in: console.language) + "\n")
    }
  }

  private static func missing(
    _ papers: Set<String>, _ folder: DocumentFolder
  ) throws(CommandFailure) -> [DocumentName] {
    do throws(FileError) {
      let there = Set(try folder.names())
      return papers.sorted().compactMap(DocumentName.init).filter { !there.contains($0) }
    } catch {
      throw .machine(error.message)
    }
  }

  private static func say(
    _ prepared: any PreparedDatabase, _ database: String, _ console: Console
  ) {
    let found = prepared.inventory
    console.say(
      """
      restored \(database): accounts \(found.accounts), applications \(found.applications), \
      referrals \(found.referrals), admissions \(found.admissions), papers \(found.papers)
      """)
    if let newest = found.newestEvent {
      console.say("its newest event is of \(newest.rfc3339(in: .kazakhstan))")
    }
    if prepared.messages > 0 {
      console.say(
        """
        \(prepared.messages, "notice", "notices") may have left since the copy was made: \
        onir cabinet messages lists them
        """)
    }
  }
}
