/// An axis from zero: round steps of 1, 2 or 5 times a power of ten.
public struct Scale: Sendable, Hashable {
  /// From one line of the grid to the next.
  public let step: Int
  /// The highest line; no value lies above it.
  public let top: Int

  /// A value above is drawn at the top of the axis.
  static let limit = 100_000_000_000_000

  /// The axis for values up to the highest one, with as many intervals at most.
  public init(upTo highest: Int, intervals: Int = 5) {
    let highest = min(max(highest, 0), Self.limit)
    let intervals = max(intervals, 1)
    var (power, factor) = (1, 1)
    while power * factor * intervals < highest {
      switch factor {
      case 1: factor = 2
      case 2: factor = 5
      default: (power, factor) = (power * 10, 1)
      }
    }
    step = power * factor
    top = step * max(1, (highest + step - 1) / step)
  }

  /// The lines of the grid, from zero.
  public var ticks: [Int] { Array(stride(from: 0, through: top, by: step)) }

  /// How far below the top a value lies, in hundredths of a percent of the height.
  func depth(_ value: Int) -> Int {
    10_000 - min(max(value, 0), top) * 10_000 / top
  }
}
