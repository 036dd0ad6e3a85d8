/// The limits of time that a city may set, by the names of its settings (preschool facts, section 3).
public enum LimitName: String, CaseIterable, Sendable {
  /// Working days for documents and contract after a referral was used (S4).
  case admission = "admission_working_days"
  /// Working days to bring the documents after a referral was confirmed.
  case referral = "referral_working_days"
  /// Working days to confirm a referral.
  case confirmation = "confirmation_working_days"
  /// Calendar days in which an inactive application can be restored.
  case restoration = "restoration_days"
  /// Calendar days by which the time of a referral can be made longer.
  case `extension` = "extension_days"
  /// Working days a place is kept for those with a right.
  case priority = "priority_working_days"
  /// Calendar days in the stop-list after an unused referral.
  case stopList = "stop_list_days"
  /// Calendar days a published place takes applications; no source says how long.
  case applying = "applying_days"

  /// The days where neither the city nor its region or country sets them.
  public var usual: Int {
    switch self {
    case .admission, .referral: 5
    case .confirmation: 2
    case .restoration: 28
    case .extension: 30
    case .priority: 3
    case .stopList: 10
    case .applying: 7
    }
  }

  /// The days that a limit can have: none, up to a year.
  public static let range = 0...366

  /// The days by a city's settings.
  ///
  /// - Parameter settings: Days by name. What is missing, negative or longer than a year has its
  ///   usual value.
  /// - Returns: 0 to 366.
  public func days(in settings: [String: Int]) -> Int {
    settings[rawValue].flatMap { Self.range.contains($0) ? $0 : nil } ?? usual
  }
}
