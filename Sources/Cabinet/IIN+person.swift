public import Dates

/// A person's sex, as a number holds it and the civil register may.
public enum Sex: String, Sendable, CaseIterable {
  case male
  case female
}

/// What the digits of a number say.
struct IINParts {
  private let digits: [Int]

  init(_ digits: [Int]) { self.digits = digits }

  private func pair(_ index: Int) -> Int {
    digits.count > index + 1 ? digits[index] * 10 + digits[index + 1] : 0
  }

  var centuryAndSex: Int { digits.count > 6 ? digits[6] : 0 }

  /// The year the century begins with; the twentieth where the seventh digit says nothing.
  private var century: Int { centuryAndSex > 4 ? 2000 : centuryAndSex > 2 ? 1900 : 1800 }

  /// The day; nil before 1900, where `Day` does not reach, and where there is none such.
  var day: Day? { Day(year: century + pair(0), month: pair(2), day: pair(4)) }

  /// Whether there is such a day.
  ///
  /// The leap years of the nineteenth century lie as those of the twentieth do, so one stands for
  /// the other.
  var isDay: Bool {
    Day(year: max(century, 1900) + pair(0), month: pair(2), day: pair(4)) != nil
  }
}

extension IIN {
  private var parts: IINParts { IINParts(TypedDigits.read(digits) ?? []) }

  /// The day of birth the digits speak of; nil for those of the nineteenth century.
  public var birthDay: Day? { parts.day }

  /// The sex the seventh digit speaks of; nil only for digits that were never checked.
  public var sex: Sex? {
    let digit = parts.centuryAndSex
    guard (1...6).contains(digit) else { return nil }
    return digit % 2 == 1 ? .male : .female
  }

  /// What of a number disagrees with the civil register; never a reason to refuse it.
  public enum Warning: String, Sendable, CaseIterable {
    case birthDay = "birth_day"
    case sex
  }

  /// Compares the digits with the civil register.
  ///
  /// A disagreement is no mistake: since 2013 the digits are not formally tied to personal data
  /// (identity facts, section 1, a caution for validation).
  ///
  /// - Parameters:
  ///   - birthDay: the day of birth in the register.
  ///   - sex: the sex in the register; nil when it is not known.
  /// - Returns: what disagrees, for an employee to see.
  public func warnings(birthDay: Day, sex: Sex?) -> [Warning] {
    var found: [Warning] = []
    if self.birthDay != birthDay { found.append(.birthDay) }
    if let sex, self.sex != sex { found.append(.sex) }
    return found
  }

  /// The number with its middle hidden, for screens: `8502******05`.
  public var masked: String {
    guard digits.utf8.count == 12, TypedDigits.read(digits)?.count == 12 else {
      return String(repeating: "*", count: 12)
    }
    return digits.prefix(4) + "******" + digits.suffix(2)
  }
}
