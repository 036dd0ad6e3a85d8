import Diagnostics

extension RecordReader {
  /// The point in `lat` and `lon`, if both stand there; outside Kazakhstan is an error.
  mutating func coordinates() -> Coordinates? {
    let (latitude, longitude) = (text("lat"), text("lon"))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    guard degrees("lat", latitude, 40.0...56.0), degrees("lon", longitude, 46.0...88.0) else {
      return nil
    }
    return Coordinates(latitude: latitude, longitude: longitude)
  }

  private mutating func degrees(_ column: String, _ text: String, _ range: ClosedRange<Double>)
    -> Bool
  {
    guard text.wholeMatch(of: /[0-9]{1,3}(\.[0-9]{1,8})?/) != nil, let value = Double(text) else {
      report.add(
        Diagnostic(
          .invalidNumber, at: place(column), "\(column) cannot be “\(text.prefix(40))”",
          help: "write degrees with a point, such as 47.10694, or leave lat and lon both empty"))
      return false
    }
    guard range.contains(value) else {
      report.add(
        Diagnostic(
          .coordinatesOutside, at: place(column), "\(column) \(text) lies outside Kazakhstan",
          help: "\(column) is between \(Int(range.lowerBound)) and \(Int(range.upperBound))"))
      return false
    }
    return true
  }
}
