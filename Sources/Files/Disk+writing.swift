import CProcess
import Glibc

extension Disk {
  /// Makes a folder and those above it, with mode 0755 whatever the umask.
  ///
  /// - Throws: `FileError`.
  public static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o755) == 0 {
      if masked { chmod(path, 0o755) }
      return
    }
    switch errno {
    case EEXIST:
      guard FileStatus(path)?.kind == .folder else { throw FileError("make", path, code: ENOTDIR) }
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
        throw FileError("make", path)
      }
      try makeFolder(String(path[..<slash]))
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError("make", path) }
      if masked { chmod(path, 0o755) }
    default: throw FileError("make", path)
    }
  }

  /// Writes a file that did not exist, in place, with mode 0644 whatever the umask.
  ///
  /// - Returns: Its status; nil when there is a file already, which is left as it is.
  /// - Throws: `FileError`; a half-written file is removed.
  public static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) -> FileStatus? {
    try bytes.withUnsafeBufferPointer { bytes throws(FileError) in try create(path, bytes) }
  }

  /// The same for a buffer.
  ///
  /// - Throws: `FileError`.
  static func create(_ path: String, _ bytes: UnsafeBufferPointer<UInt8>) throws(FileError)
    -> FileStatus?
  {
    guard let descriptor = try newFile(path) else { return nil }
    return try fill(descriptor, path) { () throws(FileError) in
      try write(bytes, to: descriptor, name: path)
    }
  }

  /// The same for bytes that come in parts.
  ///
  /// - Throws: `FileError`.
  private static func create(_ path: String, _ parts: [ArraySlice<UInt8>]) throws(FileError)
    -> FileStatus?
  {
    guard let descriptor = try newFile(path) else { return nil }
    return try fill(descriptor, path) { () throws(FileError) in
      for part in parts {
        try part.withUnsafeBufferPointer { bytes throws(FileError) in
          try write(bytes, to: descriptor, name: path)
        }
      }
    }
  }

  /// Opens a file that did not exist; nil when there is one.
  private static func newFile(_ path: String) throws(FileError) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 {
      if errno == EEXIST { return nil }
      throw FileError("write", path)
    }
    return descriptor
  }

  /// Replaces a file by rename, so that a reader meets the old bytes or the new ones.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: Its new bytes.
  ///   - temporary: Where they are written first, on the same file system; beside the file if nil.
  /// - Returns: Its status.
  /// - Throws: `FileError`; the old file is untouched then.
  @discardableResult
  public static func replace(_ path: String, _ bytes: [UInt8], by temporary: String? = nil)
    throws(FileError) -> FileStatus
  {
    try bytes.withUnsafeBufferPointer { bytes throws(FileError) in
      try replace(path, bytes, by: temporary)
    }
  }

  /// The same for a buffer.
  ///
  /// - Throws: `FileError`; the old file is untouched then.
  @discardableResult
  public static func replace(
    _ path: String, _ bytes: UnsafeBufferPointer<UInt8>, by temporary: String? = nil
  ) throws(FileError) -> FileStatus {
    try replace(path, by: temporary ?? path + ".onir-new") { temporary throws(FileError) in
      try create(temporary, bytes)
    }
  }

  /// Replaces a file that is there by changing places with it: a reader meets the old bytes or the new
  /// ones, but nobody waits for the disk.
  ///
  /// Some file systems write what a rename is about to put in the place of another file at once, in case
  /// the power fails. For what a build can make again, that takes several times as long as all else.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: Its new bytes.
  ///   - temporary: Where they are written first, on the same file system.
  /// - Returns: Its status.
  /// - Throws: `FileError`; the old file is untouched then.
  public static func exchange(
    _ path: String, _ bytes: UnsafeBufferPointer<UInt8>, by temporary: String
  ) throws(FileError) -> FileStatus {
    try replace(path, by: temporary, waits: false) { temporary throws(FileError) in
      try create(temporary, bytes)
    }
  }

  /// The same for bytes that come in parts; the file need not be there.
  ///
  /// - Throws: `FileError`; the old file is untouched then.
  public static func exchange(_ path: String, parts: [ArraySlice<UInt8>]) throws(FileError) {
    _ = try replace(path, by: path + ".onir-new", waits: false) { temporary throws(FileError) in
      try create(temporary, parts)
    }
  }

  private static func replace(
    _ path: String, by temporary: String, waits: Bool = true,
    _ create: (String) throws(FileError) -> FileStatus?
  ) throws(FileError) -> FileStatus {
    unlink(temporary)
    guard let status = try create(temporary) else {
      throw FileError("write", temporary, code: EEXIST)
    }
    if !waits, onir_exchange(temporary, path) == 0 {
      unlink(temporary)
      return status
    }
    // Not every file system can change places, and there may be no other file.
    guard rename(temporary, path) == 0 else {
      let error = FileError("write", path)
      unlink(temporary)
      throw error
    }
    return status
  }

  /// Deletes a file; one that is not there is well.
  ///
  /// - Throws: `FileError`.
  public static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError("delete", path) }
  }

  /// Deletes a folder if it is empty.
  public static func removeEmptyFolder(_ path: String) {
    rmdir(path)
  }

  /// Writes all to a descriptor, such as standard output.
  ///
  /// - Throws: `FileError`.
  public static func write(_ bytes: [UInt8], to descriptor: Int32, name: String)
    throws(FileError)
  {
    try bytes.withUnsafeBufferPointer { bytes throws(FileError) in
      try write(bytes, to: descriptor, name: name)
    }
  }

  static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32, name: @autoclosure () -> String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError("write", name(), code: count < 0 ? nil : EIO) }
      written += count
    }
  }

  static let masked: Bool = {
    let mask = umask(0)
    umask(mask)
    return mask & 0o755 != 0
  }()

  /// Fills a file that was opened, and closes it; one that cannot be filled is deleted.
  static func fill(
    _ descriptor: Int32, _ path: @autoclosure () -> String, _ write: () throws(FileError) -> Void
  ) throws(FileError) -> FileStatus {
    // A call less for every file, where the umask takes nothing away.
    if masked { fchmod(descriptor, 0o644) }
    var raw = stat()
    do {
      try write()
    } catch {
      close(descriptor)
      unlink(path())
      throw error
    }
    let isKnown = fstat(descriptor, &raw) == 0
    guard close(descriptor) == 0, isKnown else {
      let error = FileError("write", path())
      unlink(path())
      throw error
    }
    return FileStatus(raw)
  }
}
