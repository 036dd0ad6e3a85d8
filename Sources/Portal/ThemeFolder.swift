import Diagnostics
import Files

/// The templates folder on the disk.
struct ThemeFolder: Sendable {
  let path: String
  /// Where it is noted what was read.
  var log: InputLog?

  /// The bytes of a file, or nil when it is too large or no file, which is reported.
  func read(_ file: String, limit: Int, _ report: inout Report) throws(FileError) -> [UInt8]? {
    let location = Location("templates/\(file)")
    guard try Disk.status("\(path)/\(file)")?.kind == .file else {
      report.add(Diagnostic(.unreadableFile, at: location, "\(file) is not a file"))
      return nil
    }
    do {
      return try Disk.read("\(path)/\(file)", limit: limit, log: log)
    } catch {
      guard error.isTooLarge else { throw error }
      report.add(
        Diagnostic(.fileTooLarge, at: location, "\(file) has more than \(limit >> 10) KiB"))
      return nil
    }
  }

  /// The entries of one of its folders; none where it is not there.
  func list(_ folder: String) throws(FileError) -> [Disk.Entry] {
    let name = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    return try Disk.listIfPresent(name.isEmpty ? path : "\(path)/\(name)", log: log)
  }
}
