public import Files
import Glibc

extension DocumentFolder {
  /// Removes temporary files that a stopped machine left, and files that nobody names.
  ///
  /// A file is kept before its name is written down elsewhere, so young ones are left alone. So is
  /// whatever does not look like a file of this folder.
  ///
  /// - Parameters:
  ///   - isNamed: Whether somebody still needs the file.
  ///   - seconds: How long ago a file was written at least, by the machine's clock, which is also
  ///     the clock of the file system.
  /// - Returns: How many files were removed.
  /// - Throws: `FileError`.
  @discardableResult
  public func sweep(
    keeping isNamed: (DocumentName) -> Bool, olderThan seconds: Int
  ) throws(FileError) -> Int {
    let folder: Int32
    do {
      folder = try openFolder(isMade: false)
    } catch {
      // Nothing was kept yet.
      if error.isMissing { return 0 }
      throw error
    }
    defer { close(folder) }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var removed = 0
    for entry in try Disk.list(path) where isLeftOver(entry.name, isNamed) {
      var raw = stat()
      guard fstatat(folder, entry.name, &raw, AT_SYMLINK_NOFOLLOW) == 0,
        raw.st_mode & S_IFMT == S_IFREG, now.tv_sec - raw.st_mtim.tv_sec >= seconds
      else { continue }
      guard unlinkat(folder, entry.name, 0) == 0 || errno == ENOENT else {
        throw FileError("delete", "\(path)/\(entry.name)")
      }
      removed += 1
    }
    return removed
  }

  private func isLeftOver(_ file: String, _ isNamed: (DocumentName) -> Bool) -> Bool {
    if file.hasPrefix(Self.temporaryPrefix) {
      return DocumentName(rawValue: String(file.dropFirst(Self.temporaryPrefix.count))) != nil
    }
    return DocumentName(rawValue: file).map { !isNamed($0) } ?? false
  }
}
