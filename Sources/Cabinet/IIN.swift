/// An individual identification number: 12 digits whose last one checks the others.
public struct IIN: Sendable, Hashable {
  /// The digits.
  public let digits: String

  /// Takes digits that were checked before, such as those of the store.
  public init(checked digits: String) { self.digits = digits }

  /// Why a text is no number of a person; the raw value is the code in answers.
  ///
  /// They are looked for in this order, so that a slip of the finger is called one.
  public enum Problem: String, Error, CaseIterable {
    /// Something else than digits, blanks and dashes.
    case notDigits = "not_digits"
    /// Not 12 digits.
    case length
    /// The last digit does not follow from the others.
    case checksum
    /// The number of a company (BIN): its fifth digit is 4, 5 or 6.
    case organisation
    /// The first six digits are no day.
    case date
    /// The seventh digit is not one of 1 to 6.
    case century
  }

  /// Reads a number as people type it; blanks and dashes are forgiven (identity facts, section 1).
  ///
  /// - Parameter text: what was typed.
  /// - Throws: why it is no number of a person. Whether the number was ever given out is not known
  ///   here, nor whether it agrees with a person: see ``warnings(birthDay:sex:)``.
  public init(_ text: String) throws(Problem) {
    guard let digits = TypedDigits.read(text) else { throw .notDigits }
    guard digits.count == 12 else { throw .length }
    guard let check = Self.checkDigit(of: digits.dropLast()), check == digits.last else {
      throw .checksum
    }
    if (4...6).contains(digits[4]) { throw .organisation }
    let parts = IINParts(digits)
    guard parts.isDay else { throw .date }
    guard (1...6).contains(parts.centuryAndSex) else { throw .century }
    self.digits = TypedDigits.text(digits)
  }

  /// The check digit of the first eleven; nil when they are never given out.
  ///
  /// Two passes with different weights (identity facts, section 1). The eleventh digit weighs
  /// nothing in the first pass, so a slip there is not always found.
  static func checkDigit(of body: some Sequence<Int>) -> Int? {
    let first = zip(body, 1...11).reduce(0) { $0 + $1.0 * $1.1 } % 11
    if first < 10 { return first }
    let weights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]
    let second = zip(body, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return second < 10 ? second : nil
  }
}
