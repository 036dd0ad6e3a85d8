public import Files
import Glibc

extension DocumentFolder {
  /// The names of all whole files in the folder; none where there is no folder.
  ///
  /// - Throws: `FileError`.
  public func names() throws(FileError) -> [DocumentName] {
    do throws(FileError) {
      return try Disk.list(path).compactMap { DocumentName(rawValue: $0.name) }
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  /// Copies files into another folder of the kind; those that are there already are left alone.
  ///
  /// A kept file never changes, so one of the same name and size is the same. Each copy is whole when it gets
  /// its name, and all of them are on the disk afterwards.
  ///
  /// - Parameters:
  ///   - names: Which files.
  ///   - other: Where to; it was prepared.
  /// - Returns: The files that are in neither folder.
  /// - Throws: `FileError`.
  public func copy(
    _ names: some Sequence<DocumentName>, to other: DocumentFolder
  ) throws(FileError) -> [DocumentName] {
    var missing: [DocumentName] = []
    var isChanged = false
    for name in names {
      let (source, target) = ("\(path)/\(name.rawValue)", "\(other.path)/\(name.rawValue)")
      let (have, wanted) = (size(target), size(source))
      if have != nil, have == wanted || wanted == nil { continue }
      guard wanted != nil else {
        missing.append(name)
        continue
      }
      let temporary = "\(other.path)/\(Self.temporaryPrefix)\(name.rawValue)"
      unlink(temporary)
      do throws(FileError) {
        try Disk.copySecret(source, to: temporary)
      } catch {
        // Somebody has taken the paper back meanwhile.
        guard error.isMissing, error.path == source else { throw error }
        missing.append(name)
        continue
      }
      guard rename(temporary, target) == 0 else { throw FileError("write", target) }
      isChanged = true
    }
    if isChanged {
      let folder = try other.openFolder(isMade: false)
      defer { close(folder) }
      guard fsync(folder) == 0 else { throw FileError("write", other.path) }
    }
    return missing
  }

  /// The size of a plain file; nil when there is none of the name.
  private func size(_ path: String) -> Int? {
    var raw = stat()
    guard lstat(path, &raw) == 0, raw.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(raw.st_size)
  }
}
