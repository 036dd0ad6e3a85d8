public import Dates

/// What time alone has changed.
///
/// Every change is dated by when it was due and not by when somebody looked, so it does not matter
/// how often and how late that is done: looking twice finds nothing the second time.
public enum Due {
  /// The changes of an application and its referral that are due at a moment, the oldest first.
  ///
  /// - A referral that was not confirmed by its deadline has expired, and the application is
  ///   inactive (preschool facts, section 2.2).
  /// - A confirmed or extended one that was not used by its deadline has expired, and the
  ///   application is in the stop-list (section 3).
  /// - The stop-list ends with its days, and the application stands at its old place again.
  /// - An inactive application is archived when it can no longer be restored: after its days, or at
  ///   once when it was restored before.
  ///
  /// - Parameters:
  ///   - application: the application.
  ///   - referral: its last referral; that of another application counts as none.
  ///   - moment: now.
  ///   - terms: what the limits are counted with.
  /// - Returns: what to apply and to keep in the history; nothing when nothing is due.
  public static func transitions(
    _ application: Application, _ referral: Referral?, at moment: Moment, terms: Terms
  ) -> [Change] {
    var matter = Matter(application, referral)
    var all: [Change] = []
    while true {
      let next = next(matter, terms).filter { $0.at.seconds <= moment.seconds }
      if next.isEmpty { return all }
      matter.apply(next)
      all += next
    }
  }

  /// When time alone will next change something; nil when it will not.
  public static func nextMoment(
    _ application: Application, _ referral: Referral?, terms: Terms
  ) -> Moment? {
    next(Matter(application, referral), terms).first?.at
  }

  private static func next(_ matter: Matter, _ terms: Terms) -> [Change] {
    let application = matter.application
    if let referral = matter.live, let end = terms.end(of: referral.deadline) {
      let expiry = Change.referral(.expired, at: end, deadline: referral.deadline)
      guard application.status == .referralIssued else { return [expiry] }
      return [
        expiry, .application(referral.status == .active ? .inactive : .stopList, at: end),
      ]
    }
    switch application.status {
    case .stopList:
      return terms.end(ofDays: terms.limits.stopList, since: application.statusSince)
        .map { [.application(.inQueue, at: $0)] } ?? []
    case .inactive where application.isRestored:
      return [.application(.archived, at: application.statusSince)]
    case .inactive:
      return terms.end(ofDays: terms.limits.restoration, since: application.statusSince)
        .map { [.application(.archived, at: $0)] } ?? []
    case .draft, .inQueue, .interested, .inBulletin, .referralIssued, .waitingList, .withdrawn,
      .enrolled, .rejected, .archived:
      return []
    }
  }
}
