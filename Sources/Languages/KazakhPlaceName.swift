/// Kazakh case endings by vowel harmony and final sound.
///
/// What they follow from is looked up once for a name, not for each of its cases.
struct KazakhPlaceName {
  private let name: String
  /// The endings after back vowels; nil for a name without letters, which has none.
  private let endings: (String, String, String, String)?
  private let isFront: Bool

  init(_ written: String, _ kind: PlaceName.Kind) {
    let whole = Self.unabbreviated(written)
    name = Self.needsNoun(whole) ? whole + " " + Self.noun(kind) : whole
    let lower = name.lowercased()
    endings = lower.contains(where: \.isLetter) ? Self.endings(lower) : nil
    isFront = Self.isFront(lower)
  }

  /// Whether only a common noun behind it can take an ending for sure.
  ///
  /// How a loan name in -ск is inflected is not settled, and an ending at a quote, a digit or a Latin
  /// letter goes by how the name is spoken.
  private static func needsNoun(_ name: String) -> Bool {
    guard let last = name.last, let scalar = last.unicodeScalars.first else { return false }
    if ("\u{400}"..."\u{52F}").contains(scalar) {
      // All names that end otherwise are known by one letter.
      guard last == "к" || last == "К" else { return false }
      let end = name.lowercased().suffix(2)
      return end == "ск" || end == "цк"
    }
    return name.contains(where: \.isLetter)
  }

  private static func noun(_ kind: PlaceName.Kind) -> String {
    switch kind {
    case .city: "қаласы"
    case .district: "ауданы"
    case .region: "облысы"
    }
  }

  /// The name with its last word whole: `Абай ауд.` is `Абай ауданы`.
  private static func unabbreviated(_ name: String) -> String {
    guard name.utf8.last == UInt8(ascii: ".") else { return name }
    for (short, whole) in [(" қ.", "қаласы"), (" ауд.", "ауданы"), (" обл.", "облысы")]
    where name.hasSuffix(short) {
      return name.dropLast(short.count) + " " + whole
    }
    return name
  }

  func form(_ grammaticalCase: GrammaticalCase) -> String {
    guard let endings else { return name }
    let ending =
      switch grammaticalCase {
      case .locative: endings.0
      case .dative: endings.1
      case .genitive: endings.2
      case .ablative: endings.3
      }
    return name + (isFront ? Self.front(ending) : ending)
  }

  /// The endings after back vowels: where, whither, whose, whence.
  private static func endings(_ lower: String) -> (String, String, String, String) {
    if let word = lower.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).last,
      possessives.contains(String(word))
    {
      return ("нда", "на", "ның", "нан")
    }
    switch lower.last(where: { $0.isLetter && $0 != "ь" && $0 != "ъ" }) {
    case "м", "н", "ң": return ("да", "ға", "ның", "нан")
    // Written и and ю end in a glide, as у does: Төле бидің.
    case "р", "л", "й", "з", "ж", "у", "и", "ю": return ("да", "ға", "дың", "дан")
    case "п", "ф", "к", "қ", "т", "с", "ш", "щ", "ч", "ц", "х", "һ", "б", "в", "г", "д":
      return ("та", "қа", "тың", "тан")
    default: return ("да", "ға", "ның", "дан")
    }
  }

  /// Common nouns beside a name: "its city", "its region"; their cases go by their last ending.
  private static let possessives: Set<String> = [
    "қаласы", "облысы", "ауданы", "ауылы", "кенті", "округі", "өңірі", "аймағы", "қалашығы",
    "селосы", "станциясы", "ықшамауданы", "балабақшасы", "бақшасы", "бөбекжайы", "мектебі",
    "орталығы", "бөлімі", "басқармасы", "әкімдігі",
  ]

  /// The same ending after a front vowel.
  private static func front(_ ending: String) -> String {
    var result = ""
    for letter in ending {
      switch letter {
      case "а": result += "е"
      case "ы": result += "і"
      case "ғ": result += "г"
      case "қ": result += "к"
      default: result.append(letter)
      }
    }
    return result
  }

  /// By the last true vowel; у, й and и beside a vowel are glides and do not count.
  ///
  /// Names that end in "water" are always back, and so are surnames in -ев after a back vowel.
  private static func isFront(_ lower: String) -> Bool {
    var letters = lower[...]
    if letters.hasSuffix("су") { return false }
    if letters.hasSuffix("ев"), let before = letters.dropLast(2).last, "аоуұыя".contains(before) {
      letters = letters.dropLast(2)
    }
    for letter in letters.reversed() {
      if "аоұыяёю".contains(letter) { return false }
      if "әөүіеэи".contains(letter) { return true }
    }
    return false
  }
}
