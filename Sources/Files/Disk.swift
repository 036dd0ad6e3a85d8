import Glibc

/// Reading and listing, over the system's own calls.
public enum Disk {
  /// The whole file.
  ///
  /// - Throws: `FileError`; with the code `EFBIG` when the file has more than `limit` bytes.
  public static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else { throw FileError("read", path) }
    let status = FileStatus(raw)
    guard status.kind != .folder else { throw FileError("read", path, code: EISDIR) }
    guard status.size <= limit else { throw FileError("read", path, code: EFBIG) }
    var bytes = try firstBytes(status.size, from: descriptor, path)
    var filled = bytes.count
    if filled < status.size { return bytes }
    while true {
      if filled == bytes.count {
        // A file that says it has no bytes may be one that the system makes up on reading.
        if status.kind == .file, filled == status.size, filled > 0 { return bytes }
        bytes.append(contentsOf: repeatElement(0, count: 65536))
      }
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError("read", path) }
      filled += count
      guard filled <= limit else { throw FileError("read", path, code: EFBIG) }
      if count == 0 { break }
    }
    bytes.removeSubrange(filled...)
    return bytes
  }

  /// As many bytes as a file has to give, up to a count.
  static func firstBytes(_ count: Int, from descriptor: Int32, _ path: String)
    throws(FileError) -> [UInt8]
  {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = Glibc.read(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = FileError("read", path) }
        if read <= 0 { break }
        filled += read
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// One entry of a folder.
  public struct Entry: Sendable, Equatable {
    /// The name without a path.
    public let name: String
    /// What it is; links are followed.
    public let kind: FileStatus.Kind
  }

  /// The entries of a folder in byte order, without `.`, `..` and the names that begin with a dot.
  ///
  /// - Throws: `FileError`.
  public static func list(_ path: String) throws(FileError) -> [Entry] {
    var entries: [Entry] = []
    for (name, type) in try names(in: path) where !name.hasPrefix(".") {
      switch type {
      case Int(DT_REG): entries.append(Entry(name: name, kind: .file))
      case Int(DT_DIR): entries.append(Entry(name: name, kind: .folder))
      default:
        let kind = try status("\(path)/\(name)")?.kind ?? .other
        entries.append(Entry(name: name, kind: kind))
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The path with links, `.` and `..` resolved, or nil if there is nothing there.
  public static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

extension Disk {
  /// The status of a path; nil when nothing is there.
  ///
  /// - Throws: `FileError` when the machine cannot tell.
  public static func status(_ path: String) throws(FileError) -> FileStatus? {
    if let status = FileStatus(path) { return status }
    let error = FileError("read", path)
    if error.isMissing || error.code == ELOOP { return nil }
    throw error
  }

  /// Whether the path itself is a link.
  public static func isLink(_ path: String) -> Bool {
    var raw = stat()
    return lstat(path, &raw) == 0 && raw.st_mode & S_IFMT == S_IFLNK
  }
}
