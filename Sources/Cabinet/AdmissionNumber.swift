/// The number of an admission: `111.2026.107` (S4-61).
///
/// Three digits of the place, the year it was begun in, and its place among those of both.
public struct AdmissionNumber: Sendable, Hashable {
  /// As it is shown.
  public let text: String

  /// Takes a number that was checked before, such as those of the store.
  public init(checked text: String) { self.text = text }

  /// Makes the number of an admission.
  public init(prefix: String, year: Int, sequence: Int) { text = "\(prefix).\(year).\(sequence)" }

  /// The first three digits of a place in the classifier of administrative units.
  ///
  /// - Parameter kato: the place's code.
  /// - Returns: `000` for a place without a code.
  public static func prefix(kato: String?) -> String {
    let digits = (kato ?? "").utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }) else { return "000" }
    return String(decoding: Array(digits), as: UTF8.self)
  }
}
