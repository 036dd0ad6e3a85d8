/// A count of people as everybody may see it: so few that they could be known are not told.
public enum PublicCount: Sendable, Hashable {
  /// As many.
  case exactly(Int)
  /// 1 to 4.
  case fewerThanFive

  /// Hides a count that is small.
  public init(_ count: Int) { self = Self.isFew(count) ? .fewerThanFive : .exactly(count) }

  /// Whether a count is so small that it is not told: 1 to 4.
  public static func isFew(_ count: Int) -> Bool { (1...4).contains(count) }

  /// The fewest that it can be.
  var smallest: Int {
    switch self {
    case .exactly(let count): count
    case .fewerThanFive: 1
    }
  }

  /// The most that it can be.
  var largest: Int {
    switch self {
    case .exactly(let count): count
    case .fewerThanFive: 4
    }
  }

  /// How it is written where some are hidden.
  public static let hidden = "<5"

  /// As it stands in a table.
  public var cell: String {
    switch self {
    case .exactly(let count): String(count)
    case .fewerThanFive: Self.hidden
    }
  }
}
