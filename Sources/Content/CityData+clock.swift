public import Dates

extension CityData {
  /// What of the tables is out on a day: a row dated later waits for its day, a month for its first.
  ///
  /// Reviews that nobody has let out stay in either way.
  ///
  /// - Parameter day: The day on the portal's clock; without one nothing waits.
  /// - Returns: The same tables without what waits.
  public func shown(on day: Day?) -> CityData {
    guard let day else { return self }
    var shown = self
    let month = day.monthOfYear
    // Newest first: mostly nothing waits, and then nothing is copied.
    if let newest = bulletins.first, newest.day > day {
      shown.bulletins = bulletins.filter { $0.day <= day }
    }
    if let newest = statistics.first, newest.month > month {
      shown.statistics = statistics.filter { $0.month <= month }
    }
    if let newest = reviews.first, newest.day > day {
      shown.reviews = reviews.filter { $0.day <= day }
    }
    return shown
  }
}
