public import Cabinet
public import Dates

/// An admission with what its card shows (S4-56 to S4-60).
public struct AdmissionCard: Sendable {
  /// The admission, with every change that is due.
  public let admission: Admission
  /// The application.
  public let application: Application
  /// For whom; nil after the parent's data were erased.
  public let child: Child?
  /// The referral.
  public let referral: Referral
  /// The health papers.
  public let documents: [AdmissionDocument]
  /// What the system made of it; nothing before it was signed.
  public let papers: [(kind: AdmissionPaper.Kind, form: AdmissionPaper.Form)]
  /// Who signed; nil before.
  public let signer: SignerFacts?
  /// The working days left to sign; nil when no clock runs.
  public let daysLeft: Int?
  /// What the parent can do now.
  public let actions: [String]

  /// The last day to sign; nil when no clock runs.
  public var deadline: Day? { daysLeft == nil ? nil : referral.deadline }
}

/// A child with a live referral, and what may be done with it (S4-38 to S4-40).
public struct AdmissionOffer: Sendable {
  /// The referral.
  public let referral: Referral
  /// The application it answers.
  public let application: Application
  /// For whom.
  public let child: Child
  /// The working days left for what the referral asks.
  public let daysLeft: Int?
  /// The open admission, if one was begun.
  public let admission: Identifier<Admission>?
}

/// What is known of an applicant beforehand (S4-28 to S4-36).
public struct KnownApplicant: Sendable {
  /// The person in the civil register.
  public let person: Person
  /// The identity card in the civil register.
  public let card: IdentityCard?
  /// The account's primary number.
  public let phone: Phone?
  /// The account's e-mail.
  public let email: String?
}

/// What an applicant typed.
public struct TypedApplicant: Sendable {
  let identityNumber: String
  let issuedOn: Day
  let validUntil: Day
  let address: String
  let phone: String
  let email: String

  /// Takes what was typed.
  public init(
    identityNumber: String, issuedOn: Day, validUntil: Day, address: String, phone: String,
    email: String
  ) {
    (self.identityNumber, self.issuedOn) = (identityNumber, issuedOn)
    (self.validUntil, self.address) = (validUntil, address)
    (self.phone, self.email) = (phone, email)
  }
}

extension SignerFacts {
  /// The facts by name, as they are kept with a signature.
  var kept: [String: String] {
    [
      "iin": iin.digits, "name": name, "certificate": certificate, "issuer": issuer,
      "valid_from": String(validFrom.seconds), "valid_until": String(validUntil.seconds),
      "algorithm": algorithm,
    ]
  }

  /// The same back; nil for what is none.
  init?(kept facts: [String: String]) {
    guard let iin = facts["iin"], let name = facts["name"], let issuer = facts["issuer"],
      let certificate = facts["certificate"], let algorithm = facts["algorithm"],
      let from = facts["valid_from"].flatMap({ Int($0) }),
      let until = facts["valid_until"].flatMap({ Int($0) })
    else { return nil }
    self.init(
      iin: IIN(checked: iin), name: name, certificate: certificate, issuer: issuer,
      validFrom: Moment(seconds: from), validUntil: Moment(seconds: until), algorithm: algorithm)
  }
}
