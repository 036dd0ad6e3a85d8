extension Encoding {
  /// Whether most words of a text could not have been written so.
  ///
  /// In KOI8-R capitals and small letters stand in one another's place, and CP866 and the Macintosh
  /// encoding have letters where Windows has signs: read as KZ-1048, `Солнце` becomes `уПМОГЕ`, `‘®«­жӨ`
  /// and `‘олнце`.
  static func hasStrangeWords(_ text: [UInt8]) -> Bool {
    var (words, strange) = (0, 0)
    var word: [Unicode.Scalar] = []
    func finish() {
      defer { word.removeAll(keepingCapacity: true) }
      guard word.contains(where: isLetter) else { return }
      words += 1
      if isStrange(word) { strange += 1 }
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII || scalar.properties.isWhitespace { finish() } else { word.append(scalar) }
    }
    finish()
    return strange * 2 > words
  }

  private static func isStrange(_ word: [Unicode.Scalar]) -> Bool {
    for (left, right) in zip(word, word.dropFirst()) {
      if left.properties.isLowercase, right.properties.isUppercase { return true }
      if betweenLetters.contains(left), isLetter(right) { return true }
      if betweenLetters.contains(right), isLetter(left) { return true }
    }
    // A quotation of one word may begin with a small letter, but then its end follows; a capital of
    // another encoding has none.
    guard let first = word.first, let last = word.last, beforeLetters.contains(first),
      !closingQuotes.contains(last), let second = word.dropFirst().first
    else { return false }
    return second.properties.isLowercase
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static let betweenLetters: Set<Unicode.Scalar> = ["¤", "¦", "§", "©", "¬", "®"]
  private static let beforeLetters = Set("‚„…†‡€‰‹‘’“”•–—™›ЂЃѓЉЊЏђљњџ".unicodeScalars)
  private static let closingQuotes = Set("’“”»›".unicodeScalars)
}
