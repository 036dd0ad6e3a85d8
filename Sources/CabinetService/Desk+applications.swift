public import Cabinet
import CabinetStore
public import Codes
import Dates
public import Languages

/// What a parent applies with.
public struct NewApplication: Sendable {
  /// The city, as its slug.
  public let city: String
  /// The queue.
  public let queueType: QueueType
  /// The child, as typed.
  public let childIIN: String
  /// As what the parent acts.
  public let relation: Relation
  /// What is wished.
  public let wish: Wish
  /// The benefit, if any.
  public let benefit: Benefit?

  /// Describes an application.
  public init(
    city: String, queueType: QueueType, childIIN: String, relation: Relation, wish: Wish,
    benefit: Benefit?
  ) {
    (self.city, self.queueType, self.childIIN) = (city, queueType, childIIN)
    (self.relation, self.wish, self.benefit) = (relation, wish, benefit)
  }
}

/// What a parent sends an application with (S2-23, S2-24, step 4 of the wizard).
public struct Submission: Sendable {
  /// What is consented to.
  public let consents: Set<Consent.Kind>
  /// The version of the texts that were shown.
  public let termsVersion: String
  /// How news reach the parent; nil keeps the settings.
  public let notices: Notices?

  /// Ways of notices.
  public struct Notices: Sendable {
    let language: Language
    let channels: Set<Channel>
    let email: String?

    /// Describes ways.
    public init(language: Language, channels: Set<Channel>, email: String?) {
      (self.language, self.channels, self.email) = (language, channels, email)
    }
  }

  /// Describes a submission.
  public init(consents: Set<Consent.Kind>, termsVersion: String, notices: Notices?) {
    (self.consents, self.termsVersion, self.notices) = (consents, termsVersion, notices)
  }
}

extension Desk {
  /// Makes a draft of an application; the cabinet comes about with it (S0-07).
  ///
  /// - Throws: `Refusal.invalid`, at `/child_iin` the same for a number that is unknown and for a
  ///   child who is not this person's.
  public func draft(
    _ new: NewApplication, _ visitor: Visitor, _ name: CallName?,
    render: (ApplicationCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    let person = try child(new, visitor)
    try check(new, person)
    return try once(name, visitor.session.account) { transaction throws(StoreError) in
      let account = try self.account(for: visitor, in: transaction)
      let child = try self.child(person, new.relation, account, in: transaction)
      let queue = (city: new.city, type: new.queueType)
      if try transaction.liveApplication(child: person.iin, city: queue.city, queueType: queue.type)
        != nil
      {
        throw .refused(.conflict(.alreadyInQueue))
      }
      // One draft a child and queue: whoever begins again means the new one.
      for old in try transaction.applications(for: child.id)
      where old.status == .draft && old.city == queue.city && old.queueType == queue.type {
        _ = try transaction.deleteDraft(old.id, of: account.id)
      }
      let moment = self.now()
      let application = Application(
        id: fresh(), account: account.id, child: child.id, city: new.city,
        queueType: new.queueType, statusSince: moment, wish: new.wish, benefit: new.benefit,
        benefitState: new.benefit == nil ? nil : .declared, createdAt: moment,
        birthYear: person.birthDay.year)
      try transaction.insert(application)
      try self.note("draft", by: visitor.session, application.id.text, in: transaction)
      let card = try self.card(Case(application: application), in: transaction)
      return Receipt(
        status: 201, version: application.version, body: render(card), owner: account.id)
    }
  }

  /// The child in the civil register, if the register ties it to this person.
  private func child(_ new: NewApplication, _ visitor: Visitor) throws(Refusal) -> Person {
    guard new.city == visitor.session.city else { throw .forbidden }
    let iin = try Typed.iin(new.childIIN, "/child_iin")
    let own = visitor.session.iin
    guard iin != own else { throw .invalid([FieldProblem("/child_iin", .sameAsParent)]) }
    try count([(.lookups, "person:" + own.digits)])
    let tie = try asking { () throws(PortFailure) in try ports.civil.tie(of: own, to: iin) }
    let person = try asking { () throws(PortFailure) in try ports.civil.person(iin) }
    guard let person, tie == new.relation else {
      throw .invalid([FieldProblem("/child_iin", .childNotTied)])
    }
    return person
  }

  private func check(_ new: NewApplication, _ person: Person) throws(Refusal) {
    _ = try city(new.city)
    let problems = problems(new.queueType, person.birthDay, new.wish, new.city)
    if !problems.isEmpty { throw .invalid(problems) }
  }

  /// What stands in the way of an application today.
  func problems(
    _ queueType: QueueType, _ birthDay: Day, _ wish: Wish, _ slug: String
  ) -> [FieldProblem] {
    let city = directory().cities[slug]
    let form = ApplicationForm(queueType: queueType, birthDay: birthDay, wish: wish)
    let offer = ApplicationForm.Offer(
      queueTypes: city?.queueTypes ?? [], kindergartens: Set((city?.kindergartens ?? [:]).keys))
    let today = now().day(in: directory().zone) ?? birthDay
    return form.problems(offer: offer, today: today).map {
      FieldProblem($0.pointer, FieldProblem.Code($0.code))
    }
  }

  /// The account of whoever applies; a new one gets the number that was just verified.
  private func account(
    for visitor: Visitor, in transaction: Transaction
  ) throws(StoreError) -> Account {
    let session = visitor.session
    if let account = try transaction.account(iin: session.iin) {
      if session.account == nil { try? transaction.attach(session.id, to: account.id) }
      return account
    }
    guard let phone = session.phone else { throw .refused(.notSignedIn) }
    let moment = now()
    let account = Account(
      id: fresh(), iin: session.iin, language: directory().defaultLanguage, createdAt: moment)
    try transaction.insert(account)
    try transaction.replacePhones(
      [
        ContactPhone(
          number: phone, language: account.language, channels: [.sms], isPrimary: true,
          verifiedAt: moment)
      ], of: account.id)
    try transaction.attach(session.id, to: account.id)
    return account
  }

  private func child(
    _ person: Person, _ relation: Relation, _ account: Account, in transaction: Transaction
  ) throws(StoreError) -> Child {
    if let child = try transaction.child(iin: person.iin, of: account.id) { return child }
    let child = Child(
      id: fresh(), account: account.id, iin: person.iin, name: person.name,
      birthDay: person.birthDay, relation: relation)
    try transaction.insert(child)
    return child
  }
}

extension FieldProblem.Code {
  init(_ code: ApplicationProblem.Code) {
    switch code {
    case .tooMany: self = .tooMany
    case .repeated: self = .repeated
    case .unknown: self = .unknownKindergarten
    case .notOffered: self = .queueNotOffered
    case .wrongQueue: self = .groupOfOtherQueue
    case .notBorn, .tooOld: self = .childAge
    case .missing: self = .consent
    }
  }
}
