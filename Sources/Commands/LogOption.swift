import CabinetAPI
import Files
import Glibc

/// Where the cabinet's log goes.
enum LogOption {
  static let log = Definition.Option(
    name: "--log", value: "FILE", help: "a line of JSON for each request; - is standard error")

  /// Opens the log.
  static func log(_ arguments: Arguments, usual: String?) throws(CommandFailure) -> AccessLog {
    guard let path = arguments.value("--log") ?? usual else { return .none }
    let descriptor =
      path == "-" ? 2 : open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .machine(FileError("write", path).message) }
    return AccessLog { line in
      // One call a line, so that lines of several threads stay whole; a full disk ends no request.
      try? Disk.write(line, to: descriptor, name: path)
    }
  }
}
