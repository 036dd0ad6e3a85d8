public import Codes
public import Dates

/// What becomes of an application (preschool facts, section 10); the list is closed.
public enum ApplicationStatus: String, Sendable, CaseIterable {
  case draft
  case inQueue = "in_queue"
  case interested
  case inBulletin = "in_bulletin"
  case referralIssued = "referral_issued"
  case waitingList = "waiting_list"
  case inactive
  case stopList = "stop_list"
  case withdrawn
  case enrolled
  case rejected
  case archived
}

/// What a parent wishes for the child.
public struct Wish: Sendable, Hashable {
  /// The language of instruction.
  public var language: TeachingLanguage
  /// The type of the group.
  public var groupType: GroupType
  /// Names of up to four kindergartens, the dearest first; none means any.
  public var kindergartens: [String]

  /// Makes a wish.
  public init(language: TeachingLanguage, groupType: GroupType, kindergartens: [String]) {
    (self.language, self.groupType, self.kindergartens) = (language, groupType, kindergartens)
  }
}

/// Whether a benefit is only said or also proved.
public enum BenefitState: String, Sendable, CaseIterable {
  /// The parent says so; the place in the queue is the ordinary one.
  case declared
  /// An employee has seen the papers; the application stands among those with the same right.
  case confirmed
  /// It was not proved; the application stands at its ordinary place again.
  case struck
}

/// An application for a place.
public struct Application: Sendable, Hashable {
  /// Its name.
  public let id: Identifier<Application>
  /// Who applies.
  public let account: Identifier<Account>
  /// For whom.
  public let child: Identifier<Child>
  /// Its public number; nil while it is a draft.
  public var number: ApplicationNumber?
  /// The city, as its slug.
  public let city: String
  /// The queue.
  public var queueType: QueueType
  /// What has become of it.
  public var status: ApplicationStatus
  /// Since when.
  public var statusSince: Moment
  /// Why it was rejected, in the employee's words; nil otherwise.
  public var reason: String?
  /// What is wished.
  public var wish: Wish
  /// The benefit, if any.
  public var benefit: Benefit?
  /// Whether it is proved; nil without a benefit.
  public var benefitState: BenefitState?
  /// When the draft was made.
  public let createdAt: Moment
  /// When it was sent.
  public var submittedAt: Moment?
  /// Its place in the order of sending, one for the whole portal; nil while it is a draft.
  public var sequence: Int?
  /// The year the child was born in.
  public let birthYear: Int
  /// The place the child lives in, as the parent wrote it (S3-52); nil where nobody was asked.
  public let settlement: String?
  /// What the register says of the family (S3-53); nil when it did not answer.
  public let socialStatus: [Benefit]?
  /// Whether an inactive one was brought back already: that is done once.
  public var isRestored: Bool
  /// How often it was changed: its entity tag.
  public var version: Int

  /// Makes an application.
  public init(
    id: Identifier<Application>, account: Identifier<Account>, child: Identifier<Child>,
    number: ApplicationNumber? = nil, city: String, queueType: QueueType,
    status: ApplicationStatus = .draft, statusSince: Moment, reason: String? = nil, wish: Wish,
    benefit: Benefit? = nil, benefitState: BenefitState? = nil, createdAt: Moment,
    submittedAt: Moment? = nil, sequence: Int? = nil, birthYear: Int,
    settlement: String? = nil, socialStatus: [Benefit]? = nil, isRestored: Bool = false,
    version: Int = 1
  ) {
    (self.id, self.account, self.child, self.number) = (id, account, child, number)
    (self.city, self.queueType, self.status) = (city, queueType, status)
    (self.statusSince, self.reason, self.wish) = (statusSince, reason, wish)
    (self.benefit, self.benefitState) = (benefit, benefitState)
    (self.createdAt, self.submittedAt, self.sequence) = (createdAt, submittedAt, sequence)
    (self.birthYear, self.settlement, self.socialStatus) = (birthYear, settlement, socialStatus)
    (self.isRestored, self.version) = (isRestored, version)
  }
}
