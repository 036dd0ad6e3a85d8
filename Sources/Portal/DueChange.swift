public import Dates

/// A change of the site that the clock brings, without anybody's hand.
public struct DueChange: Sendable, Equatable {
  /// What happens.
  public enum Kind: String, Sendable {
    /// A text appears.
    case publish
    /// A text goes.
    case expire
    /// The day of a bulletin comes.
    case bulletin
    /// The last day to apply to the places of a bulletin has passed.
    case deadline
    /// The day of a review comes.
    case review
    /// A month begins or ends that statistics tell of.
    case statistics
  }

  /// When.
  public let moment: Moment
  /// What.
  public let kind: Kind
  /// The file that says so, as diagnostics name it.
  public let file: String
  /// The first address that changes, from the portal's root without the leading slash.
  public let address: String
  /// In how many cities.
  public internal(set) var cities: Int
}

extension DueChange {
  /// The same change, named by another file.
  public func `in`(_ file: String) -> DueChange {
    DueChange(moment: moment, kind: kind, file: file, address: address, cities: cities)
  }
}
