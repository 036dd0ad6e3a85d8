public import Cabinet
import CabinetStore
import Dates

extension Desk {
  /// Sends a draft: it gets its number and its place in the queue (S2-34).
  ///
  /// - Throws: `Refusal`; `.conflict(.alreadyInQueue)` when the child stands there by now.
  public func submit(
    _ id: Identifier<Application>, _ submission: Submission, _ visitor: Visitor,
    _ name: CallName?, render: (ApplicationCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    guard ApplicationForm.problems(consents: submission.consents).isEmpty else {
      throw .invalid([FieldProblem("/consents", .consent)])
    }
    guard submission.termsVersion == directory().termsVersion else {
      throw .invalid([FieldProblem("/terms_version", .termsChanged)])
    }
    if let email = submission.notices?.email, !Typed.isEmail(email) {
      throw .invalid([FieldProblem("/notices/email", .email)])
    }
    return try once(name, visitor.session.account) { transaction throws(StoreError) in
      let draft = try self.own(id, visitor, in: transaction).application
      guard draft.status == .draft else { throw .refused(.conflict(.status)) }
      // A draft may be days old: the child may be six by now, a kindergarten gone.
      try self.check(draft, in: transaction)
      let isFirst = try transaction.applications(of: draft.account).allSatisfy {
        $0.status == .draft
      }
      var matter = try self.numbered(draft, in: transaction)
      do throws(StoreError) {
        try self.enter(&matter, in: transaction)
      } catch .exists {
        throw .refused(.conflict(.alreadyInQueue))
      }
      try self.keep(submission, draft.account, in: transaction)
      if isFirst, let account = try transaction.account(draft.account) {
        // Settings of a cabinet that is there already are changed in the cabinet only.
        if account.passwordHash == nil {
          try self.set(submission.notices, account, in: transaction)
        }
        try self.tell(.cabinetOpened, account, in: transaction)
      }
      try self.note("submit", by: visitor.session, id.text, in: transaction)
      let card = try self.card(matter, in: transaction)
      return Receipt(
        status: 200, version: matter.application.version, body: render(card))
    }
  }

  private func check(_ draft: Application, in transaction: Transaction) throws(StoreError) {
    guard let child = try transaction.child(draft.child) else { throw .refused(.notFound) }
    let problems = problems(draft.queueType, child.birthDay, draft.wish, draft.city)
    if !problems.isEmpty { throw .refused(.invalid(problems)) }
  }

  private func numbered(
    _ draft: Application, in transaction: Transaction
  ) throws(StoreError) -> Case {
    var application = draft
    let moment = now()
    let sequence = try transaction.next(.application)
    guard let year = moment.day(in: directory().zone)?.year,
      let number = try? ApplicationNumber(year: year, sequence: sequence)
    else { throw .refused(.failure("no application numbers are left")) }
    (application.sequence, application.number) = (sequence, number)
    application.submittedAt = moment
    return Case(application: application)
  }

  private func enter(_ matter: inout Case, in transaction: Transaction) throws(StoreError) {
    let changes: [Change]
    do throws(Step.Problem) {
      changes = try Step.submit.changes(
        matter.application, nil, at: now(), terms: terms(matter.application.city))
    } catch {
      throw .refused(.conflict(.status))
    }
    try apply(changes, to: &matter, in: transaction)
  }

  private func keep(
    _ submission: Submission, _ id: Identifier<Account>, in transaction: Transaction
  ) throws(StoreError) {
    let moment = now()
    for kind in Consent.Kind.ofApplication where submission.consents.contains(kind) {
      try transaction.insert(
        Consent(id: fresh(), kind: kind, version: submission.termsVersion, givenAt: moment),
        of: id)
    }
  }

  /// Keeps the ways of notices that a first application names.
  private func set(
    _ notices: Submission.Notices?, _ account: Account, in transaction: Transaction
  ) throws(StoreError) {
    guard let notices else { return }
    var account = account
    let id = account.id
    account.language = notices.language
    if let email = notices.email { (account.email, account.wantsEmail) = (email, true) }
    _ = try transaction.update(account)
    var phones = try transaction.phones(of: id)
    for index in phones.indices where phones[index].isPrimary {
      (phones[index].language, phones[index].channels) = (notices.language, notices.channels)
    }
    try transaction.replacePhones(phones, of: id)
  }

  /// Takes a step of the parent with an application.
  public func step(
    _ step: Step, _ id: Identifier<Application>, _ visitor: Visitor, _ name: CallName?,
    render: (ApplicationCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, visitor.session.account) { transaction throws(StoreError) in
      _ = try self.own(id, visitor, in: transaction)
      let matter = try self.take(step, id, in: transaction)
      try self.note(step.code, by: visitor.session, id.text, in: transaction)
      return Receipt(
        status: 200, version: matter.application.version,
        body: render(try self.card(matter, in: transaction)))
    }
  }

  /// Takes a step of the parent with a referral.
  public func step(
    _ step: Step, _ id: Identifier<Referral>, _ visitor: Visitor, _ name: CallName?,
    render: (ReferralCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, visitor.session.account) { transaction throws(StoreError) in
      guard let referral = try transaction.referral(id),
        referral.account == visitor.session.account, referral.city == visitor.session.city
      else { throw .refused(.notFound) }
      guard referral.status.isLive else { throw .refused(.conflict(.status)) }
      let matter = try self.take(step, referral.application, in: transaction)
      try self.note(step.code, by: visitor.session, id.text, in: transaction)
      guard let changed = matter.referral, let card = try self.card(changed, in: transaction)
      else { throw .refused(.notFound) }
      return Receipt(status: 200, body: render(card))
    }
  }

  /// An application of this person in the session's city, as it is now.
  func own(
    _ id: Identifier<Application>, _ visitor: Visitor, in transaction: Transaction
  ) throws(StoreError) -> Case {
    guard let matter = try settled(id, in: transaction),
      visitor.session.reaches(matter.application)
    else { throw .refused(.notFound) }
    return matter
  }
}
