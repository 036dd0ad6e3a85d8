import Cabinet
import CabinetStore
import Dates

/// An application with its latest referral and that one's latest admission, as they are changed
/// together.
struct Case {
  var application: Application
  var referral: Referral?
  var admission: Admission?
}

extension Desk {
  /// An application with what belongs to it, as it is kept.
  func matter(of application: Application, in reading: Reading) throws(StoreError) -> Case {
    let referral = try reading.referrals(for: application.id).first
    return Case(
      application: application, referral: referral,
      admission: try referral.flatMap { referral throws(StoreError) in
        try reading.admission(of: referral.id)
      })
  }

  /// An application as it is now: what is due by the clock is done first.
  func settled(
    _ id: Identifier<Application>, in transaction: Transaction
  ) throws(StoreError) -> Case? {
    guard let application = try transaction.application(id) else { return nil }
    var matter = try matter(of: application, in: transaction)
    let due = Due.transitions(
      matter.application, matter.referral, matter.admission, at: now(),
      terms: terms(application.city))
    try apply(due, to: &matter, in: transaction)
    return matter
  }

  /// Takes a step of the parent or an employee.
  ///
  /// - Throws: What refuses the step.
  func take(
    _ step: Step, _ id: Identifier<Application>, in transaction: Transaction,
    telling notice: ApplicationNotice? = nil
  ) throws(StoreError) -> Case {
    guard let application = try transaction.application(id) else { throw .refused(.notFound) }
    var matter = try matter(of: application, in: transaction)
    let changes = try changes(step, matter)
    try apply(changes, to: &matter, in: transaction, telling: notice)
    return matter
  }

  /// What a step changes.
  ///
  /// - Throws: What refuses the step.
  func changes(_ step: Step, _ matter: Case) throws(StoreError) -> [Change] {
    do throws(Step.Problem) {
      return try step.changes(
        matter.application, matter.referral, matter.admission, at: now(),
        terms: terms(matter.application.city))
    } catch {
      if error == .reason { throw .refused(.invalid([FieldProblem("/reason", .required)])) }
      throw .refused(.conflict(Self.conflict(error)))
    }
  }

  private static func conflict(_ problem: Step.Problem) -> Refusal.Conflict {
    switch problem {
    case .doneBefore: .onlyOnce
    case .closed: .placeClosed
    case .status, .noReferral, .reason, .calendar: .status
    }
  }

  /// Keeps changes, with their events, notices and places in the queue.
  func apply(
    _ changes: [Change], to matter: inout Case, in transaction: Transaction,
    telling notice: ApplicationNotice? = nil
  ) throws(StoreError) {
    for change in changes {
      switch change {
      case .application(let status, let moment, _):
        let before = matter.application.status
        matter.application = try transaction.update(matter.application.applying(change))
        try place(matter.application, before, in: transaction)
        try transaction.append(
          .application, status: status.rawValue, of: matter.application.account,
          application: matter.application, at: moment)
      case .referral(let status, let moment, _):
        guard let referral = matter.referral else { continue }
        let changed = referral.applying(change)
        try transaction.update(changed, from: referral.status)
        matter.referral = changed
        try transaction.append(
          .referral, status: status.rawValue, of: changed.account,
          application: matter.application, referral: changed, at: moment)
      case .admission(let status, let moment, _, _):
        guard let admission = matter.admission else { continue }
        matter.admission = try transaction.update(
          admission.applying(change), from: admission.status)
        try transaction.append(
          .admission, status: status.rawValue, of: admission.account,
          application: matter.application, referral: matter.referral, at: moment)
      case .deadline:
        guard let referral = matter.referral else { continue }
        try transaction.update(referral.applying(change), from: referral.status)
        matter.referral = referral.applying(change)
      }
    }
    guard !changes.isEmpty, let number = matter.application.number?.text else { return }
    let own = notice ?? ApplicationNotice(changes)
    try notify(matter.application.account, in: transaction) {
      MessageText.application(own, number, $0)
    }
  }

  /// Puts an application into its queue, or takes it out, as its status says; the same with the
  /// place of a bulletin it names.
  private func place(
    _ application: Application, _ before: ApplicationStatus, in transaction: Transaction
  ) throws(StoreError) {
    if before.hasPlace && !application.status.hasPlace {
      try transaction.forgetPlace(of: application.id)
    }
    if application.status.isInQueue {
      guard let key = application.queueKey else { return }
      try transaction.enterQueue(application, rank: key.rank)
    } else if before.isInQueue {
      try transaction.leaveQueue(application.id)
    }
  }

  /// Does everything that is due by the clock, and forgets what was kept long enough.
  ///
  /// It may be called at any time and as often as one likes; forgetting looks through whole tables.
  ///
  /// - Returns: How many applications changed.
  @discardableResult
  public func tick() throws(Refusal) -> Int {
    let changed = try settleDue()
    try prune(at: now())
    try sweepDocuments()
    return changed
  }

  /// Does everything that is due by the clock; quick where nothing is.
  ///
  /// - Returns: How many applications changed.
  @discardableResult
  public func settleDue() throws(Refusal) -> Int {
    var changed = 0
    for id in try due(at: now()) {
      try write { transaction throws(StoreError) in
        let before = try transaction.application(id)?.version
        if try self.settled(id, in: transaction)?.application.version != before { changed += 1 }
      }
    }
    if changed > 0 { post.ring() }
    return changed
  }

  /// The applications whose time may have come.
  private func due(at moment: Moment) throws(Refusal) -> [Identifier<Application>] {
    guard let today = moment.day(in: directory().zone) else { return [] }
    return try read { reading throws(StoreError) in
      var ids = try reading.referrals(dueBefore: today, limit: 10_000).map(\.application)
      for status in [ApplicationStatus.stopList, .inactive] {
        ids += try reading.applications(status, unchangedSince: moment, limit: 10_000).map(\.id)
      }
      return ids
    }
  }

  /// Forgets what was kept as long as it is needed; docs/cabinet.md has the list.
  private func prune(at moment: Moment) throws(Refusal) {
    try write { transaction throws(StoreError) in
      for (kind, days) in self.directory().retention.days {
        try transaction.prune(kind, before: moment.adding(seconds: -days * 86_400))
      }
    }
  }
}
