public import Files
import Glibc

extension DocumentFolder {
  /// Sees that a file can be kept: writes one, brings it to the disk and removes it again.
  ///
  /// - Throws: `FileError`; "trust" when others may look into the folder.
  public func probe() throws(FileError) {
    guard let name = DocumentName(random: random(16)) else {
      throw FileError("name", path, code: EINVAL)
    }
    let folder = try openFolder(isMade: false)
    defer { close(folder) }
    let temporary = Self.temporaryPrefix + name.rawValue
    // More than a file system keeps beside the name itself.
    try write([UInt8](repeating: 0x2E, count: 4096), temporary, in: folder)
    guard unlinkat(folder, temporary, 0) == 0 else {
      throw FileError("delete", "\(path)/\(temporary)")
    }
  }
}
