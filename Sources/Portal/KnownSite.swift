public import Content
public import Files

/// What an earlier run knew of a site, where it was still so when a build began to look.
public struct KnownSite: Sendable {
  /// What need not be read again.
  let content: KnownContent
  /// What stood for what the outputs of every city may be made of: `Dependencies.shared`.
  private let dependencies: [String: Fingerprint]

  /// Takes what is known of a site of which there was nothing to say.
  ///
  /// - Parameters:
  ///   - content: What need not be read again.
  ///   - dependencies: What `Dependencies.shared` was.
  public init(content: KnownContent, dependencies: [String: Fingerprint]) {
    (self.content, self.dependencies) = (content, dependencies)
  }

  /// What stands for the templates, if all that they are made of is what was known.
  ///
  /// - Parameter inputs: What the run has read of them, with their strings and assets.
  /// - Returns: The fingerprints by `Reads.Template.dependency`, among others; nil if they have to be
  ///   worked out.
  func templates(_ inputs: [Input]) -> [String: Fingerprint]? {
    inputs.allSatisfy(content.has) ? dependencies : nil
  }
}
