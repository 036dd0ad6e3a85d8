public import Content
public import Diagnostics
public import Languages

/// A text beside its original in another language: a guide's, an override's, or a string of the templates.
public struct Translation: Sendable {
  /// What is translated.
  public enum Kind: String, Sendable {
    /// A guide, or what a region or a city has in its place.
    case guide
    /// A string of the templates.
    case string
  }

  /// How a translation stands to its original.
  public enum State: String, Sendable, CaseIterable, Comparable {
    /// It was accepted, and the original is as it was.
    case current
    /// The original has changed, or the translation was never accepted.
    case outdated
    /// There is none.
    case missing
    /// There is no original any more.
    case orphan

    /// In the order in which reports have them.
    public static func < (left: State, right: State) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// What one has and the other has not.
  public struct Difference: Sendable {
    /// What it is, without a full stop.
    public let message: Message
    /// Where it is in the translation; the file alone where it is not.
    public let location: Location
  }

  /// What is translated.
  public let kind: Kind
  /// The name of the guide or the string.
  public let name: String
  /// Whose it is.
  public let level: SiteContent.Level
  /// The slug of the region or the city; empty for the country.
  public let place: String
  /// The language of the translation.
  public let language: Language
  /// The language of the original.
  public let original: Language
  /// How it stands.
  public let state: State
  /// Its file, whether it is there or not.
  public let file: String
  /// The file of the original.
  public let originalFile: String
  /// Whether nobody has accepted it yet.
  public var isUnmarked = false
  /// The parts of the original that are other ones, for who knows them.
  public var changed: [GuidePart] = []
  /// How many parts of the original were taken out.
  public var removed = 0
  /// Where the two are not built alike.
  public var differences: [Difference] = []
}
