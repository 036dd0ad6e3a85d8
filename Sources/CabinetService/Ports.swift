public import Cabinet
public import Dates
public import Languages

/// A system of the state or of an operator that does not answer now.
public struct PortFailure: Error, Sendable {
  /// Makes a failure.
  public init() {}
}

/// A person as the civil register knows them.
public struct Person: Sendable {
  /// The number.
  public let iin: IIN
  /// The name.
  public let name: PersonName
  /// The day of birth.
  public let birthDay: Day

  /// Describes a person.
  public init(iin: IIN, name: PersonName, birthDay: Day) {
    (self.iin, self.name, self.birthDay) = (iin, name, birthDay)
  }
}

/// An identity card as the civil register knows it (S4-31 to S4-34).
public struct IdentityCard: Sendable, Hashable {
  /// The number, nine digits.
  public let number: String
  /// When it was issued.
  public let issuedOn: Day
  /// The last day it is valid.
  public let validUntil: Day
  /// Where its owner is registered to live.
  public let address: String

  /// Describes a card.
  public init(number: String, issuedOn: Day, validUntil: Day, address: String) {
    (self.number, self.issuedOn) = (number, issuedOn)
    (self.validUntil, self.address) = (validUntil, address)
  }
}

/// The civil register: who a number is, and whose child.
///
/// The contract stands in docs/cabinet.md.
public protocol CivilRegister: Sendable {
  /// The person of a number; nil for a number the register does not have.
  func person(_ iin: IIN) throws(PortFailure) -> Person?
  /// As what a grown-up acts for a child; nil when the register ties them in no way.
  func tie(of adult: IIN, to child: IIN) throws(PortFailure) -> Relation?
  /// What the state knows of a family that gives a child a right to a place (S3-53).
  func socialStatus(of child: IIN, adult: IIN) throws(PortFailure) -> [Benefit]
  /// The identity card of a person; nil for one without a card, or whom the register does not have.
  func identity(_ iin: IIN) throws(PortFailure) -> IdentityCard?
}

/// The register of citizens' phone numbers.
public protocol PhoneRegister: Sendable {
  /// Whether a number belongs to a person.
  func isTied(_ phone: Phone, to iin: IIN) throws(PortFailure) -> Bool
}

/// A message on its way to one person.
public struct Message: Sendable {
  /// Where it goes.
  public enum Address: Sendable, Hashable {
    case sms(Phone)
    case whatsapp(Phone)
    case email(String)
  }

  /// What it is for; operators choose their routes by it.
  public enum Kind: String, Sendable {
    case code
    case notice
  }

  /// Its name: the same whenever the same message is tried again, and of no other message.
  public let id: String
  /// Where it goes.
  public let address: Address
  /// What it is for.
  public let kind: Kind
  /// The language of the text.
  public let language: Language
  /// The text.
  public let text: String

  /// Makes a message.
  public init(id: String, address: Address, kind: Kind, language: Language, text: String) {
    (self.address, self.kind, self.language, self.text) = (address, kind, language, text)
    self.id = id
  }
}

/// What became of a message that was not taken over.
public enum SendFailure: Error, Sendable {
  /// It was surely not sent, and may be tried again.
  case notSent
  /// It was not sent, and never will be.
  case refused
  /// Nobody knows whether it was sent: nobody may get one message twice, so it is not tried again.
  case unknown
}

/// Sends messages; several threads call it at once, none of which serves people.
public protocol MessageSender: Sendable {
  /// Hands one over; it must be done with that within half a minute.
  ///
  /// - Throws: `SendFailure`.
  func send(_ message: Message) throws(SendFailure)
}

/// The systems around the cabinet.
public struct Ports: Sendable {
  /// Who people are.
  public let civil: any CivilRegister
  /// Whose numbers are whose.
  public let phones: any PhoneRegister
  /// The way out.
  public let messages: any MessageSender
  /// Whose signatures are good.
  public let signatures: any SignatureVerifier
  /// Who makes documents.
  public let printer: any PaperPrinter

  /// Names the systems.
  public init(
    civil: any CivilRegister, phones: any PhoneRegister, messages: any MessageSender,
    signatures: any SignatureVerifier = NoSignatures(), printer: any PaperPrinter = NoPrinter()
  ) {
    (self.civil, self.phones, self.messages) = (civil, phones, messages)
    (self.signatures, self.printer) = (signatures, printer)
  }
}
