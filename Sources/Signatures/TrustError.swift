public import Diagnostics

/// A file of the trust folder that cannot be used.
public struct TrustError: Error, Sendable, Equatable {
  /// The file.
  public let path: String
  /// What is wrong with it.
  public let problem: Message

  /// One sentence for the operator.
  public var message: Message { "\(path): \(problem)" }
}
