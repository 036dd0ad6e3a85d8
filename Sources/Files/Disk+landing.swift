import Glibc

extension Disk {
  /// Gives a finished file its name, unless something has it already; both are on the disk then.
  ///
  /// - Parameters:
  ///   - temporary: The file, on the same file system; it is gone afterwards.
  ///   - path: Its name from now on.
  /// - Throws: `FileError`; `EEXIST` when something has the name already. The file keeps its old name then.
  public static func land(_ temporary: String, at path: String) throws(FileError) {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw FileError("write", temporary) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError("write", temporary) }
    var raw = stat()
    guard lstat(path, &raw) != 0 else { throw FileError("make", path, code: EEXIST) }
    // A rename would take the place of what came in between; where there are no second names it must do.
    if try !link(temporary, as: path) {
      guard rename(temporary, path) == 0 else { throw FileError("write", path) }
    } else {
      guard unlink(temporary) == 0 else { throw FileError("delete", temporary) }
    }
    try syncFolder(of: path)
  }

  /// Copies a plain file to a new one that only its owner may read; it is on the disk afterwards.
  ///
  /// - Throws: `FileError`; nothing is left under the new name then.
  public static func copySecret(_ file: String, to path: String) throws(FileError) {
    let source = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw FileError("read", file) }
    defer { close(source) }
    var raw = stat()
    guard fstat(source, &raw) == 0 else { throw FileError("read", file) }
    guard raw.st_mode & S_IFMT == S_IFREG else { throw FileError("read", file, code: EINVAL) }
    let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw FileError("write", path) }
    defer { close(target) }
    do throws(FileError) {
      try copy(source, file, to: target, path)
      guard fsync(target) == 0 else { throw FileError("write", path) }
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func copy(
    _ source: Int32, _ file: String, to target: Int32, _ path: String
  ) throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(source, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError("read", file) }
      if count == 0 { return }
      try write(Array(buffer.prefix(count)), to: target, name: path)
    }
  }
}
