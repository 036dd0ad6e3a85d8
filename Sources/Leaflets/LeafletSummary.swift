/// What a run did.
public struct LeafletSummary: Sendable {
  /// The leaflets of the chosen cities.
  public var leaflets = 0
  /// Those that were made.
  public var made = 0
  /// Those that were right already.
  public var unchanged = 0
  /// Files of earlier runs that were deleted.
  public var removed = 0
  /// The bytes of all leaflets.
  public var bytes = 0
  /// How long it took.
  public var seconds = 0.0
  /// Those that do not fit on two sheets of paper, with their pages.
  public var long: [(name: String, pages: Int)] = []

  /// The most pages a leaflet should have: two sheets, printed on both sides.
  public static let pageLimit = 4

  /// `{"version":1,"leaflets":n,"made":n,"unchanged":n,"removed":n,"bytes":n,"seconds":x,"long":[…]}`.
  public var json: String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    let padded = String(repeating: "0", count: 3 - fraction.count) + fraction
    let long = long.map { #"{"name":"\#($0.name)","pages":\#($0.pages)}"# }.joined(separator: ",")
    return """
      {"version":1,"leaflets":\(leaflets),"made":\(made),"unchanged":\(unchanged),\
      "removed":\(removed),"bytes":\(bytes),"seconds":\(thousandths / 1000).\(padded),\
      "long":[\(long)]}
      """
  }
}
