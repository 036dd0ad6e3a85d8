/// A closed list of codes that stand in cells and settings.
public protocol Code: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {
  /// What one of them is called in messages.
  static var noun: String { get }
}

/// A code that stands in the rows of tables, of which a page may have thousands.
public protocol RowCode: Code {
  /// Its place among all of them, 0 for the first.
  var ordinal: Int { get }
}

extension Code {
  /// All codes as they are written.
  public static var codes: [String] { allCases.map(\.rawValue) }
}

/// Who owns a kindergarten (preschool facts, section 8).
public enum Ownership: String, RowCode {
  case state
  case `private`
  case departmental
  /// What one of them is called in messages.
  public static let noun = "ownership"

  /// Its place among all of them.
  public var ordinal: Int {
    switch self {
    case .state: 0
    case .private: 1
    case .departmental: 2
    }
  }
}

/// The age of a group's children in years.
public enum AgeGroup: String, RowCode {
  case early = "1-2"
  case junior = "2-3"
  case middle = "3-4"
  case senior = "4-5"
  case preschool = "5-6"
  /// What one of them is called in messages.
  public static let noun = "age group"

  /// Its place among all of them.
  public var ordinal: Int {
    switch self {
    case .early: 0
    case .junior: 1
    case .middle: 2
    case .senior: 3
    case .preschool: 4
    }
  }
}

/// The type of a group (preschool facts, section 8).
public enum GroupType: String, RowCode {
  case general
  case correctional
  case sanatorium
  case inclusive
  case mixed
  /// What one of them is called in messages.
  public static let noun = "group type"

  /// Its place among all of them.
  public var ordinal: Int {
    switch self {
    case .general: 0
    case .correctional: 1
    case .sanatorium: 2
    case .inclusive: 3
    case .mixed: 4
    }
  }
}

/// A language of instruction (preschool facts, section 8).
public enum TeachingLanguage: String, RowCode {
  case kazakh = "kk"
  case russian = "ru"
  case uyghur = "ug"
  case uzbek = "uz"
  case mixed
  /// What one of them is called in messages.
  public static let noun = "language of instruction"

  /// Its place among all of them.
  public var ordinal: Int {
    switch self {
    case .kazakh: 0
    case .russian: 1
    case .uyghur: 2
    case .uzbek: 3
    case .mixed: 4
    }
  }
}

/// How a place is governed (the classifier of administrative units, KATO).
public enum PlaceLevel: String, Code {
  case oblast
  case republicanCity = "republican_city"
  case city
  case district
  /// What one of them is called in messages.
  public static let noun = "level"
}

/// Why a day of the calendar is not as its weekday says.
public enum CalendarKind: String, Code {
  case holiday = "H"
  case transfer = "T"
  case religious = "R"
  case worked = "W"
  /// What one of them is called in messages.
  public static let noun = "kind of day"
}

/// How a parent signs in to the cabinet.
public enum SignInMethod: String, Code {
  case iinPassword = "iin_password"
  case phonePassword = "phone_password"
  case oneTimeCode = "one_time_code"
  case signature
  /// What one of them is called in messages.
  public static let noun = "way to sign in"
}

/// The way one-time codes take.
public enum CodeWay: String, Code {
  case sms
  /// The companion app.
  case app
  /// What one of them is called in messages.
  public static let noun = "way of codes"
}

/// A queue a child can stand in.
public enum QueueType: String, Code {
  case general
  case correctional
  /// What one of them is called in messages.
  public static let noun = "queue type"
}

/// What people call their nationality in forms (S3-39).
///
/// The most numerous of the country's, the rest together, and the right not to say it: nationality
/// decides nothing here.
public enum Nationality: String, Code {
  case kazakh
  case russian
  case uzbek
  case ukrainian
  case uyghur
  case tatar
  case german
  case turkish
  case azerbaijani
  case korean
  case dungan
  case kyrgyz
  case tajik
  case belarusian
  case kurdish
  case polish
  case chechen
  case other
  case notStated = "not_stated"
  /// What one of them is called in messages.
  public static let noun = "nationality"
}

/// An entry of the menu (S2-06 to S2-11).
public enum MenuEntry: String, Code {
  case home
  case kindergartens
  case queue
  case referral
  case check
  case cabinet
  case guides
  case vacancies
  case statistics
  /// What one of them is called in messages.
  public static let noun = "menu entry"
}

/// Whether a review is shown.
public enum ReviewStatus: String, Code {
  case published
  case pending
  case rejected
  /// What one of them is called in messages.
  public static let noun = "status"
}
