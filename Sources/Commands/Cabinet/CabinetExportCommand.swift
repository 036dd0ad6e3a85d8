import CabinetService
import Dates
import Content
import Diagnostics
import Files
import Portal
import Tables

/// `onir cabinet export`.
enum CabinetExportCommand: Command {
  static let definition = Definition(
    name: "cabinet export",
    summary: "writes places, counts and published reviews into the content's tables",
    options: OpenedDesk.options)

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let inputs = try Inputs(arguments)
    let cabinet = try inputs.loadCabinet()
    let content = cabinet.content
    let opened = try OpenedDesk(
      arguments, cabinet: cabinet, now: inputs.source.moment(content.site.zone))
    defer { opened.close() }
    let turn = try Turn("\(CabinetOptions(arguments).keyFile).export")
    defer { turn.end() }
    // All is made before anything is written, so that what cannot be read changes nothing.
    var files: [(path: String, bytes: [UInt8])] = []
    for city in content.cities where city.isSelected {
      let records = try opened.result { desk throws(Refusal) in
        try desk.records(city: city.slug, by: "operator")
      }
      if records.isEmpty { continue }
      let folder = "\(inputs.source.content)/cities/\(city.slug)"
      let export = CityExport(city: city, records: records, zone: content.site.zone) {
        name throws(CommandFailure) in try Self.read("\(folder)/\(name)")
      }
      for id in export.unknown {
        console.say("\(city.slug): \(id) is not in kindergartens.csv and is left out")
      }
      files += try export.tables().map { ("\(folder)/\($0.name)", $0.bytes) }
    }
    for (path, bytes) in files {
      let state = try write(path, bytes) ? "written" : "unchanged"
      console.print("\(path)  \(state)\n")
    }
    return .done
  }

  private static func read(_ path: String) throws(CommandFailure) -> [UInt8]? {
    let workbook = "\(path.dropLast(4)).xlsx"
    if FileStatus(workbook) != nil {
      throw .usage("\(workbook) is a workbook: save it as CSV with onir table, then delete it")
    }
    do throws(FileError) {
      return try Disk.read(path, limit: CSVReader.limits.bytes)
    } catch {
      if error.isMissing { return nil }
      throw .machine(error.message)
    }
  }

  /// Replaces a file that differs; a reader meets the old one or the new one.
  private static func write(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    if try read(path) == bytes { return false }
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Disk.makeFolder(String(path[..<slash])) }
      try Disk.replace(path, bytes)
    } catch {
      throw .machine(error.message)
    }
    return true
  }

  /// One export at a time: two would write into one another's new files.
  private struct Turn: ~Copyable {
    private let lock: FolderLock

    init(_ path: String) throws(CommandFailure) {
      let taken: FolderLock?
      do throws(FileError) {
        taken = try FolderLock(path)
      } catch {
        throw .machine(error.message)
      }
      guard let taken else { throw .machine("another export runs: try again when it is done") }
      lock = taken
    }

    /// Its end, which must not come before.
    func end() {}
  }
}
