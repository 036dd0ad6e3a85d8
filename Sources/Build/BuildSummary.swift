/// What a build did.
public struct BuildSummary: Sendable, Equatable {
  /// The outputs of the site.
  public var pages = 0
  /// Those that were written.
  public var written = 0
  /// Those that stood there already, byte for byte.
  public var unchanged = 0
  /// Files of earlier builds that were deleted.
  public var removed = 0
  /// The bytes of all outputs.
  public var bytes = 0
  /// How long it took.
  public var seconds = 0.0

  /// `{"version":1,"pages":n,"written":n,"unchanged":n,"removed":n,"bytes":n,"seconds":x}`.
  public var json: String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    let padded = String(repeating: "0", count: 3 - fraction.count) + fraction
    return """
      {"version":1,"pages":\(pages),"written":\(written),"unchanged":\(unchanged),\
      "removed":\(removed),"bytes":\(bytes),"seconds":\(thousandths / 1000).\(padded)}
      """
  }

  mutating func add(_ other: BuildSummary) {
    pages += other.pages
    written += other.written
    unchanged += other.unchanged
    removed += other.removed
    bytes += other.bytes
  }
}
