import Diagnostics

extension RecordReader {
  /// The point in `lat` and `lon`, if both stand there; outside Kazakhstan is an error.
  mutating func coordinates(_ columns: PointColumns) -> Coordinates? {
    if let north = CellValue.plainDegrees(bytes(columns.latitude)),
      let east = CellValue.plainDegrees(bytes(columns.longitude)),
      Coordinates.latitudes.contains(north.value), Coordinates.longitudes.contains(east.value)
    {
      return Coordinates(
        latitude: String(decoding: north.text, as: UTF8.self),
        longitude: String(decoding: east.text, as: UTF8.self))
    }
    let (latitude, longitude) = (text(columns.latitude), text(columns.longitude))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    let north = degrees(columns.latitude, latitude, besides: columns.longitude)
    let east = degrees(columns.longitude, longitude, besides: columns.latitude)
    guard let north, let east else { return nil }
    let isExchanged =
      Coordinates.longitudes.contains(north.value) && Coordinates.latitudes.contains(east.value)
    let isNorthInside = isInside(
      columns.latitude, north, Coordinates.latitudes, isExchanged, columns)
    let isEastInside = isInside(
      columns.longitude, east, Coordinates.longitudes, isExchanged, columns)
    guard isNorthInside, isEastInside else { return nil }
    return Coordinates(latitude: north.text, longitude: east.text)
  }

  private mutating func degrees(_ column: Column, _ text: String, besides other: Column) -> (
    text: String, value: Double
  )? {
    if text.isEmpty {
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
    let (north, east) = (word(self.column("lat")), word(self.column("lon")))
    report.add(
      Diagnostic(
        .invalidNumber, at: place(column), "\(word(column)) cannot be “\(text.prefix(40))”",
        help:
          "write degrees such as 47.10694, or leave \(north) and \(east) both empty"
      ))
    return nil
  }

  private mutating func isInside(
    _ column: Column, _ degrees: (text: String, value: Double), _ range: ClosedRange<Double>,
    _ isExchanged: Bool, _ columns: PointColumns
  ) -> Bool {
    if range.contains(degrees.value) { return true }
    report.add(
      Diagnostic(
        .coordinatesOutside, at: place(column),
        "\(word(column)) \(degrees.text) lies outside Kazakhstan",
        help: isExchanged
          ? "\(word(columns.latitude)) and \(word(columns.longitude)) seem to stand in one another's place"
          : "\(word(column)) is between \(Int(range.lowerBound)) and \(Int(range.upperBound))"))
    return false
  }
}
