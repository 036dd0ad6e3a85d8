import Glibc

/// Holds a folder for one process; a second one is refused until the first ends.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock file, making it when needed.
  ///
  /// - Returns: Nil when another process holds it.
  /// - Throws: `FileError`.
  public init?(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("lock", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      close(descriptor)
      if code == EWOULDBLOCK { return nil }
      throw FileError("lock", path, code: code)
    }
  }

  deinit { close(descriptor) }
}
