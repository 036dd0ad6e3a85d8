import Glibc

/// A folder that is held open, so that paths below it are short for the system to follow.
///
/// It may be used by several threads at a time.
public final class OpenFolder: Sendable {
  /// Its path, for messages.
  public let path: String
  let descriptor: Int32

  /// Opens a folder, made where it is missing.
  ///
  /// - Throws: `FileError`.
  public convenience init(making path: String) throws(FileError) {
    try Disk.makeFolder(path)
    try self.init(path)
  }

  /// Opens a folder.
  ///
  /// - Throws: `FileError`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
  }

  deinit { close(descriptor) }

  /// A descriptor of a folder below it, for the caller to close; negative if there is none to be had.
  func descriptor(of folder: [UInt8]) -> Int32 {
    openat(
      descriptor, String(decoding: folder, as: UTF8.self), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// Makes a folder in it and those between, with mode 0755 whatever the umask.
  ///
  /// - Throws: `FileError`.
  public func makeFolder(_ name: String) throws(FileError) {
    guard mkdirat(descriptor, name, 0o755) == 0 else {
      return try Disk.makeFolder("\(path)/\(name)")
    }
    if Disk.masked { fchmodat(descriptor, name, 0o755, 0) }
  }

  /// Writes a file that did not exist, in place, with mode 0644 whatever the umask.
  ///
  /// - Returns: Its status; nil when something has the name already, which is left as it is.
  /// - Throws: `FileError`; a half-written file is removed.
  public func create(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) throws(FileError)
    -> FileStatus?
  {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let file = openat(descriptor, name, flags, 0o644)
    if file < 0 {
      if errno == EEXIST { return nil }
      throw FileError("write", "\(path)/\(name)")
    }
    return try Disk.fill(file, "\(path)/\(name)", bytes)
  }
}
