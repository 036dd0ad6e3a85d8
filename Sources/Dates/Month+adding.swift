extension Month {
  /// The month so many months later, or earlier where the number is negative; nil outside the years
  /// that are told.
  public func adding(months: Int) -> Month? {
    let (number, isTooFar) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isTooFar, (1900 * 12..<2200 * 12).contains(number) else { return nil }
    return Month(unchecked: number / 12, number % 12 + 1)
  }

  /// How many months there are from another one to this.
  public func months(since other: Month) -> Int {
    (year - other.year) * 12 + month - other.month
  }
}
