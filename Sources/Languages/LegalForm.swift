/// The short words for what an organisation is in law, which are no part of what it is called.
///
/// They stand before a name or behind it: `ТОО «Балапан»`, `«Балапан» ЖШС`.
public enum LegalForm {
  /// A name without them, and without the blanks beside them; the whole when nothing else is there.
  public static func removed(from name: String) -> String {
    // Nearly every name neither begins nor ends with two capitals.
    guard beginsWithCapitals(name.utf8.prefix(4)) || beginsWithCapitals(name.utf8.suffix(4)) else {
      return name
    }
    var rest = name[...]
    while let word = words(rest).first, before.contains(String(word)) {
      rest = rest[word.endIndex...].drop(while: \.isWhitespace)
    }
    while let word = words(rest).last, behind.contains(String(word)), word.endIndex == rest.endIndex
    {
      rest = rest[..<word.startIndex]
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    return rest.isEmpty ? name : String(rest)
  }

  private static func words(_ name: Substring) -> [Substring] {
    name.split { $0.isWhitespace || "«»\"“”„".contains($0) }
  }

  private static func beginsWithCapitals(_ bytes: Substring.UTF8View) -> Bool {
    var bytes = bytes.makeIterator()
    for _ in 0..<2 {
      switch (bytes.next(), bytes.next()) {
      // А to Я, and Қ.
      case (0xD0?, (0x90...0xAF)?), (0xD2?, 0x9A?): continue
      default: return false
      }
    }
    return true
  }

  private static let before: Set = [
    "КГКП", "ГККП", "КГП", "РГКП", "РГП", "КГУ", "РГУ", "ГУ", "ТОО", "АО", "НАО", "ИП", "ЧУ", "НУО",
    "ОФ", "МКҚК", "КМҚК", "РМҚК", "КММ", "РММ", "ММ", "ЖШС", "ЖК", "ЖММ", "КЕАҚ",
  ]
  /// АҚ begins names in capitals that are no company's: АҚ БОТА.
  private static let behind = before.union(["АҚ"])
}
