public import Diagnostics
import Files

/// Why something with a folder of releases did not happen.
public enum ReleaseError: Error, Sendable, Equatable {
  /// The call cannot be carried out as it stands; the sentence says what to do. Exit 2.
  case refused(Message)
  /// The machine failed, or somebody else is publishing. Exit 3.
  case failed(Message)

  init(_ error: FileError) { self = .failed(error.message) }
}
