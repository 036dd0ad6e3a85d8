public import Cabinet
import CabinetStore
import Dates

extension Desk {
  /// The person's children with a live referral, where there are admissions (S4-38).
  public func offers(_ visitor: Visitor) throws(Refusal) -> [AdmissionOffer] {
    let terms = terms(visitor.session.city)
    guard let account = visitor.session.account, terms.hasAdmissions else { return [] }
    try settleAll(account)
    let moment = now()
    return try read { reading throws(StoreError) in
      var offers: [AdmissionOffer] = []
      for referral in try reading.referrals(of: account)
      where referral.city == visitor.session.city && referral.status.isLive {
        guard let application = try reading.application(referral.application),
          let child = try reading.child(application.child)
        else { continue }
        let open = try reading.admission(of: referral.id).flatMap {
          $0.status.isFinal ? nil : $0
        }
        offers.append(
          AdmissionOffer(
            referral: referral, application: application, child: child,
            daysLeft: terms.daysLeft(of: referral, at: moment), admission: open?.id))
      }
      return offers
    }
  }

  /// What the register and the account know of who is signed in (S4-27).
  ///
  /// - Throws: `Refusal.unavailable` while the register is silent.
  public func applicant(_ visitor: Visitor) throws(Refusal) -> KnownApplicant {
    let iin = visitor.session.iin
    let person = try person(iin)
    let card = try asking { () throws(PortFailure) in try ports.civil.identity(iin) }
    let settings = try settings(visitor)
    return KnownApplicant(
      person: person, card: card,
      phone: settings?.phones.first?.number ?? visitor.session.phone,
      email: settings?.account.email)
  }

  /// A person of the register: the names in contracts are its names.
  private func person(_ iin: IIN) throws(Refusal) -> Person {
    let person = try asking { () throws(PortFailure) in try ports.civil.person(iin) }
    guard let person else { throw .unavailable }
    return person
  }

  /// The applicant as the contract names them.
  ///
  /// - Throws: `Refusal.invalid` below `/applicant`.
  private func checked(_ typed: TypedApplicant, _ iin: IIN) throws(Refusal) -> Applicant {
    let today = now().day(in: directory().zone) ?? typed.issuedOn
    var problems = AdmissionRule.problems(
      identityNumber: typed.identityNumber, issuedOn: typed.issuedOn,
      validUntil: typed.validUntil, address: typed.address, today: today
    ).map { FieldProblem("/applicant/" + $0.member, $0.code) }
    if !Typed.isEmail(typed.email) { problems.append(FieldProblem("/applicant/email", .email)) }
    let phone: Phone
    do throws(Refusal) {
      phone = try Typed.mobile(typed.phone, "/applicant/phone")
    } catch {
      guard case .invalid(let more) = error else { throw error }
      throw .invalid(problems + more)
    }
    if !problems.isEmpty { throw .invalid(problems) }
    let person = try person(iin)
    return Applicant(
      iin: iin, name: person.name.full, birthDay: person.birthDay,
      identityNumber: typed.identityNumber, issuedOn: typed.issuedOn,
      validUntil: typed.validUntil, address: typed.address, phone: phone, email: typed.email)
  }

