import CProcess
import Glibc

extension Disk {
  /// Gives a file a second name on the same disk.
  ///
  /// - Returns: Whether it has it; false when the file has as many names as it can have, or the disk
  ///   or the file's owner allows no other.
  /// - Throws: `FileError`; when something has the name already, too.
  public static func link(_ file: String, as name: String) throws(FileError) -> Bool {
    if Glibc.link(file, name) == 0 { return true }
    if errno == EMLINK || errno == EPERM { return false }
    throw FileError("link", name)
  }

  /// Gives a file a time of modification in whole seconds since 1970.
  ///
  /// - Throws: `FileError`.
  public static func setModified(_ path: String, seconds: Int) throws(FileError) {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    guard utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileError("write", path)
    }
  }

  /// Where a symbolic link leads, as it is written; nil when the path is no link.
  public static func destination(of path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(validating: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Lets a symbolic link lead somewhere else in one step.
  ///
  /// Whoever follows it comes to the old place or to the new one. The step is on the disk when this
  /// returns.
  ///
  /// - Parameters:
  ///   - path: The link; made when there is none.
  ///   - destination: Where it leads.
  ///   - temporary: A free name on the same disk.
  /// - Throws: `FileError`.
  public static func pointLink(_ path: String, to destination: String, by temporary: String)
    throws(FileError)
  {
    try remove(temporary)
    guard symlink(destination, temporary) == 0 else { throw FileError("link", temporary) }
    guard rename(temporary, path) == 0 else {
      let error = FileError("link", path)
      unlink(temporary)
      throw error
    }
    try syncFolder(of: path)
  }

  /// Gives a file or folder another name.
  ///
  /// - Throws: `FileError`.
  public static func move(_ path: String, to other: String) throws(FileError) {
    guard rename(path, other) == 0 else { throw FileError("move", path) }
  }

  /// Waits until the names in the folder of a file are on the disk.
  ///
  /// - Throws: `FileError`.
  public static func syncFolder(of path: String) throws(FileError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("write", folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError("write", folder) }
  }

  /// Waits until everything that was written to the disk of a folder is on it.
  ///
  /// - Throws: `FileError`.
  public static func syncFileSystem(of folder: String) throws(FileError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("write", folder) }
    defer { close(descriptor) }
    guard onir_sync_file_system(descriptor) == 0 else { throw FileError("write", folder) }
  }
}
