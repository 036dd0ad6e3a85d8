import Diagnostics
import Files
import Tables

/// The content folder on the disk: reads files by their path in it, never through links.
struct ContentFolder: Sendable {
  let path: String
  /// Where it is noted what was read.
  var log: InputLog?

  /// The entries of a folder; none when there is no such folder, or when it cannot be used.
  func list(_ folder: String, _ report: inout Report) throws(FileError) -> [Disk.Entry] {
    guard isUsable(folder, as: .folder, &report) else { return [] }
    return try Disk.listIfPresent(full(folder), log: log)
  }

  /// Whether a path is absent or of the kind that must stand there; a link never is.
  ///
  /// Opening anything else could wait for ever, or read what lies outside the content.
  func isUsable(_ file: String, as kind: FileStatus.Kind, _ report: inout Report) -> Bool {
    // One look is enough for what is as it should be, or is not there.
    if !file.isEmpty {
      guard let own = FileStatus(entry: full(file)), own.kind != kind else { return true }
    }
    let noun: Message = kind == .folder ? "folder" : "file"
    // The content folder itself may be reached through a link.
    if !file.isEmpty, Disk.isLink(full(file)) {
      report.add(
        Diagnostic(
          .unreadableFile, at: Location("content/\(file)"), "\(file) is a link, not a \(noun)",
          help: kind == .folder ? "put the folder itself there" : "put the file itself there"))
      return false
    }
    guard let found = FileStatus(full(file))?.kind, found != kind else { return true }
    let what: Message = found == .folder ? "a folder" : found == .file ? "a file" : "something else"
    report.add(
      Diagnostic(
        .unreadableFile, at: Location("content/\(file)"), "\(file) is \(what), not a \(noun)",
        help: kind == .folder
          ? "rename it, and put the folder there" : "rename it, and put the file there"))
    return false
  }

  /// The bytes of a text file with its letters repaired, or nil when it is absent or cannot be used.
  func read(_ file: String, limit: Int = 1 << 20, _ report: inout Report) throws(FileError)
    -> [UInt8]?
  {
    guard let bytes = try readAny(file, limit: limit, &report) else { return nil }
    if let place = Encoding.invalidPlace(in: bytes) {
      let location = Location("content/\(file)", line: place.line, column: place.column)
      report.add(
        Diagnostic(
          .notUTF8, at: location, "the text is not UTF-8",
          help: "save the file with the encoding UTF-8"))
      return nil
    }
    // A byte order mark is no part of the text; some editors begin every file with one.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let (repaired, problems) = LetterProblems.repaired(
      text, file: "content/\(file)", as: file.hasSuffix(".md") ? .markdown : .settings)
    report.add(contentsOf: problems)
    return repaired
  }

  /// The bytes of any file.
  func readAny(_ file: String, limit: Int, _ report: inout Report) throws(FileError) -> [UInt8]? {
    guard isUsable(file, as: .file, &report) else { return nil }
    do {
      return try Disk.read(full(file), limit: limit, log: log)
    } catch {
      if error.isMissing { return nil }
      guard error.isTooLarge else { throw error }
      report.add(
        Diagnostic(
          .fileTooLarge, at: Location("content/\(file)"),
          "\(file) has more than \(limit >> 10) KiB"))
      return nil
    }
  }

  /// The names of the entries of a folder.
  func names(in folder: String, _ report: inout Report) throws(FileError) -> Set<String> {
    Set(try list(folder, &report).map(\.name))
  }

  /// A table, from CSV or a workbook, or nil when there is neither.
  ///
  /// Most folders lack some table, and `names`, what is in the folder, tells it without a look for each
  /// of its forms.
  func table(
    _ table: ContentTable, in folder: String, among names: Set<String>, _ report: inout Report
  ) throws(FileError) -> Table? {
    var fingerprint: Fingerprint?
    return try self.table(table, in: folder, among: names, &report, &fingerprint)
  }

  /// The same, with the fingerprint of the file.
  func table(
    _ table: ContentTable, in folder: String, among names: Set<String>, _ report: inout Report,
    _ fingerprint: inout Fingerprint?
  ) throws(FileError) -> Table? {
    let endings = [".csv", ".xlsx"] + Self.otherEndings
    guard endings.contains(where: { names.contains(table.rawValue + $0) }) else { return nil }
    let base = folder.isEmpty ? table.rawValue : "\(folder)/\(table.rawValue)"
    let isWorkbook = names.contains("\(table.rawValue).xlsx")
    if isWorkbook, FileStatus(full("\(base).csv")) != nil {
      report.add(
        Diagnostic(
          .duplicateTable, at: Location("content/\(base).xlsx"),
          "this table stands beside \(table.rawValue).csv, and only one can count",
          help: "keep the newer of the two, and delete the other"))
      return nil
    }
    let file = isWorkbook ? "\(base).xlsx" : "\(base).csv"
    guard let bytes = try readAny(file, limit: CSVReader.limits.bytes, &report) else {
      reportOther(base, table.rawValue, &report)
      return nil
    }
    var sum = FingerprintSum()
    sum.add(file)
    sum.add(Fingerprint(of: bytes))
    fingerprint = sum.fingerprint
    let result = table.read(bytes, file: "content/\(file)")
    report.add(contentsOf: result.report)
    return result.table
  }

  private static let otherEndings = [".xls", ".xlsm", ".xlsb", ".ods"]

  /// Refuses a table of a format that cannot be read, where there is no other.
  private func reportOther(_ base: String, _ name: String, _ report: inout Report) {
    guard FileStatus(full("\(base).csv")) == nil, FileStatus(full("\(base).xlsx")) == nil else {
      return
    }
    for ending in Self.otherEndings where FileStatus(full(base + ending)) != nil {
      report.add(
        Diagnostic(
          .tableFormat, at: Location("content/\(base)\(ending)"),
          "a table with the ending \(ending) cannot be read",
          help: "open it, and save it as an Excel workbook under the name \(name).xlsx"))
    }
  }

  /// Whether a file is one of the known tables in another form, of which `table` has spoken.
  static func isTable(_ name: String, known: [String]) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return known.contains("\(name[..<dot]).csv")
      && ([".xlsx"] + otherEndings).contains(String(name[dot...]))
  }

  func reportUnexpected(_ file: String, known: [String], _ report: inout Report) {
    reportUnexpected(file, known: known, Message(verbatim: known.joined(separator: ", ")), &report)
  }

  /// The same where what is known has no names.
  func reportUnexpected(
    _ file: String, known: [String] = [], _ list: Message, _ report: inout Report
  ) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    report.add(
      Diagnostic(
        .unexpectedFile, at: Location("content/\(file)"), "nothing here is called \(name)",
        help: "it is left out; known are \(list)",
        suggestion: NearMiss.suggestion(for: name, among: known)))
  }

  func full(_ file: String) -> String { file.isEmpty ? path : "\(path)/\(file)" }
}
