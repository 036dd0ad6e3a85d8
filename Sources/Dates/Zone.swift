/// The portal's clock: a fixed distance from UTC.
///
/// The zones of Kazakhstan have been one, UTC+5, since 1 March 2024. They are a closed list here
/// and not read from the machine's zone data: older data still differ, and the same input must give
/// the same bytes on every machine.
public struct Zone: Sendable, Hashable {
  /// Seconds ahead of UTC.
  public let offset: Int

  /// The names that are known, and `UTC`.
  public static let names = [
    "Asia/Almaty", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay",
    "Asia/Qyzylorda", "UTC",
  ]

  /// The common clock of Kazakhstan.
  public static let kazakhstan = Zone(offset: 5 * 3600)

  /// The clock that all others are told from.
  public static let utc = Zone(offset: 0)

  /// Reads a name of the list or a fixed distance such as `+05:00`.
  public init?(_ name: String) {
    if name == "UTC" {
      offset = 0
    } else if Self.names.contains(name) {
      offset = Self.kazakhstan.offset
    } else if let fixed = Self.offset(Array(name.utf8)) {
      offset = fixed
    } else {
      return nil
    }
  }

  /// A clock so many seconds ahead of UTC.
  public init(offset: Int) { self.offset = offset }

  /// Reads `Z`, `+05:00` or `-03:30`; RFC 3339 section 5.6.
  static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      let hours = decimal(bytes[1..<3]), hours < 24,
      let minutes = decimal(bytes[4..<6]), minutes < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }
}
