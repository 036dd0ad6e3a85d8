import Build
public import Diagnostics
import Files

/// Why something with a folder of releases did not happen.
public enum ReleaseError: Error, Sendable, Equatable {
  /// The call cannot be carried out as it stands; the sentence says what to do. Exit 2.
  case refused(Message)
  /// The machine failed, or somebody else is publishing. Exit 3.
  case failed(Message)
  /// A template failed while a page was rendered. Exit 1.
  case rendering(Diagnostic)
  /// A question was asked, and the answer is no. Exit 4.
  case negative(Message)

  init(_ error: FileError) { self = .failed(error.message) }

  init(_ error: BuildError) {
    switch error {
    case .refused(let message): self = .refused(message)
    case .failed(let message): self = .failed(message)
    case .rendering(let diagnostic): self = .rendering(diagnostic)
    }
  }
}
