/// Russian forms: the common noun is declined, the name beside it stays as it is.
struct RussianPlaceName {
  private let words: [String]
  private let kind: PlaceName.Kind

  init(_ name: String, _ kind: PlaceName.Kind) {
    words = Self.unabbreviated(name)
    self.kind = kind
  }

  func form(_ grammaticalCase: GrammaticalCase) -> String {
    guard !words.isEmpty else { return "" }
    let declined = declined(grammaticalCase)
    return switch grammaticalCase {
    case .locative, .dative: (Self.takesVowel(declined) ? "во " : "в ") + declined
    case .genitive: declined
    case .ablative: "из " + declined
    }
  }

  /// The common noun may stand before the name (район Ақсуат) or after it (Абайский район); a name
  /// without one gets it.
  private func declined(_ grammaticalCase: GrammaticalCase) -> String {
    if let first = words.first, let noun = Self.nouns[first.lowercased()] {
      return ([noun[grammaticalCase] ?? first] + words.dropFirst()).joined(separator: " ")
    }
    if words.count > 1, let last = words.last, let noun = Self.nouns[last.lowercased()] {
      let adjectives = words.dropLast().compactMap { Self.adjective($0, grammaticalCase) }
      if adjectives.count == words.count - 1 {
        return (adjectives + [noun[grammaticalCase] ?? last]).joined(separator: " ")
      }
    }
    let noun =
      switch kind {
      case .city: "город"
      case .district: "район"
      case .region: "область"
      }
    return ([Self.nouns[noun]?[grammaticalCase] ?? noun] + words).joined(separator: " ")
  }

  /// The words of a name, its common noun whole: `г. Алматы` is `город Алматы`.
  private static func unabbreviated(_ name: String) -> [String] {
    var words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    if let first = words.first, first.hasPrefix("г.") {
      words.replaceSubrange(
        0..<1, with: ["город", String(first.dropFirst(2))].filter { !$0.isEmpty })
    }
    return words.map { shortened[$0] ?? $0 }
  }

  private static let shortened = [
    "обл.": "область", "р-н": "район", "пос.": "посёлок", "с.": "село",
  ]

  /// Whether the preposition is "во": Владимирский, Фрунзенский.
  private static func takesVowel(_ text: String) -> Bool {
    guard let letter = text.first, "вфВФ".contains(letter) else { return false }
    let start = text.lowercased().prefix(2)
    guard let first = start.first, let second = start.last, start.count == 2 else { return false }
    return "вф".contains(first) && "бвгджзйклмнпрстфхцчшщ".contains(second)
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
    "округ": [
      .locative: "округе", .dative: "округ", .genitive: "округа", .ablative: "округа",
    ],
    "село": [
      .locative: "селе", .dative: "село", .genitive: "села", .ablative: "села",
    ],
    "посёлок": [
      .locative: "посёлке", .dative: "посёлок", .genitive: "посёлка", .ablative: "посёлка",
    ],
    "поселок": [
      .locative: "поселке", .dative: "поселок", .genitive: "поселка", .ablative: "поселка",
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
    ("ое", [.locative: "ом", .dative: "ое", .genitive: "ого", .ablative: "ого"]),
  ]
}
