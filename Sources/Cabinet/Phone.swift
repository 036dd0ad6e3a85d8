/// A phone number of Kazakhstan.
public struct Phone: Sendable, Hashable {
  /// As E.164 writes it: `+77010000001`.
  public let e164: String

  /// Takes a number that was checked before, such as those of the store.
  public init(checked e164: String) { self.e164 = e164 }

  /// Why a text is no number of Kazakhstan; the raw value is the code in answers.
  public enum Problem: String, Error, CaseIterable {
    /// Nothing was typed.
    case empty
    /// Something that stands in no number, such as a letter.
    case characters
    /// Too few digits or too many.
    case length
    /// A number of Russia, which has the same country code.
    case russian
    /// A number of another country.
    case foreign
    /// No operator and no town has numbers that begin so.
    case prefix
  }

  /// Reads a number as people write it: with 8, 7, +7 or none of them before its ten digits, with
  /// brackets, dashes, dots and blanks of any kind (identity facts, section 2).
  ///
  /// - Parameter text: what was typed.
  /// - Throws: why it is no number of Kazakhstan.
  public init(_ text: String) throws(Problem) {
    let national = try Self.national(text)
    guard national.first == 7 else {
      // 6 is kept for Kazakhstan, 800 is free of charge in both countries.
      throw national.first == 6 || national.starts(with: [8, 0, 0]) ? .prefix : .russian
    }
    let prefix = national.prefix(3).reduce(0) { $0 * 10 + $1 }
    guard Self.mobilePrefixes.contains(prefix) || Self.landlinePrefixes.contains(prefix) else {
      throw .prefix
    }
    e164 = "+7" + TypedDigits.text(national)
  }

  /// What comes first in numbers of mobile phones (identity facts, section 2).
  static let mobilePrefixes: Set<Int> = [
    700, 701, 702, 705, 706, 707, 708, 747, 760, 761, 762, 763, 764, 771, 775, 776, 777, 778, 785,
  ]

  /// What comes first in numbers of towns.
  static let landlinePrefixes = 710...729

  /// The ten digits after the country code.
  private static func national(_ text: String) throws(Problem) -> [Int] {
    let ignored: Set<Unicode.Scalar> = ["(", ")", "."]
    var scalars = text.unicodeScalars.filter { !TypedDigits.isFiller($0) && !ignored.contains($0) }
    let hasPlus = scalars.first == "+"
    if hasPlus { scalars.removeFirst() }
    guard !scalars.isEmpty else { throw .empty }
    guard let digits = TypedDigits.read(String(scalars)) else { throw .characters }
    if hasPlus && digits.first != 7 { throw .foreign }
    switch (digits.count, digits.first) {
    case (11, 7), (11, 8): return Array(digits.dropFirst())
    case (10, _) where !hasPlus: return digits
    default: throw .length
    }
  }
}
