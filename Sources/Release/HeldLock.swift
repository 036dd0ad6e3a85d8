import Files

/// A lock that goes from hand to hand; it is let go with the last of them.
final class HeldLock {
  private let lock: FolderLock

  /// Takes the lock file, making it when needed; nil when another process holds it.
  init?(_ path: String) throws(FileError) {
    guard let lock = try FolderLock(path) else { return nil }
    self.lock = lock
  }

  /// Holds it until here.
  func keep() { lock.keep() }
}
