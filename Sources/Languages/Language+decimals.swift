import Bytes

extension Language {
  /// A number of tenths with its comma: 73 is `7,3`.
  public func words(tenths: Int) -> String {
    let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return String(joined: "\(tenths < 0 ? "-" : "")\(words(Int(whole))),\(Int(tenth))")
  }

  /// A share in tenths of a percent: 73 is `7,3 %`.
  public func percent(tenths: Int) -> String { words(tenths: tenths) + "\u{A0}%" }
}
