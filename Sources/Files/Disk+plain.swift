import Glibc

extension Disk {
  /// The whole of a plain file, in a folder that others may have put something else into.
  ///
  /// A link is not followed, and nothing that is no file is waited for.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: How many bytes it may have.
  ///   - followsLinks: Whether the path may be a link to a plain file.
  /// - Returns: Its bytes.
  /// - Throws: `FileError`; with the code `EFBIG` when the file has more than `limit` bytes.
  public static func readPlain(_ path: String, limit: Int, followsLinks: Bool = false)
    throws(FileError) -> [UInt8]
  {
    let links = followsLinks ? 0 : O_NOFOLLOW
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | links)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else { throw FileError("read", path) }
    let status = FileStatus(raw)
    guard status.kind == .file else {
      throw FileError("read", path, code: status.kind == .folder ? EISDIR : EINVAL)
    }
    guard status.size <= limit else { throw FileError("read", path, code: EFBIG) }
    return try firstBytes(status.size, from: descriptor, path)
  }
}
