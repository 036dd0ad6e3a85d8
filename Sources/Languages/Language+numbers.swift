extension Language {
  /// The number in groups of three set apart by no-break spaces (CLDR, kk and ru alike).
  public func words(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append("\u{A0}") }
      text.append(digit)
    }
    return text
  }

  /// The forms that a counted noun takes.
  public enum PluralCategory: String, Sendable, CaseIterable {
    case one
    case few
    case many
    case other
  }

  /// The form for a whole number (CLDR, cardinal).
  public func pluralCategory(_ number: Int) -> PluralCategory {
    var digits = number.magnitude
    // A Double does not hold the last digits of larger ones, and the rules look at no others.
    if digits >= 1 << 53 { digits = digits % 1_000_000 + 1_000_000 }
    return PluralRules.category(Double(digits), self) ?? pluralCategories.last ?? .other
  }

  /// The forms that a counted phrase must give in this language, for whole numbers.
  public var pluralCategories: [PluralCategory] {
    switch self {
    case .kazakh: [.one, .other]
    case .russian: [.one, .few, .many]
    }
  }
}
