public import Content
public import Files

/// What an earlier run knew of a site and still holds.
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

  /// What stands for the templates, if nothing has changed that they show.
  ///
  /// They show everything but guides and what cities have of their own.
  ///
  /// - Parameter folder: The content folder.
  /// - Returns: The fingerprints by `Reads.Template.dependency`, among others; nil if they have to be worked
  ///   out.
  func templates(_ folder: String) -> [String: Fingerprint]? {
    content.stands(outside: ["guides", "cities"].map { "\(folder)/\($0)" }) ? dependencies : nil
  }
}
