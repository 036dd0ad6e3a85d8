import Glibc

/// A small file that only its owner may read.
public enum SecretFile {
  /// Reads it; nil when there is none.
  ///
  /// - Throws: `FileError`; "trust" when others may read it too.
  public static func read(_ path: String) throws(FileError) -> [UInt8]? {
    var raw = stat()
    guard stat(path, &raw) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError("read", path)
    }
    guard raw.st_mode & 0o077 == 0 else { throw FileError("trust", path, code: EPERM) }
    return try Disk.readPlain(path, limit: 4096, followsLinks: true)
  }

  /// Makes it, and its folder when that is missing; whoever reads it meets all of it or nothing.
  ///
  /// - Throws: `FileError`; `exists` when something has the name already, too.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try makeFolder(of: path)
    // A name that nobody else takes: it is never written into a file that is there.
    let name = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("write", path) }
    defer {
      close(descriptor)
      unlink(name)
    }
    try Disk.write(bytes, to: descriptor, name: path)
    guard fsync(descriptor) == 0 else { throw FileError("write", path) }
    // Unlike a rename, a link takes nobody's place.
    guard link(name, path) == 0 else { throw FileError("write", path) }
    try settle(path)
  }

  /// Puts other bytes in its place; whoever reads it meets the old ones or the new ones.
  ///
  /// - Throws: `FileError`; then it is as it was. "replace" when it is a link.
  public static func replace(_ bytes: [UInt8], at path: String) throws(FileError) {
    var raw = stat()
    // What a link leads to would stay as it was, and the link would be gone.
    guard lstat(path, &raw) == 0 else { throw FileError("write", path) }
    guard raw.st_mode & S_IFMT == S_IFREG else { throw FileError("replace", path, code: ELOOP) }
    let next = path + ".new"
    unlink(next)
    try write(bytes, to: next)
    guard rename(next, path) == 0 else { throw FileError("write", path) }
    try settle(path)
  }

  /// Brings the name to the disk.
  private static func settle(_ path: String) throws(FileError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("write", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError("write", path) }
  }

  /// Makes the folder of a file, for its owner alone, when it is missing.
  ///
  /// - Throws: `FileError`.
  public static func makeFolder(of path: String) throws(FileError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw FileError("make", folder) }
  }
}
