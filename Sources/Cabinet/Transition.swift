/// Who changes a status.
public enum Agent: String, Sendable, CaseIterable {
  case parent
  case employee
  /// Time that has passed.
  case clock
}

/// A way from one status to another, and who may go it.
public struct Transition<Status: Hashable & Sendable>: Sendable, Hashable {
  /// From where.
  public let from: Status
  /// To where.
  public let to: Status
  /// Who.
  public let agent: Agent

  static func rows(_ from: [Status], _ to: Status, _ agents: Agent...) -> [Transition] {
    from.flatMap { from in agents.map { Transition(from: from, to: to, agent: $0) } }
  }
}

extension ApplicationStatus {
  /// The statuses in which an application waits for a place.
  private static let waiting: [ApplicationStatus] = [
    .inQueue, .interested, .inBulletin, .waitingList,
  ]

  /// Every way there is (preschool facts, sections 2.1, 2.2 and 3).
  public static let transitions: Set<Transition<ApplicationStatus>> = Set(
    [
      Transition.rows([.draft], .inQueue, .parent),
      // The parent looks for a place of a bulletin.
      Transition.rows([.inQueue], .interested, .parent),
      // The parent applies to a place; who has done so changes to another one.
      Transition.rows(waiting, .inBulletin, .parent),
      Transition.rows(waiting, .referralIssued, .employee),
      // Others in front got the place.
      Transition.rows([.inBulletin], .waitingList, .employee),
      // Such a place was published again, or the place was withdrawn.
      Transition.rows([.inBulletin, .waitingList], .inQueue, .employee),
      // The parent declines, or did not use the referral in time.
      Transition.rows([.referralIssued], .stopList, .parent, .clock),
      // The parent did not confirm the referral in time.
      Transition.rows([.referralIssued], .inactive, .clock),
      // Where there are admissions, the contract was not signed in time (S4-23).
      Transition.rows([.referralIssued], .archived, .clock),
      Transition.rows([.referralIssued], .enrolled, .employee),
      // The referral is cancelled; the place in the queue is the old one.
      Transition.rows([.referralIssued], .inQueue, .employee),
      Transition.rows([.stopList], .inQueue, .clock),
      Transition.rows([.inactive], .inQueue, .parent),
      Transition.rows([.inactive], .archived, .clock),
      Transition.rows(waiting + [.referralIssued, .inactive, .stopList], .withdrawn, .parent),
      Transition.rows(waiting + [.referralIssued, .inactive, .stopList], .rejected, .employee),
    ].joined())

  /// Whether somebody may change this status to another.
  public func allows(_ next: ApplicationStatus, by agent: Agent) -> Bool {
    Self.transitions.contains(Transition(from: self, to: next, agent: agent))
  }

  /// Whether it was sent and is not over: a child has one such application in a queue at most.
  public var isLive: Bool { self != .draft && !isFinal }

  /// Whether it stands in the queue now and has a position.
  public var isInQueue: Bool {
    switch self {
    case .inQueue, .interested, .inBulletin, .waitingList: true
    case .draft, .referralIssued, .inactive, .stopList, .withdrawn, .enrolled, .rejected,
      .archived:
      false
    }
  }

  /// Whether it names a place of a bulletin: one it is applied to, or one that others got.
  public var hasPlace: Bool {
    switch self {
    case .inBulletin, .waitingList: true
    case .draft, .inQueue, .interested, .referralIssued, .inactive, .stopList, .withdrawn,
      .enrolled, .rejected, .archived:
      false
    }
  }

  /// Whether nothing can become of it any more.
  public var isFinal: Bool {
    switch self {
    case .withdrawn, .enrolled, .rejected, .archived: true
    case .draft, .inQueue, .interested, .inBulletin, .referralIssued, .waitingList, .inactive,
      .stopList:
      false
    }
  }
}

extension ReferralStatus {
  /// Every way there is (preschool facts, sections 2.2 and 3).
  ///
  /// A child can be enrolled before the referral was confirmed: who brings the documents has said
  /// yes.
  public static let transitions: Set<Transition<ReferralStatus>> = Set(
    [
      Transition.rows([.active], .confirmed, .parent),
      Transition.rows([.confirmed], .extended, .parent),
      Transition.rows([.active, .confirmed, .extended], .declined, .parent),
      Transition.rows([.active, .confirmed, .extended], .used, .employee),
      Transition.rows([.active, .confirmed, .extended], .cancelled, .employee),
      Transition.rows([.active, .confirmed, .extended], .expired, .clock),
    ].joined())

  /// Whether somebody may change this status to another.
  public func allows(_ next: ReferralStatus, by agent: Agent) -> Bool {
    Self.transitions.contains(Transition(from: self, to: next, agent: agent))
  }

  /// Whether it still gives a right to its place: an application has one such at most (S0-27).
  public var isLive: Bool { !isFinal }

  /// Whether nothing can become of it any more.
  public var isFinal: Bool {
    switch self {
    case .active, .confirmed, .extended: false
    case .used, .declined, .expired, .cancelled: true
    }
  }
}
