import Files
import Synchronization

/// The files that a build makes, listed before they are there: a build that is cut off leaves none that
/// the next one does not know.
final class UnfinishedList: Sendable {
  private let file: AppendedFile

  private static let name = ".onir/unfinished"

  /// Begins a list in an output folder.
  init(in output: String) throws(FileError) {
    file = try AppendedFile("\(output)/\(Self.name)")
  }

  /// Lists files that are about to be made.
  func add(_ files: some Collection<String>) throws(FileError) {
    guard !files.isEmpty else { return }
    var lines: [UInt8] = []
    for file in files {
      lines.append(contentsOf: file.utf8)
      lines.append(10)
    }
    try file.append(lines)
  }

  /// The build is whole, and what it made is in the state.
  static func remove(in output: String) throws(FileError) {
    try Disk.remove("\(output)/\(name)")
  }

  /// Where a section's files are written before they replace others.
  static func temporary(_ section: String) -> String { ".onir/new-\(section)" }

  /// Deletes what a build that was cut off had not yet put in its place.
  static func clear(_ output: String) throws(FileError) {
    for entry in try Disk.list("\(output)/.onir") where entry.name.hasPrefix("new-") {
      try Disk.remove("\(output)/.onir/\(entry.name)")
    }
  }

  /// Whether no build was cut off.
  static func isMissing(in output: String) -> Bool { Disk.isMissing("\(output)/\(name)") }

  /// The files that a build which was cut off may have made; nil if none was.
  static func left(in output: String) throws(FileError) -> [String]? {
    let bytes: [UInt8]
    do {
      bytes = try Disk.readPlain("\(output)/\(name)", limit: .max)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    // A line without an end was cut off before its file was made.
    return bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
      .filter { OutputSection.isInside($0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
