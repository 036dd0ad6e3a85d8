public import Files
import Glibc

/// Keeps files in one folder, each whole under a name that says nothing.
///
/// A file is written beside its place, brought to the disk and renamed: a machine that stops at any
/// moment leaves the whole file, or a temporary one that `sweep` removes. Several processes may use the
/// same folder, each on its own machine: no name is drawn twice. Only the owner of the process
/// can read the folder (0700) and the files (0600). Links are never followed.
public struct DocumentFolder: Sendable {
  /// Where the folder is.
  public let path: String
  /// Whether keeping a file makes a folder that is missing.
  private let isMade: Bool
  let random: @Sendable (_ count: Int) -> [UInt8]

  /// Names a folder.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - isMade: Whether it is made when the first file is kept. Where it was there before, a folder that is
  ///     missing is a disk that is missing, and a new one in its place would hide behind it.
  ///   - random: Gives so many bytes that nobody can guess.
  public init(
    _ path: String, isMade: Bool = true, random: @escaping @Sendable (_ count: Int) -> [UInt8]
  ) {
    (self.path, self.isMade, self.random) = (path, isMade, random)
  }

  /// Makes the folder when it is missing, and the one above it, and sees that files can be kept.
  ///
  /// - Throws: `FileError`; "trust" when others may look into it.
  public func prepare() throws(FileError) {
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      let above = String(path[..<slash])
      guard mkdir(above, 0o700) == 0 || errno == EEXIST else { throw FileError("make", above) }
    }
    close(try openFolder(isMade: true))
  }

  /// What must be remembered of a file to read it again.
  public struct Kept: Sendable, Hashable {
    /// Its name.
    public let name: DocumentName
    /// SHA-256 of its bytes, in 64 hexadecimal digits.
    public let digest: String

    /// Puts together what was remembered.
    public init(name: DocumentName, digest: String) {
      self.name = name
      self.digest = digest
    }
  }

  static let temporaryPrefix = "new-"

  /// Keeps a file for good.
  ///
  /// - Returns: Its new name and its check value.
  /// - Throws: `FileError`; nothing is left under the name then. "trust" when others may look into
  ///   the folder.
  public func keep(_ bytes: [UInt8]) throws(FileError) -> Kept {
    guard let name = DocumentName(random: random(16)) else {
      throw FileError("name", path, code: EINVAL)
    }
    let folder = try openFolder(isMade: isMade)
    defer { close(folder) }
    let temporary = Self.temporaryPrefix + name.rawValue
    var raw = stat()
    // A rename would put it in the place of another document.
    guard fstatat(folder, name.rawValue, &raw, AT_SYMLINK_NOFOLLOW) != 0, errno == ENOENT else {
      throw FileError("write", place(name), code: EEXIST)
    }
    try write(bytes, temporary, in: folder)
    guard renameat(folder, temporary, folder, name.rawValue) == 0 else {
      let error = FileError("write", place(name))
      unlinkat(folder, temporary, 0)
      throw error
    }
    // The name itself reaches the disk with the folder.
    guard fsync(folder) == 0 else { throw FileError("write", path) }
    return Kept(name: name, digest: Digest.sha256Hexadecimal(bytes))
  }

  /// Reads a file, and makes sure that it is what was kept.
  ///
  /// - Throws: `FileError`: "verify" when its bytes were changed, `EFBIG` over the limit, `ELOOP` for
  ///   a link.
  public func read(_ document: Kept, limit: Int) throws(FileError) -> [UInt8] {
    let place = place(document.name)
    let folder = try openFolder(isMade: false)
    defer { close(folder) }
    // Without waiting, should somebody have put a pipe in its place.
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let descriptor = openat(folder, document.name.rawValue, flags)
    guard descriptor >= 0 else { throw FileError("read", place) }
    defer { close(descriptor) }
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else { throw FileError("read", place) }
    guard raw.st_mode & S_IFMT == S_IFREG else { throw FileError("read", place, code: EINVAL) }
    guard raw.st_size <= limit else { throw FileError("read", place, code: EFBIG) }
    let bytes = try fill(Int(raw.st_size), descriptor, place)
    guard Digest.sha256Hexadecimal(bytes) == document.digest else {
      throw FileError("verify", place, code: EBADMSG)
    }
    return bytes
  }

  /// Deletes a file; one that is not there is well.
  ///
  /// - Throws: `FileError`.
  public func remove(_ name: DocumentName) throws(FileError) {
    let folder: Int32
    do {
      folder = try openFolder(isMade: false)
    } catch {
      if error.isMissing { return }
      throw error
    }
    defer { close(folder) }
    guard unlinkat(folder, name.rawValue, 0) == 0 || errno == ENOENT else {
      throw FileError("delete", place(name))
    }
    guard fsync(folder) == 0 else { throw FileError("delete", path) }
  }

  private func place(_ name: DocumentName) -> String { "\(path)/\(name.rawValue)" }

  /// A descriptor of the folder, so that all that follows happens in this one.
  func openFolder(isMade: Bool) throws(FileError) -> Int32 {
    if isMade, mkdir(path, 0o700) != 0, errno != EEXIST { throw FileError("make", path) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    var raw = stat()
    guard fstat(descriptor, &raw) == 0, raw.st_mode & 0o077 == 0 else {
      close(descriptor)
      throw FileError("trust", path, code: EPERM)
    }
    return descriptor
  }

  func write(_ bytes: [UInt8], _ name: String, in folder: Int32) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = openat(folder, name, flags, 0o600)
    guard descriptor >= 0 else { throw FileError("write", "\(path)/\(name)") }
    do throws(FileError) {
      try fill(descriptor, bytes, "\(path)/\(name)")
    } catch {
      // Only what was made here: a name that was taken belongs to somebody else.
      unlinkat(folder, name, 0)
      throw error
    }
  }

  /// Writes and closes; only then is it certain that all of it is kept.
  private func fill(_ descriptor: Int32, _ bytes: [UInt8], _ place: String) throws(FileError) {
    do throws(FileError) {
      try Disk.write(bytes, to: descriptor, name: place)
      guard fsync(descriptor) == 0 else { throw FileError("write", place) }
    } catch {
      close(descriptor)
      throw error
    }
    // Where the folder is a store elsewhere, it is sent now, and a failure is told here alone.
    guard close(descriptor) == 0 else { throw FileError("write", place) }
  }

  /// At most so many bytes: a file that grows meanwhile is a changed one.
  private func fill(_ count: Int, _ descriptor: Int32, _ place: String)
    throws(FileError) -> [UInt8]
  {
    var bytes = [UInt8](repeating: 0, count: count + 1)
    var filled = 0
    while filled < bytes.count {
      let part = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      if part < 0, errno == EINTR { continue }
      guard part >= 0 else { throw FileError("read", place) }
      if part == 0 { break }
      filled += part
    }
    bytes.removeSubrange(filled...)
    return bytes
  }
}
