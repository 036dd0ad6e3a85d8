import Diagnostics

extension RecordReader {
  /// The point in `lat` and `lon`, if both stand there; outside Kazakhstan is an error.
  mutating func coordinates() -> Coordinates? {
    let (latitude, longitude) = (text("lat"), text("lon"))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    let north = degrees("lat", latitude)
    let east = degrees("lon", longitude)
    guard let north, let east else { return nil }
    let isExchanged = Self.longitudes.contains(north) && Self.latitudes.contains(east)
    let advice: Message? = isExchanged ? "lat and lon seem to stand in one another's place" : nil
    let isNorthInside = isInside("lat", latitude, north, Self.latitudes, advice)
    let isEastInside = isInside("lon", longitude, east, Self.longitudes, advice)
    guard isNorthInside, isEastInside else { return nil }
    return Coordinates(latitude: latitude, longitude: longitude)
  }

  private static let latitudes = 40.0...56.0
  private static let longitudes = 46.0...88.0

  private mutating func degrees(_ column: String, _ text: String) -> Double? {
    if text.isEmpty {
      let other = column == "lat" ? "lon" : "lat"
      report.add(
        Diagnostic(
          .missingValue, at: place(column), "\(column) is empty, though \(other) is not",
          help: "write both, or leave both empty"))
      return nil
    }
    guard Self.isDegrees(text), let value = Double(text) else {
      report.add(
        Diagnostic(
          .invalidNumber, at: place(column), "\(column) cannot be “\(text.prefix(40))”",
          help: "write degrees with a point, such as 47.10694, or leave lat and lon both empty"))
      return nil
    }
    return value
  }

  /// Whether it is one to three digits, and up to eight more after a point.
  ///
  /// A regular expression would be compiled anew for each of thousands of kindergartens.
  private static func isDegrees(_ text: String) -> Bool {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return zip(parts, [1...3, 1...8]).allSatisfy { part, lengths in
      lengths.contains(part.count)
        && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  private mutating func isInside(
    _ column: String, _ text: String, _ value: Double, _ range: ClosedRange<Double>,
    _ advice: Message?
  ) -> Bool {
    if range.contains(value) { return true }
    let limits: Message =
      "\(column) is between \(Int(range.lowerBound)) and \(Int(range.upperBound))"
    report.add(
      Diagnostic(
        .coordinatesOutside, at: place(column), "\(column) \(text) lies outside Kazakhstan",
        help: advice ?? limits))
    return false
  }
}
