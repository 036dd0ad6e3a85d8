import Cabinet
import CabinetStore
import Codes
public import Dates
import Languages
import Secrets

/// A proof that somebody has a phone, for registering with it (S3-25, S3-26).
public struct PhoneProof: Sendable {
  /// What the browser brings back.
  public let text: String
  /// When it is over.
  public let end: Moment
}

/// What a parent registers with (S3-22 to S3-32).
public struct Registration: Sendable {
  /// The city, as its slug.
  public let city: String
  /// The proof of the phone.
  public let proof: String
  /// The person, as typed.
  public let iin: String
  /// The password.
  public let password: String

  /// Describes a registration.
  public init(city: String, proof: String, iin: String, password: String) {
    (self.city, self.proof, self.iin, self.password) = (city, proof, iin, password)
  }
}

/// A phone that was proved, with the text its owner agreed to.
private struct Proved {
  let phone: Phone
  let policyVersion: String
  /// The proof's own name, by which it is used once.
  let name: String
}

extension Desk {
  /// For how many seconds a proof is good: registering takes minutes.
  private static let proofSeconds = 1800

  /// Takes the code that came to a number (S3-25), and gives a proof for the next steps.
  ///
  /// - Throws: `Refusal.invalid` at `/code` for a wrong one, at `/policy_version` for an old text.
  public func prove(
    city slug: String, phone typed: String, code: String, policyVersion: String, address: String
  ) throws(Refusal) -> PhoneProof {
    guard case .phone(let phone) = try login(.phone(typed), slug) else { throw .methodNotOffered }
    guard policyVersion == directory().termsVersion else {
      throw .invalid([FieldProblem("/policy_version", .termsChanged)])
    }
    let subject = "registration:" + phone.e164
    try count([(.signIn, subject), (.signInPerAddress, "address:" + address)])
    guard try use(code, .registration, CodeSubject.registration(phone, slug)) else {
      throw .invalid([FieldProblem("/code", .wrongCode)])
    }
    try forgive(.signIn, subject)
    try uncount(.signInPerAddress, "address:" + address)
    let end = now().adding(seconds: Self.proofSeconds)
    return PhoneProof(
      text: SignedStatement.text(
        [phone.e164, slug, policyVersion], for: "phone proof", until: end, key), end: end)
  }

  private func proved(_ text: String, _ slug: String) throws(Refusal) -> Proved {
    guard let said = SignedStatement(text),
      said.isGood(for: "phone proof", at: now(), key), said.parts.count == 3,
      said.parts[1] == slug
    else { throw .invalid([FieldProblem("/proof", .proofOver)]) }
    let used = attemptsName(.proofs, said.name)
    guard try read({ reading throws(StoreError) in try reading.attempts(used) }) == nil else {
      throw .invalid([FieldProblem("/proof", .proofOver)])
    }
    return Proved(
      phone: Phone(checked: said.parts[0]), policyVersion: said.parts[2], name: said.name)
  }

  /// Shows whose the number is that will be registered (S3-31).
  ///
  /// - Throws: `Refusal.invalid` at `/iin`, the same for a number nobody has and for one the
  ///   register of phones does not tie to the phone.
  public func person(
    city slug: String, proof: String, iin typed: String
  ) throws(Refusal) -> Person {
    try person(try proved(proof, slug), typed)
  }

  private func person(_ proved: Proved, _ typed: String) throws(Refusal) -> Person {
    let iin = try Typed.iin(typed, "/iin")
    try count([(.lookups, "phone:" + proved.phone.e164)])
    let isTied = try asking { () throws(PortFailure) in
      try ports.phones.isTied(proved.phone, to: iin)
    }
    let person = try asking { () throws(PortFailure) in try ports.civil.person(iin) }
    guard isTied, let person else { throw .invalid([FieldProblem("/iin", .personNotTied)]) }
    return person
  }

  /// Registers a parent (S3-29, S3-32): from then on the number and the password open the cabinet.
  ///
  /// - Throws: `Refusal.invalid`; `.conflict(.alreadyRegistered)` for a person whose cabinet has a
  ///   password and other numbers.
  public func register(
    _ registration: Registration, _ name: CallName?, render: () -> [UInt8]
  ) throws(Refusal) -> Receipt {
    let proved = try proved(registration.proof, registration.city)
    let typed = try Typed.iin(registration.iin, "/iin")
    try Self.checkPassword(registration.password, typed, [proved.phone], "/password")
    let person = try person(proved, registration.iin)
    let hash = try passwords.hash(registration.password)
    return try once(name, nil) { transaction throws(StoreError) in
      do throws(StoreError) {
        try self.count([(.proofs, proved.name)], in: transaction)
      } catch {
        guard case .abandoned(Refusal.tooMany) = error else { throw error }
        throw .refused(.invalid([FieldProblem("/proof", .proofOver)]))
      }
      // Who has just opened a cabinet knows that it has a password.
      let isNew = try transaction.account(iin: person.iin) == nil
      let account = try self.account(of: person, proved.phone, in: transaction)
      try transaction.setLogin(proved.phone, of: account.id)
      try transaction.insert(
        Consent(
          id: fresh(), kind: .policy, version: proved.policyVersion, givenAt: self.now()),
        of: account.id)
      if account.passwordHash == nil {
        try self.tell(.cabinetOpened, account, in: transaction)
      }
      try self.setPassword(
        hash, account, registration.city, isTold: !isNew, in: transaction)
      return Receipt(status: 201, body: render(), owner: account.id)
    }
  }

  /// The account of a person with the proved number as its primary one, made when there is none.
  private func account(
    of person: Person, _ phone: Phone, in transaction: Transaction
  ) throws(StoreError) -> Account {
    guard let account = try transaction.account(iin: person.iin) else {
      return try open(person.iin, phone, in: transaction)
    }
    var phones = try transaction.phones(of: account.id)
    if !phones.contains(where: { $0.number == phone }) {
      // Whoever has the password and the numbers of a cabinet keeps them.
      guard account.passwordHash == nil, phones.count < Self.mostPhones else {
        throw .refused(.conflict(.alreadyRegistered))
      }
      phones.append(contact(phone, account.language))
    }
    for place in phones.indices { phones[place].isPrimary = phones[place].number == phone }
    try transaction.replacePhones(
      phones.filter(\.isPrimary) + phones.filter { !$0.isPrimary }, of: account.id)
    return account
  }

  /// How many numbers an account has at most.
  static let mostPhones = 5

  /// A number that was just verified, as the first of an account.
  private func contact(_ phone: Phone, _ language: Language) -> ContactPhone {
    ContactPhone(
      number: phone, language: language, channels: [.sms], isPrimary: true, verifiedAt: now())
  }

  /// Opens the account of a person with a number that was just verified.
  func open(
    _ iin: IIN, _ phone: Phone, in transaction: Transaction
  ) throws(StoreError) -> Account {
    let account = Account(
      id: fresh(), iin: iin, language: directory().defaultLanguage, createdAt: now())
    try transaction.insert(account)
    try transaction.replacePhones([contact(phone, account.language)], of: account.id)
    return account
  }
}
