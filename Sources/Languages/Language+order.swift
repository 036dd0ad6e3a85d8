extension Language {
  /// Whether one name comes before another in a list of this language.
  ///
  /// Letters are compared without case by the alphabet of the language, blanks come before digits
  /// and digits before letters; quotes, dashes and other signs do not count, and several blanks
  /// count as one. Equal names keep the order of their code points. Numbers are compared by value:
  /// № 2 before № 10.
  public func precedes(_ left: String, _ right: String) -> Bool {
    let (a, b) = (sortKey(left), sortKey(right))
    if a != b { return a.lexicographicallyPrecedes(b) }
    if self == .russian {
      // Where a list does not tell ё from е, two names that differ in nothing else still do.
      let (a, b) = (Language.kazakh.sortKey(left), Language.kazakh.sortKey(right))
      if a != b { return a.lexicographicallyPrecedes(b) }
    }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Numbers that compare as the alphabet does; for lists that are sorted once.
  public func sortKey(_ text: String) -> [UInt32] {
    var key: [UInt32] = []
    var digits: [UInt32] = []
    var isAfterBlank = false
    for scalar in Letters.composed(text) {
      if let digit = Self.digit(scalar) {
        if isAfterBlank { Self.append(&digits, to: &key) }
        if isAfterBlank, !key.isEmpty { key.append(Self.blank) }
        isAfterBlank = false
        digits.append(digit)
      } else if scalar.properties.isWhitespace {
        isAfterBlank = true
      } else if let weight = weight(scalar) {
        Self.append(&digits, to: &key)
        if isAfterBlank, !key.isEmpty { key.append(Self.blank) }
        isAfterBlank = false
        key.append(weight)
      } else {
        Self.append(&digits, to: &key)
      }
    }
    Self.append(&digits, to: &key)
    return key
  }

  /// Adds a number: how many digits it has, then the digits, so that none is too long.
  private static func append(_ digits: inout [UInt32], to key: inout [UInt32]) {
    guard !digits.isEmpty else { return }
    let significant = digits.drop { $0 == 0 }
    key.append(number + UInt32(clamping: min(significant.count, 1_000_000)))
    key.append(contentsOf: significant)
    digits.removeAll()
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
    scalar.value >= 48 && scalar.value <= 57 ? scalar.value - 48 : nil
  }

  private static let blank: UInt32 = 10
  private static let number: UInt32 = 100

  /// Cyrillic letters first, then Latin ones; nil for what does not count.
  private func weight(_ scalar: Unicode.Scalar) -> UInt32? {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    if let place = Self.places[self][lower] { return 2_000_000_000 + place }
    return lower.properties.isAlphabetic ? 3_000_000_000 + lower.value : nil
  }

  private static let places = PerLanguage { language in
    var places: [Unicode.Scalar: UInt32] = [:]
    for letter in language.alphabet.unicodeScalars { places[letter] = UInt32(places.count) }
    // Russian lists do not tell ё from е, Kazakh ones do.
    if language == .russian { places["ё"] = places["е"] }
    return places
  }

  /// The letters in order; for Russian with the Kazakh ones where CLDR puts them.
  private var alphabet: String {
    switch self {
    case .kazakh: "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    case .russian: "аәбвгғдеёжзиійкқлмнңоөпрстуүұфхһцчшщъыьэюя"
    }
  }
}
