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
  func makeFolder(_ name: String) throws(FileError) {
    guard mkdirat(descriptor, name, 0o755) == 0 else {
      return try Disk.makeFolder("\(path)/\(name)")
    }
    if Disk.masked { fchmodat(descriptor, name, 0o755, 0) }
  }
}
