/// Letters as they ought to have been typed.
enum Letters {
  /// Whether `composed` may change a text: it has a byte that begins one of the letters it looks for.
  static func mayDiffer(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0xCC || $0 == 0xC9 || $0 == 0xC6 }
  }

  /// The scalars with й and ё in one piece, and the Latin ə that some keyboards write for ә.
  static func composed(_ text: String) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch (letters.last, scalar) {
      case ("и", "\u{306}"): letters[letters.count - 1] = "й"
      case ("И", "\u{306}"): letters[letters.count - 1] = "Й"
      case ("е", "\u{308}"): letters[letters.count - 1] = "ё"
      case ("Е", "\u{308}"): letters[letters.count - 1] = "Ё"
      case (_, "\u{259}"): letters.append("ә")
      case (_, "\u{18F}"): letters.append("Ә")
      default: letters.append(scalar)
      }
    }
    return letters
  }
}
