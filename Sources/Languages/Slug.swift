/// The ASCII form of names: in addresses and as the ids of headings.
public enum Slug {
  /// Lower case, Cyrillic by the scheme below, every other run of signs one hyphen; may be empty.
  public static func make(_ text: String) -> String {
    var slug = ""
    var isPending = false
    for scalar in Letters.composed(text) {
      guard let letters = ascii(scalar) else {
        isPending = true
        continue
      }
      if letters.isEmpty { continue }
      if isPending, !slug.isEmpty { slug += "-" }
      isPending = false
      slug += letters
    }
    return slug
  }

  /// Whether a name may stand in an address: `[a-z0-9-]+`, at most 64.
  public static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 }
  }

  /// The letters that stand for a scalar; nil for one that parts words.
  private static func ascii(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 48...57, 97...122: return String(scalar)
    case 65...90: return Unicode.Scalar(scalar.value + 32).map { String($0) }
    case 0x300...0x36F: return ""
    default:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      return scheme[lower]
    }
  }

  private static let scheme: [Unicode.Scalar: String] = [
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
  ]
}
