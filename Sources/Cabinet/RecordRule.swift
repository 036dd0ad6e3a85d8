public import Dates

/// What an employee may record about a child.
public enum RecordRule {
  /// How long after a day its attendance may still be recorded, in days.
  public static let attendanceDays = 62

  /// How long names of clubs and employees may be, in Unicode scalars.
  public static let nameLength = 1...200

  /// Whether attendance of a day may be recorded: a day since the child was enrolled, not to come,
  /// and not long ago.
  public static func admits(_ attendance: Attendance, since enrolled: Day, today: Day) -> Bool {
    attendance.day >= enrolled && attendance.day <= today
      && attendance.day.number > today.number - attendanceDays
  }

  /// Whether a club may be recorded: named in both languages, begun in the child's life.
  public static func admits(_ club: Club, of child: Child, today: Day) -> Bool {
    isName(club.nameKazakh) && isName(club.nameRussian)
      && club.since > child.birthDay && club.since <= today
  }

  /// Whether a text can be a name: one line with something in it.
  public static func isName(_ text: String) -> Bool {
    nameLength.contains(text.unicodeScalars.count)
      && !text.allSatisfy(\.isWhitespace)
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      }
  }
}
