public import Files
import Synchronization

/// Why content that was left unread at first cannot be relied on.
public enum ContentFlaw: Error, Equatable {
  /// The tables in a folder are not what was known.
  case changed(folder: String)
  /// The machine failed.
  case failed(FileError)
}

/// The first flaw of content that was left unread, for all who make pages of it.
public final class ContentFlaws: Sendable {
  private let noted = Mutex<ContentFlaw?>(nil)
  private let isNoted = Atomic(false)

  func note(_ flaw: ContentFlaw) {
    noted.withLock { $0 = $0 ?? flaw }
    isNoted.store(true, ordering: .releasing)
  }

  /// What was noted first; asked for each page, so nobody waits.
  public var first: ContentFlaw? {
    isNoted.load(ordering: .acquiring) ? noted.withLock { $0 } : nil
  }
}
