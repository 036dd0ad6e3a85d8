import Dates

/// The name of a release: the second its new files carry, and its number, as
/// `20261120T161800Z-0007`.
///
/// The second is that of the publishing, or the one after the last release's when a clock went back
/// or two releases fall into one second: names sort in the order of publishing, and no two releases
/// have files of the same second. A web server whose ETag is made of the second and the size of a
/// file never gives two contents the same one.
public struct ReleaseName: Sendable, Hashable, Comparable {
  /// Seconds since 1970.
  let second: Int
  /// The how manieth release of its folder it is, from 1.
  let number: Int

  init(second: Int, number: Int) {
    self.second = second
    self.number = number
  }

  /// The name of the release after those.
  init(after names: [ReleaseName], now: Int) {
    second = max(now, (names.map(\.second).max() ?? 0) + 1)
    number = (names.map(\.number).max() ?? 0) + 1
  }

  /// Reads a name; nil for any other text.
  public init?(_ text: String) {
    let utc = Zone("UTC") ?? .kazakhstan
    let bytes = Array(text.utf8)
    guard bytes.count >= 21, bytes.count < 36, bytes[16] == UInt8(ascii: "-"),
      bytes.allSatisfy({ $0 < 128 })
    else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
    let written = "\(day)T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
    guard let moment = Moment(written, in: utc), let number = Int(part(17..<bytes.count)),
      number > 0
    else { return nil }
    self.init(second: moment.seconds, number: number)
    // One way to write each.
    guard self.text == text else { return nil }
  }

  /// The name as a folder has it.
  public var text: String {
    let utc = Zone("UTC") ?? .kazakhstan
    let time = Moment(seconds: second).rfc3339(in: utc).prefix(19).filter { $0 != "-" && $0 != ":" }
    let digits = String(number)
    return "\(time)Z-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
  }

  /// In the order of publishing.
  public static func < (left: ReleaseName, right: ReleaseName) -> Bool {
    (left.second, left.number) < (right.second, right.number)
  }
}
