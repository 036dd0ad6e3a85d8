extension Language {
  /// A number of tenths with its comma: 73 is `7,3`.
  public func words(tenths: Int) -> String {
    let magnitude = tenths.magnitude
    return (tenths < 0 ? "-" : "") + words(Int(magnitude / 10)) + ",\(magnitude % 10)"
  }

  /// A share in tenths of a percent: 73 is `7,3 %`.
  public func percent(tenths: Int) -> String { words(tenths: tenths) + "\u{A0}%" }
}
