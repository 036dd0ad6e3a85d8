public import Codes
public import Dates

/// What becomes of a referral (preschool facts, section 10); the list is closed.
public enum ReferralStatus: String, Sendable, CaseIterable {
  /// It waits for the parent's word.
  case active
  /// The parent wants the place and now brings the documents.
  case confirmed
  /// The same with more time.
  case extended
  case used
  case declined
  case expired
  case cancelled
}

/// A referral to a kindergarten; an application has at most one that is live (S0-27).
public struct Referral: Sendable, Hashable {
  /// Its name.
  public let id: Identifier<Referral>
  /// Its number as people see it.
  public let number: String
  /// The application it answers.
  public let application: Identifier<Application>
  /// Whose application that is.
  public let account: Identifier<Account>
  /// The city, as its slug.
  public let city: String
  /// The kindergarten's name in addresses.
  public let kindergarten: String
  /// The age of the group.
  public let ageGroup: AgeGroup
  /// The type of the group.
  public let groupType: GroupType
  /// The language of instruction.
  public let language: TeachingLanguage
  /// What has become of it.
  public var status: ReferralStatus
  /// Since when.
  public var statusSince: Moment
  /// When it was issued.
  public let issuedAt: Moment
  /// The last day for what the status asks of the parent.
  public var deadline: Day
  /// Whether its time was made longer already: that is done once.
  public var isExtended: Bool
  /// The day of the bulletin the place stood in.
  public let bulletin: Day

  /// Makes a referral.
  public init(
    id: Identifier<Referral>, number: String, application: Identifier<Application>,
    account: Identifier<Account>, city: String, kindergarten: String, ageGroup: AgeGroup,
    groupType: GroupType, language: TeachingLanguage, status: ReferralStatus = .active,
    statusSince: Moment, issuedAt: Moment, deadline: Day, isExtended: Bool = false, bulletin: Day
  ) {
    (self.id, self.number, self.application) = (id, number, application)
    (self.account, self.city, self.kindergarten) = (account, city, kindergarten)
    (self.ageGroup, self.groupType, self.language) = (ageGroup, groupType, language)
    (self.status, self.statusSince, self.issuedAt) = (status, statusSince, issuedAt)
    (self.deadline, self.isExtended, self.bulletin) = (deadline, isExtended, bulletin)
  }
}
