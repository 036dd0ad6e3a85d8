public import Dates
public import Files

/// A guide of a city as a page that is printed: nothing of it is loaded from anywhere.
public struct LeafletSheet: Sendable {
  /// Its place among leaflets: `kokshetau/join-queue`.
  public let name: String
  /// Finished HTML; it depends on content and templates alone.
  public let page: [UInt8]
  /// The day the guide was last looked at; nil where nobody wrote it down.
  public let date: Day?

  /// What tells whether a leaflet that was made is still right.
  public var fingerprint: Fingerprint { Fingerprint(of: page) }
  /// The file in the folder of leaflets.
  public var file: String { "\(name).pdf" }
}
