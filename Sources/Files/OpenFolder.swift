import CProcess
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

  /// A descriptor of a folder below it, for the caller to close; negative if there is none to be had,
  /// which it is not through a link either.
  func descriptor(of folder: some StringProtocol) -> Int32 {
    onir_open_folder(descriptor, String(folder))
  }

  /// Makes sure that no folder on the way to a file below it is a link: who writes there would write
  /// elsewhere.
  ///
  /// A folder that is not there is well.
  ///
  /// - Throws: `FileError` that names the link.
  public func requireNoLinks(above file: String) throws(FileError) {
    guard let end = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    let found = self.descriptor(of: file[..<end])
    if found >= 0 {
      close(found)
      return
    }
    guard errno == ELOOP else { return }
    let ends = file.utf8.indices.filter { file.utf8[$0] == UInt8(ascii: "/") }
    let folders = ends.map { "\(path)/\(file[..<$0])" }
    throw FileError.link(at: folders.first { FileStatus(entry: $0)?.kind == .other } ?? path)
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
