extension Language {
  /// Whether one name comes before another in a list of this language.
  ///
  /// Letters are compared without case by the alphabet of the language, digits come before letters,
  /// and quotes, dashes and other signs do not count; equal names keep the order of their code
  /// points. Numbers are compared by value: № 2 before № 10.
  public func precedes(_ left: String, _ right: String) -> Bool {
    let (a, b) = (sortKey(left), sortKey(right))
    if a != b { return a.lexicographicallyPrecedes(b) }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Numbers that compare as the alphabet does; for lists that are sorted once.
  public func sortKey(_ text: String) -> [UInt32] {
    var key: [UInt32] = []
    var number: UInt32?
    for scalar in text.unicodeScalars {
      if let digit = Self.digit(scalar) {
        number = min((number ?? 0) &* 10 &+ digit, 999_999_999)
        continue
      }
      if let value = number { key.append(1_000_000 &+ value) }
      number = nil
      if let weight = weight(scalar) { key.append(weight) }
    }
    if let value = number { key.append(1_000_000 &+ value) }
    return key
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
    scalar.value >= 48 && scalar.value <= 57 ? scalar.value - 48 : nil
  }

  /// Blanks first, then numbers, then Cyrillic letters, then Latin ones; nil for what does not count.
  private func weight(_ scalar: Unicode.Scalar) -> UInt32? {
    if scalar == " " || scalar == "\u{A0}" { return 1 }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    if let place = Self.places[self][lower] { return 2_000_000_000 + place }
    return lower.properties.isAlphabetic ? 3_000_000_000 + lower.value : nil
  }

  private static let places = PerLanguage { language in
    var places: [Unicode.Scalar: UInt32] = [:]
    for letter in language.alphabet.unicodeScalars { places[letter] = UInt32(places.count) }
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
