public import Dates

/// What an admission asks of the applicant's data, its papers and an employee's words.
public enum AdmissionRule {
  /// How long an address is, in Unicode scalars.
  public static let addressLength = 5...300
  /// How long an employee's words are, in Unicode scalars.
  public static let reasonLength = 1...500
  /// The form there is no admission without.
  public static let needed = HealthForm.vaccinations
  /// Calendar days after which one employee's word counts no more.
  public static let proposalDays = 14

  /// What is wrong with the data of an identity card.
  public enum Problem: String, Error, Sendable, CaseIterable {
    /// Not nine digits.
    case number
    /// Issued in time to come.
    case issuedLater
    /// Valid no more, or never.
    case over
    /// Too short, too long, or no line of text.
    case address
  }

  /// Checks the number of an identity card (S4-31).
  public static func isIdentityNumber(_ text: String) -> Bool {
    text.utf8.count == 9 && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Checks what the applicant typed of the card and of the address.
  ///
  /// - Returns: every rule that is broken.
  public static func problems(
    identityNumber: String, issuedOn: Day, validUntil: Day, address: String, today: Day
  ) -> [Problem] {
    var found: [Problem] = []
    if !isIdentityNumber(identityNumber) { found.append(.number) }
    if issuedOn > today { found.append(.issuedLater) }
    if validUntil < today || validUntil < issuedOn { found.append(.over) }
    if !isLine(address, addressLength) { found.append(.address) }
    return found
  }

  /// Whether an employee's words are enough for a reason: for `other` there must be some.
  public static func isReason(_ text: String?, for code: AdmissionRejection) -> Bool {
    guard let text else { return code != .other }
    return isLine(text, reasonLength)
  }

  private static func isLine(_ text: String, _ length: ClosedRange<Int>) -> Bool {
    let scalars = text.unicodeScalars
    guard length.contains(scalars.count) else { return false }
    var visible = 0
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
      case .spaceSeparator: break
      default: visible += 1
      }
    }
    return visible >= min(length.lowerBound, 3)
  }
}
