public import Diagnostics
import Files

/// Why leaflets were not made, or not all of them.
public enum LeafletError: Error, Sendable {
  /// The call cannot be carried out as it stands; the sentence says what to do.
  case refused(Message)
  /// The machine or the program failed, or another run holds the folder.
  case failed(Message)
  /// A template failed.
  case rendering(Diagnostic)

  init(_ error: FileError) { self = .failed(error.message) }
}
