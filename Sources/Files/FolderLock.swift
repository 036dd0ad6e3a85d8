import Glibc

/// Holds a folder for one process; a second one is refused until the first ends.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock file, making it when needed.
  ///
  /// - Returns: Nil when another process holds it.
  /// - Throws: `FileError`.
  public init?(_ path: String) throws(FileError) {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard opened >= 0 else { throw FileError("lock", path) }
    fchmod(opened, 0o644)
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(opened)
      if code == EWOULDBLOCK { return nil }
      throw FileError("lock", path, code: code)
    }
    // Last, so that what failed above is not closed twice.
    descriptor = opened
  }

  /// Holds it until here.
  public borrowing func keep() {}

  deinit { close(descriptor) }
}
