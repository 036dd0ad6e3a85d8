import Build
import Files

extension ReleaseWriter {
  /// Takes a page of a slice with its compressed copies, which are made here only where the slice has
  /// none of this kind.
  ///
  /// - Throws: `ReleaseError` when a file is not as the slice's manifest says.
  mutating func take(_ page: String, from slice: Slice) throws(ReleaseError) {
    let entries = slice.manifest.entries
    guard let entry = entries[page] else { return }
    guard [.none, slice.manifest.compression].contains(task.compression) else {
      let bytes = try slice.bytes(of: page, entry)
      do throws(FileError) {
        return try write(page, bytes)
      } catch {
        throw ReleaseError(error)
      }
    }
    result.pages += 1
    try bring(page, entry, slice)
    guard task.compression != .none else { return }
    for suffix in Compression.suffixes {
      if let copy = entries[page + suffix] { try bring(page + suffix, copy, slice) }
    }
  }

  /// Notes a file that the current release has too, or writes it.
  private mutating func bring(_ file: String, _ entry: Manifest.Entry, _ slice: Slice)
    throws(ReleaseError)
  {
    if let old = task.base?.entries[file], old.isSame(as: entry), task.isSound(file, old) {
      try slice.requireSound(file, entry, readsEverything: task.readsEverything)
      result.same.append((file, old))
      return
    }
    let bytes = try slice.bytes(of: file, entry)
    do throws(FileError) {
      try folders.make(for: file)
      let written = try task.create(file, bytes, entry.fingerprint, digest: entry.digest)
      result.written.append((file, written))
    } catch {
      throw ReleaseError(error)
    }
  }
}
