import Bytes

extension Language {
  /// Whether one name comes before another in a list of this language.
  ///
  /// Letters are compared without case by the alphabet of the language (CLDR), blanks come before
  /// digits and digits before letters; quotes, dashes and other signs do not count, and several
  /// blanks count as one. Numbers are compared by value: № 2 before № 10. Equal names keep the
  /// order of their code points. What an organisation is in law does not count (`LegalForm`).
  public func precedes(_ left: String, _ right: String) -> Bool {
    Self.precedes((sortKey(left), left, 0), (sortKey(right), right, 0))
  }

  /// The places of names in the order of a list; of two same names the first stays first.
  ///
  /// Each key is made once, so this is the way to sort many names.
  public func order(_ names: [String]) -> [Int] {
    guard names.count > 1 else { return Array(names.indices) }
    if names.count <= Self.few { return orderOfFew(names) }
    let keys = names.map(sortKey)
    // Most names differ in how their keys begin; whole keys are compared, and references to them
    // counted, for the others only.
    return keys.enumerated().map { (start: Self.start(of: $1), place: $0) }
      .sorted { left, right in
        if left.start != right.start { return left.start < right.start }
        let (a, b) = (left.place, right.place)
        return Self.precedes((keys[a], names[a], a), (keys[b], names[b], b))
      }
      .map(\.place)
  }

  /// So few names are compared a few times each, which is sooner done than making their keys.
  private static let few = 8

  private func orderOfFew(_ names: [String]) -> [Int] {
    // Same names stand side by side, and are compared once for all of them.
    let firsts = names.indices.filter { place in
      !names[..<place].contains { Self.areSame($0, names[place]) }
    }
    let counted = firsts.map { Self.counting(LegalForm.removed(from: names[$0])) }
    let order = firsts.indices.sorted { left, right in
      if let precedes = Collator.precedes(counted[left], counted[right], self) { return precedes }
      let (a, b) = (firsts[left], firsts[right])
      return Self.precedes(([], names[a], a), ([], names[b], b))
    }
    if firsts.count == names.count { return order }
    return order.flatMap { first in
      names.indices.filter { Self.areSame(names[$0], names[firsts[first]]) }
    }
  }

  /// Whether two names have the same bytes; Unicode's equality is another.
  private static func areSame(_ left: String, _ right: String) -> Bool {
    left.withBytes { left in
      right.withBytes { right in left.count == right.count && left.elementsEqual(right) }
    }
  }

  /// The first bytes of a key as a number that compares as they do.
  private static func start(of key: [UInt8]) -> UInt64 {
    (0..<8).reduce(0) { $0 << 8 | ($1 < key.count ? UInt64(key[$1]) : 0) }
  }

  /// Bytes that compare as the alphabet does; equal for names that differ in nothing that counts.
  public func sortKey(_ text: String) -> [UInt8] {
    Collator.key(Self.counting(LegalForm.removed(from: text)), self)
  }

  private typealias Keyed = (key: [UInt8], name: String, place: Int)

  private static func precedes(_ left: Keyed, _ right: Keyed) -> Bool {
    if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
    let (a, b) = (left.name.utf8, right.name.utf8)
    return a.elementsEqual(b) ? left.place < right.place : a.lexicographicallyPrecedes(b)
  }

  /// What counts of a name: its letters and digits, and one blank between its words.
  ///
  /// A sign between two digits leaves a mark that weighs nothing, for 10-11 is two numbers.
  private static func counting(_ text: String) -> [UInt16] {
    Letters.mayDiffer(text) ? counting(Letters.composed(text)) : counting(text.unicodeScalars)
  }

  private static func counting(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt16] {
    var units: [UInt16] = []
    // Names are seldom longer than this.
    units.reserveCapacity(64)
    var isAfterBlank = false
    var isAfterSign = false
    for scalar in scalars {
      let weight = Weight(scalar)
      switch weight {
      case .blank: isAfterBlank = true
      case .sign: isAfterSign = true
      case .letter, .digit:
        if isAfterBlank, !units.isEmpty { units.append(0x20) }
        if isAfterSign, weight == .digit { units.append(weightless) }
        if let unit = UInt16(exactly: scalar.value) {
          units.append(unit)
        } else {
          units.append(contentsOf: UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter)
        }
        isAfterBlank = false
        isAfterSign = false
      }
    }
    return units
  }

  /// What a scalar counts for.
  private enum Weight {
    /// What stands between words.
    case blank
    case digit
    /// A letter, or a mark on one.
    case letter
    /// What does not count.
    case sign

    init(_ scalar: Unicode.Scalar) {
      // What nearly every name consists of needs no look into Unicode's tables.
      switch scalar {
      case " ": self = .blank
      case "0"..."9": self = .digit
      case "A"..."Z", "a"..."z", "\u{400}"..."\u{481}", "\u{48A}"..."\u{52F}": self = .letter
      case "!"..."~", "«", "»", "№": self = .sign
      default: self.init(scalar.properties)
      }
    }

    private init(_ properties: Unicode.Scalar.Properties) {
      switch properties.generalCategory {
      case _ where properties.isWhitespace: self = .blank
      case .decimalNumber: self = .digit
      case .nonspacingMark: self = .letter
      default: self = properties.isAlphabetic ? .letter : .sign
      }
    }
  }

  /// The word joiner, which no level of the collation looks at.
  private static let weightless: UInt16 = 0x2060
}

extension Sequence {
  /// The elements in the order of a list of a language, by a name of each.
  public func sorted(in language: Language, by name: (Element) -> String) -> [Element] {
    let elements = Array(self)
    return language.order(elements.map(name)).map { elements[$0] }
  }
}
