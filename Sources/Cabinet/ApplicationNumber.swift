/// The public number of an application: `26-0001234-5`.
///
/// Two digits of the year, seven of the order of sending, and a check digit by H. Michael Damm's
/// method, which finds every single wrong digit and every swap of two neighbours.
public struct ApplicationNumber: Sendable, Hashable {
  /// As it is shown and typed.
  public let text: String

  /// Takes a number that was checked before, such as those of the store.
  public init(checked text: String) { self.text = text }

  /// Why there is no such number; the raw value is the code in answers.
  public enum Problem: String, Error, CaseIterable {
    /// Something else than digits, blanks and dashes.
    case notDigits = "not_digits"
    /// Not ten digits.
    case length
    /// The last digit does not follow from the others.
    case checkDigit = "check_digit"
    /// The year is not of this century, or the sequence is none of 1 to 9 999 999.
    case range
  }

  /// Makes the number of an application.
  ///
  /// - Parameters:
  ///   - year: the year it was sent in, 2000 to 2099.
  ///   - sequence: its place among those of the year, from 1.
  /// - Throws: `range`.
  public init(year: Int, sequence: Int) throws(Problem) {
    guard (2000...2099).contains(year), (1...9_999_999).contains(sequence) else { throw .range }
    let body = String((year - 2000) * 10_000_000 + sequence)
    let digits = TypedDigits.read(body) ?? []
    let padded = Array(repeating: 0, count: 9 - digits.count) + digits
    text = Self.written(padded + [Self.checkDigit(of: padded)])
  }

  /// Reads a number as people type it; blanks and dashes may stand anywhere or nowhere.
  ///
  /// - Parameter text: what was typed.
  /// - Throws: why there is no such number.
  public init(_ text: String) throws(Problem) {
    guard let digits = TypedDigits.read(text) else { throw .notDigits }
    guard digits.count == 10 else { throw .length }
    guard Self.checkDigit(of: digits.dropLast()) == digits.last else { throw .checkDigit }
    guard digits[2..<9].contains(where: { $0 > 0 }) else { throw .range }
    self.text = Self.written(digits)
  }

  private static func written(_ digits: [Int]) -> String {
    let all = TypedDigits.text(digits)
    return "\(all.prefix(2))-\(all.dropFirst(2).prefix(7))-\(all.suffix(1))"
  }

  /// The digit that brings Damm's quasigroup back to zero.
  static func checkDigit(of digits: some Sequence<Int>) -> Int {
    digits.reduce(0) { quasigroup[$0 * 10 + $1] }
  }

  /// Damm's quasigroup of order ten: totally anti-symmetric, zeros on its diagonal.
  private static let quasigroup = [
    0, 3, 1, 7, 5, 9, 8, 6, 4, 2,
    7, 0, 9, 2, 1, 5, 4, 8, 6, 3,
    4, 2, 0, 6, 8, 7, 1, 3, 5, 9,
    1, 7, 5, 0, 9, 8, 3, 4, 2, 6,
    6, 1, 2, 3, 0, 4, 5, 9, 7, 8,
    3, 6, 7, 4, 2, 0, 9, 5, 8, 1,
    5, 8, 6, 9, 7, 2, 0, 1, 3, 4,
    8, 9, 4, 5, 3, 6, 2, 0, 1, 7,
    9, 4, 3, 8, 6, 1, 7, 2, 0, 5,
    2, 5, 8, 1, 4, 3, 6, 7, 9, 0,
  ]
}
