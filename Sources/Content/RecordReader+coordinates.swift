import Diagnostics

extension RecordReader {
  /// The point in `lat` and `lon`, if both stand there; outside Kazakhstan is an error.
  mutating func coordinates() -> Coordinates? {
    let (latitude, longitude) = (text("lat"), text("lon"))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    let north = degrees("lat", latitude)
    let east = degrees("lon", longitude)
    guard let north, let east else { return nil }
    let isExchanged =
      Coordinates.longitudes.contains(north.value) && Coordinates.latitudes.contains(east.value)
    let isNorthInside = isInside("lat", north, Coordinates.latitudes, isExchanged)
    let isEastInside = isInside("lon", east, Coordinates.longitudes, isExchanged)
    guard isNorthInside, isEastInside else { return nil }
    return Coordinates(latitude: north.text, longitude: east.text)
  }

  private mutating func degrees(_ column: String, _ text: String) -> (text: String, value: Double)?
  {
    if text.isEmpty {
      let other = column == "lat" ? "lon" : "lat"
      report.add(
        Diagnostic(
          .missingValue, at: place(column),
          "\(word(column)) is empty, though \(word(other)) is not",
          help: "write both, or leave both empty"))
      return nil
    }
    if let degrees = CellValue.degrees(text), let value = Double(degrees) {
      return (degrees, value)
    }
    report.add(
      Diagnostic(
        .invalidNumber, at: place(column), "\(word(column)) cannot be “\(text.prefix(40))”",
        help:
          "write degrees such as 47.10694, or leave \(word("lat")) and \(word("lon")) both empty"
      ))
    return nil
  }

  private mutating func isInside(
    _ column: String, _ degrees: (text: String, value: Double), _ range: ClosedRange<Double>,
    _ isExchanged: Bool
  ) -> Bool {
    if range.contains(degrees.value) { return true }
    report.add(
      Diagnostic(
        .coordinatesOutside, at: place(column),
        "\(word(column)) \(degrees.text) lies outside Kazakhstan",
        help: isExchanged
          ? "\(word("lat")) and \(word("lon")) seem to stand in one another's place"
          : "\(word(column)) is between \(Int(range.lowerBound)) and \(Int(range.upperBound))"))
    return false
  }
}