  /// Begins an admission with a referral, or goes on with the draft there is (S4-26).
  ///
  /// - Throws: `Refusal.notFound` for a referral that is not the person's in this city.
  public func begin(
    _ id: Identifier<Referral>, _ typed: TypedApplicant, _ visitor: Visitor, _ name: CallName?,
    render: (AdmissionCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    guard directory().cities[visitor.session.city]?.hasAdmissions == true else { throw .notFound }
    let applicant = try checked(typed, visitor.session.iin)
    return try once(name, visitor.session.account) { transaction throws(StoreError) in
      guard let referral = try transaction.referral(id), let account = visitor.session.account,
        referral.account == account, referral.city == visitor.session.city,
        let matter = try self.settled(referral.application, in: transaction)
      else { throw .refused(.notFound) }
      guard matter.referral?.id == id, matter.referral?.status.isLive == true else {
        throw .refused(.conflict(.status))
      }
      let admission: Admission
      if let draft = matter.admission, draft.status == .draft {
        admission = try self.replace(applicant, of: draft, in: transaction)
      } else {
        admission = try self.insert(applicant, matter, in: transaction)
      }
      try self.note("begin_admission", by: visitor.session, admission.id.text, in: transaction)
      return Receipt(
        status: 201, body: render(try self.card(admission, in: transaction)), owner: account)
    }
  }

  private func insert(
    _ applicant: Applicant, _ before: Case, in transaction: Transaction
  ) throws(StoreError) -> Admission {
    var matter = before
    let changes = try changes(.begin, matter)
    try apply(changes, to: &matter, in: transaction, telling: .admissionBegun)
    let moment = now()
    guard let referral = matter.referral, let year = moment.day(in: directory().zone)?.year else {
      throw .refused(.failure("an admission without its referral"))
    }
    let prefix = AdmissionNumber.prefix(kato: directory().cities[referral.city]?.kato)
    let admission = Admission(
      id: fresh(), serial: try transaction.next(.admission),
      number: AdmissionNumber(
        prefix: prefix, year: year,
        sequence: try transaction.next(.admissions(prefix: prefix, year: year))),
      referral: referral.id, application: referral.application, account: referral.account,
      city: referral.city, kindergarten: referral.kindergarten, statusSince: moment,
      createdAt: moment, applicant: applicant)
    try transaction.insert(admission)
    try transaction.append(
      .admission, status: admission.status.rawValue, of: admission.account,
      application: matter.application, referral: referral, at: moment)
    if changes.isEmpty, let number = matter.application.number?.text {
      try notify(admission.account, in: transaction) {
        MessageText.application(.admissionBegun, number, $0)
      }
    }
    return admission
  }

  /// Other data of the applicant are another contract, which was not read.
  private func replace(
    _ applicant: Applicant, of draft: Admission, in transaction: Transaction
  ) throws(StoreError) -> Admission {
    guard draft.applicant != applicant else { return draft }
    var changed = draft
    (changed.applicant, changed.isContractRead) = (applicant, false)
    try transaction.deletePaper(.original, of: draft.id)
    return try transaction.update(changed, from: draft.status)
  }

  /// Changes a draft: the applicant's data, or that the contract was read.
  ///
  /// - Throws: `Refusal.conflict(.status)` for one that is no draft any more.
  public func change(
    _ id: Identifier<Admission>, _ typed: TypedApplicant?, isContractRead: Bool,
    _ visitor: Visitor
  ) throws(Refusal) -> AdmissionCard {
    let applicant = try typed.map { typed throws(Refusal) in
      try checked(typed, visitor.session.iin)
    }
    return try write { transaction throws(StoreError) in
      var draft = try self.ownDraft(id, visitor, in: transaction)
      if let applicant { draft = try self.replace(applicant, of: draft, in: transaction) }
      if isContractRead && !draft.isContractRead {
        draft.isContractRead = true
        draft = try transaction.update(draft, from: draft.status)
      }
      try self.note("change_admission", by: visitor.session, id.text, in: transaction)
      return try self.card(draft, in: transaction)
    }
  }

  /// Declines an admission, and with it the place and the place in the queue (S4-52).
  public func decline(
    _ id: Identifier<Admission>, _ visitor: Visitor, _ name: CallName?,
    render: (AdmissionCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, visitor.session.account) { transaction throws(StoreError) in
      let draft = try self.ownDraft(id, visitor, in: transaction)
      let matter = try self.take(.decline, draft.application, in: transaction)
      guard let declined = matter.admission else { throw .refused(.notFound) }
      try self.note("decline_admission", by: visitor.session, id.text, in: transaction)
      return Receipt(
        status: 200, body: render(try self.card(declined, in: transaction)),
        owner: declined.account)
    }
  }
}

extension AdmissionRule.Problem {
  /// The member of the document it stands at.
  var member: String {
    switch self {
    case .number: "identity_number"
    case .issuedLater: "issued_on"
    case .over: "valid_until"
    case .address: "address"
    }
  }

  var code: FieldProblem.Code {
    switch self {
    case .number: .identityNumber
    case .issuedLater: .issuedLater
    case .over: .cardOver
    case .address: .address
    }
  }
}
