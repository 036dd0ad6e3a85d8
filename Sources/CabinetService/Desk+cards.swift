public import Cabinet
import CabinetStore
import Codes
import Dates

extension Desk {
  /// What an application's card shows.
  func card(_ matter: Case, in reading: Reading) throws(StoreError) -> ApplicationCard {
    let application = matter.application
    guard let child = try reading.child(application.child) else {
      throw .unreadable("an application without its child")
    }
    return ApplicationCard(
      application: application, child: child, referral: matter.referral,
      position: try reading.position(of: application.id),
      documents: try reading.documents(of: application.id),
      place: try place(of: application, in: reading),
      actions: actions(application, matter.referral, matter.admission))
  }

  /// What a referral's card shows; nil after the parent's data were erased.
  func card(_ referral: Referral, in reading: Reading) throws(StoreError) -> ReferralCard? {
    guard let application = try reading.application(referral.application),
      let child = try reading.child(application.child)
    else { return nil }
    let latest = try matter(of: application, in: reading)
    let own: Set<String> = ["confirm", "decline", "extend"]
    return ReferralCard(
      referral: referral, application: application, child: child,
      actions: latest.referral?.id == referral.id
        ? actions(application, referral, latest.admission).filter(own.contains) : [])
  }

  private func actions(
    _ application: Application, _ referral: Referral?, _ admission: Admission?
  ) -> [String] {
    let steps = Step.open(
      application, referral, admission, at: now(), terms: terms(application.city)
    ).map(\.code)
    // Not a step: it throws a draft away, and withdraws what was sent (S3-63).
    let isDeletable = application.status == .draft || steps.contains(Step.withdraw.code)
    return isDeletable ? steps + ["delete"] : steps
  }

  /// All applications of a person in the session's city, the newest first (S0-23).
  public func applications(_ visitor: Visitor) throws(Refusal) -> [ApplicationCard] {
    guard let account = visitor.session.account else { return [] }
    return try applications(account, in: visitor.session.city)
  }

  /// The applications of an account in one city, or in all.
  func applications(
    _ account: Identifier<Account>, in city: String?
  ) throws(Refusal) -> [ApplicationCard] {
    try settleAll(account)
    return try read { reading throws(StoreError) in
      var cards: [ApplicationCard] = []
      for application in try reading.applications(of: account)
      where city == nil || application.city == city {
        cards.append(try self.card(try self.matter(of: application, in: reading), in: reading))
      }
      return cards
    }
  }

  /// An application of this person with its history, the oldest first (S0-24).
  public func application(
    _ id: Identifier<Application>, _ visitor: Visitor
  ) throws(Refusal) -> (card: ApplicationCard, history: [Event]) {
    guard let account = visitor.session.account else { throw .notFound }
    try settleAll(account)
    return try read { reading throws(StoreError) in
      guard let application = try reading.application(id),
        visitor.session.reaches(application)
      else { throw .refused(.notFound) }
      return (
        try self.card(try self.matter(of: application, in: reading), in: reading),
        try reading.history(of: id)
      )
    }
  }

  /// Deletes an application (S3-63 to S3-65): a draft is thrown away, a sent one is withdrawn.
  ///
  /// - Throws: `Refusal.conflict(.signed)` when the child was enrolled with it, `.conflict(.status)`
  ///   when it is over.
  public func delete(_ id: Identifier<Application>, _ visitor: Visitor) throws(Refusal) {
    var papers: [Document] = []
    try write { transaction throws(StoreError) in
      let application = try self.own(id, visitor, in: transaction).application
      switch application.status {
      case .draft:
        papers = try transaction.documents(of: id)
        guard try transaction.deleteDraft(id, of: application.account) else {
          throw .refused(.conflict(.status))
        }
        try self.note("discard", by: visitor.session, id.text, in: transaction)
      case .enrolled: throw .refused(.conflict(.signed))
      default:
        _ = try self.take(.withdraw, id, in: transaction)
        try self.note(Step.withdraw.code, by: visitor.session, id.text, in: transaction)
      }
    }
    remove(papers.map(\.file))
    post.ring()
  }

  /// Changes what a draft wishes.
  public func change(
    _ id: Identifier<Application>, wish: Wish, benefit: Benefit?, version: Int,
    _ visitor: Visitor
  ) throws(Refusal) -> ApplicationCard {
    try write { transaction throws(StoreError) in
      var draft = try self.own(id, visitor, in: transaction).application
      guard draft.status == .draft else { throw .refused(.conflict(.status)) }
      guard draft.version == version else { throw .refused(.changed) }
      guard let child = try transaction.child(draft.child) else { throw .refused(.notFound) }
      let problems = self.problems(draft.queueType, child.birthDay, wish, draft.city)
      if !problems.isEmpty { throw .refused(.invalid(problems)) }
      (draft.wish, draft.benefit) = (wish, benefit)
      draft.benefitState = benefit == nil ? nil : .declared
      let changed = try transaction.update(draft)
      try self.note("change_draft", by: visitor.session, id.text, in: transaction)
      return try self.card(Case(application: changed), in: transaction)
    }
  }

  /// All referrals of a person in the session's city, the newest first (S0-25).
  public func referrals(_ visitor: Visitor) throws(Refusal) -> [ReferralCard] {
    guard let account = visitor.session.account else { return [] }
    return try referrals(account, in: visitor.session.city)
  }

  /// The referrals of an account in one city, or in all.
  func referrals(
    _ account: Identifier<Account>, in city: String?
  ) throws(Refusal) -> [ReferralCard] {
    try settleAll(account)
    return try read { reading throws(StoreError) in
      var cards: [ReferralCard] = []
      for referral in try reading.referrals(of: account)
      where city == nil || referral.city == city {
        if let card = try self.card(referral, in: reading) { cards.append(card) }
      }
      return cards
    }
  }

  /// A referral of this person with its history, the oldest first (S0-28).
  public func referral(
    _ id: Identifier<Referral>, _ visitor: Visitor
  ) throws(Refusal) -> (card: ReferralCard, history: [Event]) {
    guard let card = try referrals(visitor).first(where: { $0.referral.id == id }) else {
      throw .notFound
    }
    let history = try read { reading throws(StoreError) in try reading.history(of: id) }
    return (card, history)
  }

  /// Does what is due for a person's applications; without anything due it only reads.
  func settleAll(_ account: Identifier<Account>) throws(Refusal) {
    let moment = now()
    let due = try read { reading throws(StoreError) -> [Identifier<Application>] in
      var due: [Identifier<Application>] = []
      for application in try reading.applications(of: account) {
        let matter = try self.matter(of: application, in: reading)
        let changes = Due.transitions(
          application, matter.referral, matter.admission, at: moment,
          terms: self.terms(application.city))
        if !changes.isEmpty { due.append(application.id) }
      }
      return due
    }
    for id in due {
      try write { transaction throws(StoreError) in _ = try self.settled(id, in: transaction) }
    }
    if !due.isEmpty { post.ring() }
  }
}
