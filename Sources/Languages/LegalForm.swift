import Bytes

/// The short words for what an organisation is in law, which are no part of what it is called.
///
/// They stand before a name or behind it: `ТОО «Балапан»`, `«Балапан» ЖШС`.
public enum LegalForm {
  /// A name without them, and without the blanks beside them; the whole when nothing else is there.
  public static func removed(from name: String) -> String {
    // Nearly every name neither begins nor ends with two capitals.
    let mayHave = name.withBytes { bytes in
      Self.areCapitals(bytes, at: 0) || Self.areCapitals(bytes, at: bytes.count - 4)
    }
    guard mayHave else { return name }
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

  /// Whether two capitals stand at a place: А to Я, and Қ.
  private static func areCapitals(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start + 4 <= bytes.count else { return false }
    return isCapital(bytes[start], bytes[start + 1])
      && isCapital(bytes[start + 2], bytes[start + 3])
  }

  private static func isCapital(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0xD0, 0x90...0xAF), (0xD2, 0x9A): true
    default: false
    }
  }

  private static let before: Set = [
    "КГКП", "ГККП", "КГП", "РГКП", "РГП", "КГУ", "РГУ", "ГУ", "ТОО", "АО", "НАО", "ИП", "ЧУ", "НУО",
    "ОФ", "МКҚК", "КМҚК", "РМҚК", "КММ", "РММ", "ММ", "ЖШС", "ЖК", "ЖММ", "КЕАҚ",
  ]
  /// АҚ begins names in capitals that are no company's: АҚ БОТА.
  private static let behind = before.union(["АҚ"])
}
