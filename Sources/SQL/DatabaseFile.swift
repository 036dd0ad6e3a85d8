import Glibc

/// The file a database lies in: its owner's alone.
enum DatabaseFile {
  /// Which file it is, whatever its name.
  struct Identity: Hashable, Sendable {
    let device: UInt
    let number: UInt

    init(_ status: stat) { (device, number) = (UInt(status.st_dev), UInt(status.st_ino)) }
  }

  /// Makes what is missing of the folder and the file, and closes the file to others.
  ///
  /// SQLite gives its log beside the file the same rights.
  ///
  /// - Returns: Which file it is.
  static func prepare(_ path: String) throws(SQLError) -> Identity {
    try makeFolder(of: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("open", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SQLError(.cannotOpen, message: "\(path) is not a file")
    }
    guard status.st_mode & 0o077 == 0 || fchmod(descriptor, 0o600) == 0 else {
      throw failure("close to others", path)
    }
    return Identity(status)
  }

  /// Refuses a path at which nothing is, or something else by now.
  ///
  /// The log that was left beside the former file would be taken for that of another one, or thrown away.
  static func require(_ identity: Identity, at path: String) throws(SQLError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure("open", path) }
    guard Identity(status) == identity else {
      throw SQLError(
        .cannotOpen, message: "\(path) is another file than the one that was opened: start anew")
    }
  }

  /// Makes an empty file; when something has the name already, that is an error.
  static func create(_ path: String) throws(SQLError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("make", path) }
    close(descriptor)
  }

  /// Makes the folder of the file, but not the folder's own.
  private static func makeFolder(of path: String) throws(SQLError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw failure("make the folder", folder)
    }
  }

  private static func failure(_ action: String, _ path: String) -> SQLError {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    let kind: SQLError.Kind =
      switch code {
      case EROFS, EACCES, EPERM: .readOnly
      case ENOSPC, EDQUOT: .full
      default: .cannotOpen
      }
    return SQLError(kind, code: Int(code), message: "cannot \(action) \(path): \(reason)")
  }
}
