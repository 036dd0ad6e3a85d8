import Glibc

/// A file that grows at its end; several threads may append whole runs at a time.
public final class AppendedFile: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Opens a file, made where it is missing.
  ///
  /// - Throws: `FileError`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
  }

  deinit { close(descriptor) }

  /// Adds a run of bytes at the end.
  ///
  /// - Throws: `FileError`.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    try Disk.write(bytes, to: descriptor, name: path)
  }
}
