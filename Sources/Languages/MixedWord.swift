/// A word held against the two alphabets people type: what of it looks like Cyrillic and is Latin.
///
/// A word is repaired when it is Cyrillic but for Latin letters with one Cyrillic twin each: no more than its
/// Cyrillic ones, where `i`, `h` and `ə`, which keyboards without Kazakh letters give for them, do not count.
/// A word with digits may be a number plate or a model, and is left.
enum MixedWord: Equatable {
  /// In one alphabet, or a Latin name with a Cyrillic ending: `SMSке`.
  case sound
  /// With its Latin letters, as they were, and the word as it is meant.
  case repaired([Unicode.Scalar], latin: [Unicode.Scalar])
  /// Nobody can tell what it is meant to be.
  case doubtful

  init(_ word: some Collection<Unicode.Scalar>) {
    let kinds = word.map(Kind.init)
    let cyrillic = kinds.count { $0 == .cyrillic }
    let latin = zip(word, kinds).filter { $1 == .latin }.map(\.0)
    guard cyrillic > 0, !latin.isEmpty else {
      self = .sound
      return
    }
    let isWhole = latin.allSatisfy { Self.twins[$0] != nil }
    let counted = latin.count { !Self.typedForKazakh.contains($0) }
    if isWhole, counted <= cyrillic, !kinds.contains(.digit) {
      self = .repaired(word.map { Self.twins[$0] ?? $0 }, latin: latin)
      return
    }
    let letters = kinds.filter { $0 != .other && $0 != .digit }
    let isName = !isWhole && !letters.drop { $0 == .latin }.contains(.latin)
    self = isName && latin.count > 1 ? .sound : .doubtful
  }

  private enum Kind {
    case cyrillic, latin, digit, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "a"..."z", "A"..."Z", "\u{C0}"..."\u{24F}", "\u{259}": self = .latin
      case "\u{400}"..."\u{52F}": self = .cyrillic
      case "0"..."9": self = .digit
      default: self = .other
      }
    }
  }

  /// The one Cyrillic letter that a Latin one is like, or is typed for.
  ///
  /// Capital H is like Н; small h is typed for һ. Capital Y could be У or Ү, and small b Ь or В.
  private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "а", "c": "с", "e": "е", "h": "һ", "i": "і", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "x": "х", "y": "у", "\u{259}": "ә", "A": "А", "B": "В", "C": "С", "E": "Е",
    "H": "Н", "I": "І", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
    "\u{18F}": "Ә",
  ]

  private static let typedForKazakh: Set<Unicode.Scalar> = ["i", "I", "h", "\u{259}", "\u{18F}"]
}
