public import Diagnostics
import Files

/// Why a build did not happen or did not finish.
public enum BuildError: Error, Sendable {
  /// The call cannot be carried out as it stands; the sentence says what to do. Exit 2.
  case refused(Message)
  /// The machine failed, or another build holds the output. Exit 3.
  case failed(Message)
  /// A template failed while a page was rendered. Exit 1.
  case rendering(Diagnostic)

  init(_ error: FileError) {
    self =
      error.isLink
      ? .failed(
        "\(error.path) is a link, and nothing is written or deleted behind one: delete the link, or put the folder itself there"
      ) : .failed(error.message)
  }
}
