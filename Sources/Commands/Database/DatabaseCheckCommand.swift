import CabinetService
import CabinetStore
import Diagnostics

/// `onir database check`.
enum DatabaseCheckCommand: Command {
  static let definition = Definition(
    name: "database check",
    summary: "looks for damage in the cabinet's database and for changes to its audit",
    options: [CabinetOptions.database, CabinetOptions.keyFile])

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
    for problem in problems { console.print(problem + "\n") }
    guard problems.isEmpty else { return .negative }
    console.say("the database is whole")
    return .done
  }
}
