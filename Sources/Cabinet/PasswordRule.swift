/// Which passwords are taken.
///
/// 10 to 128 characters and nothing about their kinds; what many people use, or what is known of
/// the person, is refused. Characters are Unicode scalars of the text as it was typed, without
/// normalising it: the same keys give the same scalars, and what is counted is what is hashed.
public enum PasswordRule {
  /// How many Unicode scalars a password has.
  public static let lengths = 10...128

  /// Why a password is refused; the raw value is the code in answers.
  public enum Problem: String, Error, CaseIterable {
    /// Fewer than 10 characters.
    case tooShort = "too_short"
    /// More than 128 characters.
    case tooLong = "too_long"
    /// Three different characters or fewer, or one short piece again and again.
    case repeated
    /// One that many people use, or made of such words and rows of keys.
    case common
    /// It is the person's number or holds it.
    case iin
    /// It is one of the person's phones or holds it.
    case phone
  }

  /// Checks a new password; one that is in use is never checked again.
  ///
  /// - Parameters:
  ///   - password: as it was typed.
  ///   - iin: whose it will be; nil where that is not known yet.
  ///   - phones: the person's numbers.
  /// - Throws: why it is refused, the plainest reason first.
  public static func check(
    _ password: String, iin: IIN?, phones: [Phone]
  ) throws(Problem) {
    // A text as long as a book is not read to its end.
    let count = password.unicodeScalars.prefix(lengths.upperBound + 1).count
    if count < lengths.lowerBound { throw .tooShort }
    if count > lengths.upperBound { throw .tooLong }
    let digits = TypedDigits.text(password.unicodeScalars.compactMap(digit))
    if let iin, holds(digits, iin.digits) { throw .iin }
    for phone in phones where holds(digits, String(phone.e164.suffix(10))) { throw .phone }
    let folded = Array(password.lowercased().unicodeScalars)
    if isRepeated(folded) { throw .repeated }
    if CommonPasswords.cover(folded) { throw .common }
  }

  /// Any script's digit as a number.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  private static func holds(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard !part.isEmpty, text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }

  /// Whether a text is made of few characters, or of one piece of up to half its length.
  private static func isRepeated(_ scalars: [Unicode.Scalar]) -> Bool {
    if Set(scalars).count <= 3 { return true }
    return (1...max(1, scalars.count / 2)).contains { period in
      period <= 5 && zip(scalars, scalars.dropFirst(period)).allSatisfy { $0 == $1 }
    }
  }
}
