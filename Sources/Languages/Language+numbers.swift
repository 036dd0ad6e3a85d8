import Bytes

extension Language {
  /// The number in groups of three set apart by no-break spaces (CLDR, kk and ru alike).
  public func words(_ number: Int) -> String {
    // Most numbers of a page have no groups.
    if Self.small.indices.contains(number) { return Self.small[number] }
    if (-999...999).contains(number) { return String(number) }
    var text = TextBuilder()
    if number < 0 { text.append("-") }
    Self.append(number.magnitude, to: &text)
    return text.text
  }

  /// The numbers that pages are full of.
  private static let small = (0...999).map { String($0) }

  private static func append(_ number: UInt, to text: inout TextBuilder) {
    let (above, last) = number.quotientAndRemainder(dividingBy: 1000)
    if above > 999 {
      append(above, to: &text)
    } else {
      text.append(small[Int(above)])
    }
    text.append("\u{A0}")
    text.append(Int(last / 100))
    text.append(Int(last / 10 % 10))
    text.append(Int(last % 10))
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
    let small = Self.categories[self]
    return small.indices.contains(number) ? small[number] : ruled(number)
  }

  /// The forms of the numbers that pages are full of, which ICU is asked for once.
  private static let categories = PerLanguage { language in (0..<100).map { language.ruled($0) } }

  /// The form by ICU's rules.
  private func ruled(_ number: Int) -> PluralCategory {
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
