public import Dates

/// What becomes of an admission (S4-21 to S4-23, S4-63, S4-64); the list is closed.
public enum AdmissionStatus: String, Sendable, CaseIterable {
  /// The parent brings data and papers.
  case draft
  /// The parent signed the contract; the kindergarten decides.
  case signed
  case accepted
  case rejected
  /// The parent does not want the place any more.
  case declined
  /// It was not signed in time, or its referral ended otherwise.
  case expired
}

/// Why an admission is rejected (S4-48; preschool facts, section 9); the list is closed.
public enum AdmissionRejection: String, Sendable, CaseIterable {
  case unreadableCopies = "unreadable_copies"
  case incomplete
  case expiredDocument = "expired_document"
  case vaccination
  case wrongDocument = "wrong_document"
  /// Something else, which the employee's words tell.
  case other
}

/// A form of a health paper (S4-41 to S4-43; preschool facts, section 9).
public enum HealthForm: String, Sendable, CaseIterable {
  /// The card of vaccinations, 065/у: there is no admission without it.
  case vaccinations = "065"
  /// The statement of health, 027/у.
  case statement = "027"
  /// The passport of the child's health, 052-2/у.
  case passport = "052-2"
}

/// Who applies for admission, as it stands in the contract (S4-28 to S4-36).
public struct Applicant: Sendable, Hashable {
  /// The number.
  public let iin: IIN
  /// The name in the civil register.
  public let name: String
  /// The day of birth in the civil register.
  public let birthDay: Day
  /// The number of the identity card, nine digits.
  public let identityNumber: String
  /// When the card was issued.
  public let issuedOn: Day
  /// The last day the card is valid.
  public let validUntil: Day
  /// Where the applicant lives.
  public let address: String
  /// The phone.
  public let phone: Phone
  /// The e-mail.
  public let email: String

  /// Describes an applicant.
  public init(
    iin: IIN, name: String, birthDay: Day, identityNumber: String, issuedOn: Day,
    validUntil: Day, address: String, phone: Phone, email: String
  ) {
    (self.iin, self.name, self.birthDay) = (iin, name, birthDay)
    (self.identityNumber, self.issuedOn, self.validUntil) = (identityNumber, issuedOn, validUntil)
    (self.address, self.phone, self.email) = (address, phone, email)
  }
}

/// An application for admission to the kindergarten that a referral leads to (S4-20).
public struct Admission: Sendable, Hashable {
  /// Its name in addresses.
  public let id: Identifier<Admission>
  /// Its ID for people: one row of numbers for the whole portal (S4-61).
  public let serial: Int
  /// Its number for people.
  public let number: AdmissionNumber
  /// The referral that is used.
  public let referral: Identifier<Referral>
  /// The application which that answers.
  public let application: Identifier<Application>
  /// Whose it is.
  public let account: Identifier<Account>
  /// The city, as its slug.
  public let city: String
  /// The kindergarten's name in addresses.
  public let kindergarten: String
  /// What has become of it.
  public var status: AdmissionStatus
  /// Since when.
  public var statusSince: Moment
  /// When it was begun.
  public let createdAt: Moment
  /// When the contract was signed.
  public var signedAt: Moment?
  /// Who applies; nil after the parent's data were erased.
  public var applicant: Applicant?
  /// Whether the parent said that the contract was read.
  public var isContractRead: Bool
  /// Why it was rejected.
  public var reasonCode: AdmissionRejection?
  /// The employee's words for it.
  public var reason: String?
  /// How often it was changed.
  public var version: Int

  /// When the child was accepted.
  public var acceptedAt: Moment? { status == .accepted ? statusSince : nil }
  /// When it ended, whichever way.
  public var closedAt: Moment? { status.isFinal ? statusSince : nil }

  /// Makes an admission.
  public init(
    id: Identifier<Admission>, serial: Int, number: AdmissionNumber,
    referral: Identifier<Referral>, application: Identifier<Application>,
    account: Identifier<Account>, city: String, kindergarten: String,
    status: AdmissionStatus = .draft, statusSince: Moment, createdAt: Moment,
    signedAt: Moment? = nil, applicant: Applicant?, isContractRead: Bool = false,
    reasonCode: AdmissionRejection? = nil, reason: String? = nil, version: Int = 1
  ) {
    (self.id, self.serial, self.number) = (id, serial, number)
    (self.referral, self.application, self.account) = (referral, application, account)
    (self.city, self.kindergarten) = (city, kindergarten)
    (self.status, self.statusSince, self.createdAt) = (status, statusSince, createdAt)
    (self.signedAt, self.applicant, self.isContractRead) = (signedAt, applicant, isContractRead)
    (self.reasonCode, self.reason, self.version) = (reasonCode, reason, version)
  }
}

extension AdmissionStatus {
  /// Every way there is.
  public static let transitions: Set<Transition<AdmissionStatus>> = Set(
    [
      Transition.rows([.draft], .signed, .parent),
      // A signed one ends when the whole application is withdrawn.
      Transition.rows([.draft, .signed], .declined, .parent),
      // Without a signature the time of the referral ends it; so does an employee who gives the
      // place on paper, or takes the referral back.
      Transition.rows([.draft], .expired, .clock, .employee),
      Transition.rows([.signed], .accepted, .employee),
      Transition.rows([.signed], .rejected, .employee),
    ].joined())

  /// Whether somebody may change this status to another.
  public func allows(_ next: AdmissionStatus, by agent: Agent) -> Bool {
    Self.transitions.contains(Transition(from: self, to: next, agent: agent))
  }

  /// Whether nothing can become of it any more; another one may be begun then.
  public var isFinal: Bool {
    switch self {
    case .draft, .signed: false
    case .accepted, .rejected, .declined, .expired: true
    }
  }

  /// Who brings it about, as histories tell.
  public var agent: Agent {
    switch self {
    case .draft, .signed, .declined: .parent
    case .accepted, .rejected: .employee
    case .expired: .clock
    }
  }
}
