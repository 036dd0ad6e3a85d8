import Cabinet
import Documents
import Files
import Secrets

/// Files on the disk are sealed, each with a key of its own that only the database has, sealed too:
/// who finds the folder, or a backup of it, reads nothing.
extension Desk {
  private static let fileUse = "document"

  /// Keeps a file; what is remembered of it is the check value and the key.
  func keep(
    _ bytes: [UInt8], in folder: DocumentFolder
  ) throws(Refusal) -> DocumentFolder.Kept {
    let key = Key.random()
    do throws(FileError) {
      let kept = try folder.keep(key.seal(bytes, for: Self.fileUse))
      return DocumentFolder.Kept(name: kept.name, digest: kept.digest + ":" + key.hexadecimal)
    } catch {
      throw .unavailable
    }
  }

  /// The bytes of a file.
  ///
  /// - Throws: `Refusal.unavailable` without its folder, `.failure` when it is missing or changed.
  func bytes(of file: String, _ remembered: String) throws(Refusal) -> [UInt8] {
    guard let folder = documents, let name = DocumentName(rawValue: file) else {
      throw .unavailable
    }
    let parts = remembered.split(separator: ":", maxSplits: 1).map(String.init)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try folder.read(
        DocumentFolder.Kept(name: name, digest: parts.first ?? ""),
        limit: DocumentRule.mostBytes + Key.sealOverhead)
    } catch {
      throw .failure("a document cannot be read: \(error.action)")
    }
    // Those of before have no key.
    guard parts.count == 2 else { return bytes }
    guard let opened = Key(hexadecimal: parts[1])?.opened(bytes, for: Self.fileUse) else {
      throw .failure("a document cannot be opened")
    }
    return opened
  }
}
