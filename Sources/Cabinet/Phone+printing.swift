extension Phone {
  private var national: Substring { e164.dropFirst(2) }

  /// Whether codes and notices can reach it.
  public var isMobile: Bool {
    Int(national.prefix(3)).map(Self.mobilePrefixes.contains) ?? false
  }

  /// As people read it: `+7 (701) 000-00-01`.
  public var printed: String {
    guard e164.utf8.count == 12 else { return e164 }
    let rest = national.dropFirst(3)
    let parts = [rest.prefix(3), rest.dropFirst(3).prefix(2), rest.suffix(2)]
    return "+7 (\(national.prefix(3))) \(parts.joined(separator: "-"))"
  }

  /// With all but its last two digits hidden, for screens: `+7 7** ***-**-01`.
  public var masked: String {
    guard e164.utf8.count == 12 else { return "+7 7** ***-**-**" }
    return "+7 7** ***-**-\(e164.suffix(2))"
  }
}
