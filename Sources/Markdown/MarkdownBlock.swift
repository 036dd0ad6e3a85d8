public import Diagnostics

/// A part of a text that its translation must have too.
public struct MarkdownBlock: Sendable {
  /// What it is, as far as no language plays a part.
  public enum Kind: Sendable, Equatable {
    /// A heading of a level.
    case heading(Int)
    /// A list of so many items.
    case list(Int)
    /// A table of so many rows, the header among them.
    case table(Int)
    /// A callout of a kind, such as `NOTE`.
    case callout(String)
    /// Another quote.
    case quote
    /// A run of code.
    case code
    /// An image.
    case image
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let location: Location
}
