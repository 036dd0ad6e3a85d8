import Cabinet
public import CabinetStore
public import Documents
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

  /// What has become of a file.
  public enum FileState: Sendable, Hashable {
    case whole
    case missing
    case changed
    /// The machine's reason.
    case unreadable(String)
  }

  /// Whether the file of a paper is what was kept; it is read.
  public func state(of paper: StoredPaper, in folder: DocumentFolder) -> FileState {
    guard let name = DocumentName(rawValue: paper.file) else { return .missing }
    let digest = String(paper.digest.prefix { $0 != ":" })
    do throws(FileError) {
      _ = try folder.read(
        DocumentFolder.Kept(name: name, digest: digest),
        limit: DocumentRule.mostBytes + Key.sealOverhead)
      return .whole
    } catch {
      if error.isMissing { return .missing }
      return error.action == "verify" || error.isTooLarge ? .changed : .unreadable(error.action)
    }
  }

  /// Does what a file was kept for; without it the file is removed.
  ///
  /// Where the database failed, it may have the file's name all the same: then the file is left to
  /// the sweeping.
  ///
  /// - Returns: What the closure returned.
  func using<Result>(
    _ kept: DocumentFolder.Kept, _ body: () throws(Refusal) -> Result
  ) throws(Refusal) -> Result {
    do throws(Refusal) {
      return try body()
    } catch {
      switch error {
      case .unavailable, .failure: break
      default: remove([kept.name.rawValue])
      }
      throw error
    }
  }

  /// The bytes of a file.
  ///
  /// - Throws: `Refusal.unavailable` without its folder and when the disk fails, `.failure` when it is missing
  ///   or changed.
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
      // The whole folder is gone, or its disk fails: that is not about this paper.
      if error.path == folder.path || error.isDiskFailure { throw .unavailable }
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
