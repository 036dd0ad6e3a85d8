public import Cabinet
import CabinetStore
import Dates

extension Desk {
  /// All admissions of a person in the session's city, the newest first (S4-53, S4-66).
  public func admissions(_ visitor: Visitor) throws(Refusal) -> [AdmissionCard] {
    guard let account = visitor.session.account else { return [] }
    try settleAll(account)
    return try read { reading throws(StoreError) in
      var cards: [AdmissionCard] = []
      for admission in try reading.admissions(of: account)
      where admission.city == visitor.session.city {
        cards.append(try self.card(admission, in: reading))
      }
      return cards
    }
  }

  /// An admission of this person (S4-55, S4-56).
  public func admission(
    _ id: Identifier<Admission>, _ visitor: Visitor
  ) throws(Refusal) -> AdmissionCard {
    guard let account = visitor.session.account else { throw .notFound }
    try settleAll(account)
    return try read { reading throws(StoreError) in
      try self.card(try self.own(id, visitor, in: reading), in: reading)
    }
  }

  /// What became of an admission of this person, the oldest first (S4-57), and why it was rejected.
  public func history(
    of id: Identifier<Admission>, _ visitor: Visitor
  ) throws(Refusal) -> (admission: Admission, events: [AdmissionEvent]) {
    let admission = try admission(id, visitor).admission
    let events = try read { reading throws(StoreError) in try reading.history(of: id) }
    return (admission, events)
  }

  /// What an admission's card shows.
  func card(_ admission: Admission, in reading: Reading) throws(StoreError) -> AdmissionCard {
    guard let application = try reading.application(admission.application),
      let referral = try reading.referral(admission.referral)
    else { throw .unreadable("an admission without its referral") }
    let papers = try reading.papers(of: admission.id)
    let signature = papers.first { $0.kind == .signature }
    let isDraft = admission.status == .draft && referral.status.isLive
    return AdmissionCard(
      admission: admission, application: application,
      child: try reading.child(application.child), referral: referral,
      documents: try reading.documents(of: admission.id),
      papers: signature == nil ? [] : Self.shown(papers),
      signer: signature.flatMap { SignerFacts(kept: $0.facts) },
      daysLeft: isDraft ? terms(admission.city).daysLeft(of: referral, at: now()) : nil,
      actions: isDraft ? ["edit", "sign", "decline"] : [])
  }

  /// All papers of a signed admission; what was not printed yet will have the original's form.
  private static func shown(
    _ papers: [AdmissionPaper]
  ) -> [(kind: AdmissionPaper.Kind, form: AdmissionPaper.Form)] {
    guard let original = papers.first(where: { $0.kind == .original }) else { return [] }
    return AdmissionPaper.Kind.allCases.map { kind in
      (kind, papers.first { $0.kind == kind }?.form ?? original.form)
    }
  }

  /// An admission of this person in the session's city, as it is kept.
  func own(
    _ id: Identifier<Admission>, _ visitor: Visitor, in reading: Reading
  ) throws(StoreError) -> Admission {
    guard let admission = try reading.admission(id), visitor.session.scope == .cabinet,
      let account = visitor.session.account, admission.account == account,
      admission.city == visitor.session.city
    else { throw .refused(.notFound) }
    return admission
  }

  /// The same as it is now, if it is a draft.
  func ownDraft(
    _ id: Identifier<Admission>, _ visitor: Visitor, in transaction: Transaction
  ) throws(StoreError) -> Admission {
    let admission = try own(id, visitor, in: transaction)
    guard let matter = try settled(admission.application, in: transaction),
      let draft = matter.admission, draft.id == id, draft.status == .draft,
      matter.referral?.status.isLive == true
    else { throw .refused(.conflict(.status)) }
    return draft
  }
}
