import Content
import Diagnostics
import Files

/// The files a command makes in the content folder: all of them, or none when one is not well.
struct NewFiles {
  /// A file to be written.
  struct File {
    /// Its path in the content folder.
    let path: String
    let bytes: [UInt8]
    /// What stands there now; nil for a new file.
    var former: [UInt8]?
  }

  let folder: String
  private(set) var files: [File] = []

  init(in folder: String) { self.folder = folder }

  /// Adds a file, which must not be there yet.
  mutating func add(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
    let full = "\(folder)/\(path)"
    guard FileStatus(full) == nil, !Disk.isLink(full) else {
      throw .usage("\(full) is there already, and nothing is ever overwritten")
    }
    files.append(File(path: path, bytes: bytes))
  }

  /// Changes a file that is there.
  mutating func change(_ path: String, from former: [UInt8], to bytes: [UInt8]) {
    files.append(File(path: path, bytes: bytes, former: former))
  }

  /// Writes the files, has `check` look at them, and takes them away again if it finds an error.
  ///
  /// - Throws: `CommandFailure` when the machine fails or there is an error in what was written.
  func write(_ console: Console, selection: ContentLoader.Selection) throws(CommandFailure) {
    var count = 0
    let report: Report
    do throws(FileError) {
      for file in files {
        try place(file)
        count += 1
      }
      report = try errors(selection)
    } catch {
      undo(files.prefix(count))
      throw .machine(error.message)
    }
    guard report.isEmpty else {
      undo(files[...])
      console.error(
        ReportFormat.human.text(
          of: report, content: folder, templates: "", in: console.language))
      throw CommandFailure(
        code: .content, message: "nothing was written, as it would not have been well")
    }
    for file in files { console.print("\(folder)/\(file.path)\n") }
  }

  private func place(_ file: File) throws(FileError) {
    let path = "\(folder)/\(file.path)"
    if let slash = path.lastIndex(of: "/") { try Disk.makeFolder(String(path[..<slash])) }
    guard file.former == nil else {
      try Disk.replace(path, file.bytes)
      return
    }
    // Somebody may have made it since it was looked for; it is theirs.
    guard try Disk.create(path, file.bytes) != nil else {
      throw FileError("write", path, code: Self.exists)
    }
  }

  /// The system's number for a file that is there already.
  private static let exists: Int32 = 17

  /// What is wrong with the new files, and with nothing else.
  private func errors(_ selection: ContentLoader.Selection) throws(FileError) -> Report {
    let names = Set(files.map { "content/\($0.path)" })
    let loader = ContentLoader(folder: folder, selection: selection)
    return try loader.load().report.filtered { diagnostic in
      diagnostic.severity == .error && names.contains(diagnostic.location.file)
    }
  }

  private func undo(_ written: ArraySlice<File>) {
    for file in written.reversed() {
      let path = "\(folder)/\(file.path)"
      if let former = file.former {
        _ = try? Disk.replace(path, former)
        continue
      }
      try? Disk.remove(path)
      var above = file.path[...]
      while let slash = above.lastIndex(of: "/") {
        above = above[..<slash]
        Disk.removeEmptyFolder("\(folder)/\(above)")
      }
    }
  }
}
