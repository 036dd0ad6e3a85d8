import Diagnostics

/// What a publishing did.
public struct ReleaseSummary: Sendable, Equatable {
  /// The release that is current now.
  public var name: ReleaseName
  /// Whether it is a new one; otherwise nothing has changed.
  public var isNew = false
  /// Whether the manifest of a release that stays got another signature.
  public var isSignedAnew = false
  /// The outputs of the site.
  public var pages = 0
  /// Files that were written, compressed copies among them.
  public var written = 0
  /// Files shared with the release before.
  public var linked = 0
  /// Files of the release before that this one does not have.
  public var removed = 0
  /// Addresses whose bytes differ, for caches in front.
  public var purged = 0
  /// Files that were sent elsewhere; nil when nothing was to be sent.
  public var sent: Int?
  /// Files that were deleted there.
  public var deleted: Int?
  /// The bytes of all files of the release.
  public var bytes = 0
  /// How long it took.
  public var seconds = 0.0

  /// One line of JSON with the keys of `docs/commands.md`.
  public var json: String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    let padded = String(repeating: "0", count: 3 - fraction.count) + fraction
    let remote = sent.map { ",\"sent\":\($0),\"deleted\":\(deleted ?? 0)" } ?? ""
    return """
      {"version":1,"release":"\(name.text)","published":\(isNew),"pages":\(pages),\
      "written":\(written),"linked":\(linked),"removed":\(removed),"purged":\(purged),\
      "bytes":\(bytes),"seconds":\(thousandths / 1000).\(padded)\(remote)}
      """
  }
}
