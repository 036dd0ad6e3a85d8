public import Dates

extension Step {
  /// The words for the parent that go with it.
  public var reason: String? { if case .reject(let reason) = self { reason } else { nil } }

  /// What it is proposed as; nil for what one employee does alone.
  public var secondAct: Proposal.Act? {
    switch self {
    case .accept: .accept
    case .enrol: .enrol
    case .reject: .reject
    case .submit, .withdraw, .restore, .interest, .apply, .confirm, .decline, .extend, .issue,
      .wait, .requeue, .cancel, .begin, .sign, .refuse:
      nil
    }
  }
}

/// What one employee would do, until another one does the same: nobody accepts, enrols or rejects
/// a child alone.
public struct Proposal: Sendable, Hashable {
  /// What is to be done.
  public enum Act: String, Sendable, CaseIterable {
    case accept
    case enrol
    case reject
  }

  /// The admission or the application it is about, as its identifier.
  public let subject: String
  /// What is to be done.
  public let act: Act
  /// Who proposes it.
  public let employee: Identifier<Employee>
  /// The status the subject had then: with another one the proposal is over.
  public let status: String
  /// Since when it had that status.
  public let since: Moment
  /// When it was proposed.
  public let at: Moment
  /// Words for the parent that are proposed with it.
  public let reason: String?

  /// Makes a proposal.
  public init(
    subject: String, act: Act, employee: Identifier<Employee>, status: String, since: Moment,
    at: Moment, reason: String? = nil
  ) {
    (self.subject, self.act, self.employee) = (subject, act, employee)
    (self.status, self.since, self.at, self.reason) = (status, since, at, reason)
  }

  /// Whether it still counts for a subject that has a status since a moment.
  public func counts(_ current: String, since statusSince: Moment, at moment: Moment) -> Bool {
    status == current && since == statusSince
      && moment.seconds(since: at) < AdmissionRule.proposalDays * 86_400
  }
}
