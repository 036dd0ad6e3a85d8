public import Cabinet
import CabinetStore
public import Dates

/// What one employee proposes, as another one sees it.
public struct OpenProposal: Sendable, Hashable {
  /// What is to be done.
  public let act: Proposal.Act
  /// The name of who proposes it.
  public let by: String
  /// Whether that is who asks.
  public let isMine: Bool
  /// When.
  public let at: Moment
  /// The words for the parent that go with it.
  public let reason: String?
}

/// What a proposal is about, with the status it has now.
struct ProposalSubject {
  let id: String
  let status: String
  let since: Moment

  init(_ application: Application) {
    (id, status) = (application.id.text, application.status.rawValue)
    since = application.statusSince
  }

  init(_ admission: Admission) {
    (id, status, since) = (admission.id.text, admission.status.rawValue, admission.statusSince)
  }
}

/// What becomes of an act that takes two employees.
public enum StaffOutcome<Card: Sendable>: Sendable {
  /// It is done.
  case done(Card)
  /// It waits for another employee.
  case proposed(OpenProposal)
}

extension Desk {
  /// The proposal about something; that of who was taken off counts no more.
  func proposal(
    about subject: ProposalSubject, for employee: Employee?, in reading: Reading
  ) throws(StoreError) -> OpenProposal? {
    guard let kept = try reading.proposal(about: subject.id),
      kept.counts(subject.status, since: subject.since, at: now()),
      let proposer = try reading.employee(kept.employee), proposer.revokedAt == nil
    else { return nil }
    return OpenProposal(
      act: kept.act, by: proposer.name, isMine: proposer.id == employee?.id, at: kept.at,
      reason: kept.reason)
  }

  /// Whether an act may be done: another employee proposed it before.
  ///
  /// Otherwise it is proposed.
  ///
  /// - Returns: nil when it may be done; else the proposal as it stands then.
  func second(
    _ act: Proposal.Act, _ subject: ProposalSubject, _ employee: Employee, reason: String? = nil,
    in transaction: Transaction
  ) throws(StoreError) -> OpenProposal? {
    let open = try proposal(about: subject, for: employee, in: transaction)
    if let open, open.act == act {
      if open.isMine { return open }
      try transaction.deleteProposal(about: subject.id)
      return nil
    }
    let moment = now()
    try transaction.put(
      Proposal(
        subject: subject.id, act: act, employee: employee.id, status: subject.status,
        since: subject.since, at: moment, reason: reason))
    return OpenProposal(
      act: act, by: employee.name, isMine: true, at: moment, reason: reason)
  }

  /// Takes the proposal about an application back, whoever made it.
  ///
  /// - Throws: `Refusal.notFound` where there is none.
  public func withdrawProposal(
    aboutApplication number: String, _ employee: Employee
  ) throws(Refusal) {
    try write { transaction throws(StoreError) in
      let application = try self.application(number, of: employee, in: transaction).application
      guard
        try self.proposal(
          about: ProposalSubject(application), for: employee, in: transaction) != nil
      else { throw .refused(.notFound) }
      try transaction.deleteProposal(about: application.id.text)
      try self.note("withdraw_proposal", by: employee, application, in: transaction)
    }
  }

  /// Takes the proposal about an admission back, whoever made it.
  ///
  /// - Throws: `Refusal.notFound` where there is none.
  public func withdrawProposal(
    about id: Identifier<Admission>, _ employee: Employee
  ) throws(Refusal) {
    try write { transaction throws(StoreError) in
      let admission = try self.admission(id, of: employee, in: transaction)
      guard
        try self.proposal(about: ProposalSubject(admission), for: employee, in: transaction)
          != nil
      else { throw .refused(.notFound) }
      try transaction.deleteProposal(about: id.text)
      try self.note("withdraw_proposal", by: employee, admission, in: transaction)
    }
  }
}
