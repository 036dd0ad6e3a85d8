/// Russian forms: the common noun is declined, the name beside it stays as it is.
enum RussianPlaceName {
  static func form(_ name: String, _ grammaticalCase: GrammaticalCase, isCity: Bool) -> String {
    let preposition =
      switch grammaticalCase {
      case .locative, .dative: "в "
      case .genitive: ""
      case .ablative: "из "
      }
    return preposition + declined(name, grammaticalCase, isCity: isCity)
  }

  /// The common noun may stand before the name (район Ақсуат) or after it (Абайский район).
  private static func declined(_ name: String, _ grammaticalCase: GrammaticalCase, isCity: Bool)
    -> String
  {
    let words = name.split(separator: " ", maxSplits: 1).map(String.init)
    if let first = words.first, let noun = nouns[first] {
      return ([noun[grammaticalCase] ?? first] + words.dropFirst()).joined(separator: " ")
    }
    if words.count == 2, let noun = nouns[words[1]],
      let adjective = adjective(words[0], grammaticalCase)
    {
      return adjective + " " + (noun[grammaticalCase] ?? words[1])
    }
    let noun = isCity ? nouns["город"] : nil
    return (noun?[grammaticalCase]).map { $0 + " " + name } ?? name
  }

  private static let nouns: [String: [GrammaticalCase: String]] = [
    "город": [
      .locative: "городе", .dative: "город", .genitive: "города", .ablative: "города",
    ],
    "район": [
      .locative: "районе", .dative: "район", .genitive: "района", .ablative: "района",
    ],
    "область": [
      .locative: "области", .dative: "область", .genitive: "области", .ablative: "области",
    ],
  ]

  /// Абайский → Абайском, Акмолинская → Акмолинской.
  private static func adjective(_ word: String, _ grammaticalCase: GrammaticalCase) -> String? {
    for (ending, forms) in adjectives where word.hasSuffix(ending) {
      return String(word.dropLast(2)) + (forms[grammaticalCase] ?? ending)
    }
    return nil
  }

  private static let adjectives: [(String, [GrammaticalCase: String])] = [
    ("ний", [.locative: "ем", .dative: "ий", .genitive: "его", .ablative: "его"]),
    ("ий", [.locative: "ом", .dative: "ий", .genitive: "ого", .ablative: "ого"]),
    ("ый", [.locative: "ом", .dative: "ый", .genitive: "ого", .ablative: "ого"]),
    ("ой", [.locative: "ом", .dative: "ой", .genitive: "ого", .ablative: "ого"]),
    ("няя", [.locative: "ей", .dative: "юю", .genitive: "ей", .ablative: "ей"]),
    ("ая", [.locative: "ой", .dative: "ую", .genitive: "ой", .ablative: "ой"]),
  ]
}
