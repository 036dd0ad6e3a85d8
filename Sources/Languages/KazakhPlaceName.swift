/// Kazakh case endings by vowel harmony and final sound.
///
/// What they follow from is looked up once for a name, not for each of its cases.
struct KazakhPlaceName {
  private let name: String
  /// The endings after back vowels; nil for a name without letters, which has none.
  private let endings: (String, String, String, String)?
  private let isFront: Bool

  init(_ written: String) {
    let end = written.lowercased().suffix(2)
    // How a loan name in -ск is inflected is not settled; with "the city of" it always is.
    name = end == "ск" || end == "цк" ? written + " қаласы" : written
    let lower = name.lowercased()
    endings = lower.contains(where: \.isLetter) ? Self.endings(lower) : nil
    isFront = Self.isFront(lower)
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
    if let word = lower.split(separator: " ").last, possessives.contains(String(word)) {
      return ("нда", "на", "ның", "нан")
    }
    switch lower.last(where: { $0.isLetter && $0 != "ь" && $0 != "ъ" }) {
    case "м", "н", "ң": return ("да", "ға", "ның", "нан")
    case "р", "л", "й", "з", "ж", "у": return ("да", "ға", "дың", "дан")
    case "п", "ф", "к", "қ", "т", "с", "ш", "щ", "ч", "ц", "х", "һ", "б", "в", "г", "д":
      return ("та", "қа", "тың", "тан")
    default: return ("да", "ға", "ның", "дан")
    }
  }

  /// Common nouns beside a name: "its city", "its region"; their cases go by their last ending.
  private static let possessives: Set<String> = [
    "қаласы", "облысы", "ауданы", "ауылы", "кенті", "округі", "балабақшасы",
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
