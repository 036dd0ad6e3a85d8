/// One value of a chart.
public enum ChartValue: Sendable, Hashable {
  /// A value from zero up; one below is drawn as zero.
  case number(Int)
  /// Too small to be told: a gap with a mark, never a height.
  case hidden
  /// Not known: a gap.
  case missing

  /// The value where it is told.
  public var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }
}
