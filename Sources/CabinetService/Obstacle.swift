public import CabinetStore
public import Files

/// Why the cabinet cannot work now; the raw value is all that anybody outside is told.
public enum Obstacle: String, Sendable, CaseIterable {
  /// The database does not answer, takes nothing, or has other tables than this program knows.
  case database
  /// The folder of papers takes no file.
  case documents
  /// The program was told to end.
  case stopping

  /// What stands in the way, for the operator's log.
  public enum Cause: Sendable {
    case store(StoreError)
    case file(FileError)
  }
}
