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
  /// For whom.
  public let child: Subject
  /// Where the child lives, as typed (S3-52).
  public let settlement: String?
  /// What is wished.
  public let wish: Wish
  /// The benefit, if any.
  public let benefit: Benefit?

  /// The child an application is for.
  public enum Subject: Sendable {
    /// By the number, as typed, and as what the parent acts.
    case typed(iin: String, Relation)
    /// One whose file the cabinet has (S3-46).
    case file(Identifier<Child>)
  }

  /// Describes an application.
  public init(
    city: String, queueType: QueueType, child: Subject, settlement: String?, wish: Wish,
    benefit: Benefit?
  ) {
    (self.city, self.queueType, self.child) = (city, queueType, child)
    (self.settlement, self.wish, self.benefit) = (settlement, wish, benefit)
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
  /// - Throws: `Refusal.invalid`, at the child the same for a number that is unknown and for a
  ///   child who is not this person's.
  public func draft(
    _ new: NewApplication, _ visitor: Visitor, _ name: CallName?,
    render: (ApplicationCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    let (person, relation) = try child(new, visitor)
    try check(new, person)
    // The form does without a register that is silent.
    let status = try? ports.civil.socialStatus(of: person.iin, adult: visitor.session.iin)
    return try once(name, visitor.session.account) { transaction throws(StoreError) in
      let account = try self.account(for: visitor, in: transaction)
      let child = try self.child(person, relation, account, in: transaction)
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
        benefitState: new.benefit == nil ? nil : .declared,
        // The session may be from a process whose clock is ahead; nothing is begun before it.
        createdAt: Moment(seconds: max(moment.seconds, visitor.session.createdAt.seconds)),
        birthYear: person.birthDay.year, settlement: new.settlement, socialStatus: status)
      try transaction.insert(application)
      try self.note("draft", by: visitor.session, application.id.text, in: transaction)
      let card = try self.card(Case(application: application), in: transaction)
      return Receipt(
        status: 201, version: application.version, body: render(card), owner: account.id)
    }
  }

  /// The child in the civil register, if the register ties it to this person.
  private func child(
    _ new: NewApplication, _ visitor: Visitor
  ) throws(Refusal) -> (Person, Relation) {
    guard new.city == visitor.session.city else { throw .forbidden }
    switch new.child {
    case .typed(let text, let relation):
      let (person, tie) = try lookUp(child: text, "/child_iin", visitor)
      guard tie == relation else {
        throw .invalid([FieldProblem("/child_iin", .childNotTied)])
      }
      return (person, tie)
    case .file(let id):
      guard let child = try files(visitor).first(where: { $0.child.id == id })?.child else {
        throw .invalid([FieldProblem("/child", .childNotTied)])
      }
      // Who looked after a child once need not do so now.
      let tie = try asking { () throws(PortFailure) in
        try ports.civil.tie(of: visitor.session.iin, to: child.iin)
      }
      guard let tie else { throw .invalid([FieldProblem("/child", .childNotTied)]) }
      return (Person(iin: child.iin, name: child.name, birthDay: child.birthDay), tie)
    }
  }

  private func check(_ new: NewApplication, _ person: Person) throws(Refusal) {
    _ = try city(new.city)
    var problems = problems(new.queueType, person.birthDay, new.wish, new.city)
    if let settlement = new.settlement, !RecordRule.isName(settlement) {
      problems.append(FieldProblem("/settlement", .form))
    }
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
    let account = try open(session.iin, phone, in: transaction)
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
