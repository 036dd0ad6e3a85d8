public import Codes
public import Dates

extension Day {
  /// How many years old somebody born on this day is on another; negative before the birth.
  ///
  /// Who was born on 29 February is a year older from 1 March in other years.
  func fullYears(on day: Day) -> Int {
    let hadBirthday = (day.month, day.day) >= (month, self.day)
    return day.year - year - (hadBirthday ? 0 : 1)
  }

  /// The year in which the school year begins that places given out on this day are for.
  ///
  /// From 1 August it is the coming one: groups are formed and children change them in August
  /// (preschool facts, sections 1.2 and 3).
  public var schoolYear: Int { month >= 8 ? year : year - 1 }
}

extension AgeGroup {
  /// The group of a child in a school year, by its age on 1 September (preschool facts, section 7);
  /// nil for a child that is not yet one year old then, or already six.
  ///
  /// - Parameters:
  ///   - birthDay: the child's day of birth.
  ///   - schoolYear: the year in which the school year begins.
  public init?(birthDay: Day, schoolYear: Int) {
    guard let first = Day(year: schoolYear, month: 9, day: 1) else { return nil }
    switch birthDay.fullYears(on: first) {
    case 1: self = .early
    case 2: self = .junior
    case 3: self = .middle
    case 4: self = .senior
    case 5: self = .preschool
    default: return nil
    }
  }
}
