/// A moment in time, and how far the portal's clock is ahead of UTC.
public struct Moment: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int

  /// Makes a moment.
  public init(seconds: Int) { self.seconds = seconds }

  /// The day on the portal's clock.
  public func day(in zone: Zone) -> Day? {
    let (local, isBeyond) = seconds.addingReportingOverflow(zone.offset)
    guard !isBeyond, local > .min + 86_400 else { return nil }
    return Day(number: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  /// Midnight at the beginning of a day on the portal's clock.
  public init(startOf day: Day, in zone: Zone) {
    seconds = day.number * 86_400 - zone.offset
  }

  /// Reads `2026-11-20` (midnight on the portal's clock) or RFC 3339 (`2026-11-20T10:30:00+05:00`).
  public init?(_ text: String, in zone: Zone) {
    if let day = Day(text) {
      self.init(startOf: day, in: zone)
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10]),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60,
      let second = decimal(bytes[17..<19]), second < 61
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
    }
    guard let offset = Zone.offset(Array(rest)) else { return nil }
    self.init(
      seconds: day.number * 86_400 + hour * 3600 + minute * 60 + second - offset)
  }
}
