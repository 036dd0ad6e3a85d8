import Diagnostics
import Files
import Portal

extension Inputs {
  /// The path on the disk of a file as diagnostics name it.
  func path(of file: String) -> String {
    if file.hasPrefix("content/") { return source.content + file.dropFirst(7) }
    if file.hasPrefix("templates/") { return source.templates + file.dropFirst(9) }
    if file.hasPrefix("leaflets/") { return source.leaflets + file.dropFirst(8) }
    return file
  }

  /// Whether the file is there.
  func has(_ file: String) -> Bool { FileStatus(path(of: file)) != nil }

  /// The name of a table as it stands in the folder: it may be a workbook.
  func existing(_ file: String) -> String {
    guard file.hasSuffix(".csv"), !has(file) else { return file }
    let workbook = file.dropLast(4) + ".xlsx"
    return has(String(workbook)) ? String(workbook) : file
  }

  /// The value of an option with a few choices.
  static func choice(_ arguments: Arguments, _ name: String, _ choices: [String])
    throws(CommandFailure) -> String
  {
    do throws(Arguments.Misuse) {
      return try arguments.choice(name, choices)
    } catch {
      throw CommandFailure(error)
    }
  }
}
