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
  /// - Where there are admissions, such a one takes the unsigned admission with it, and the
  ///   application is archived (S4-22, S4-23); a signed admission stops the clock.
  /// - The stop-list ends with its days, and the application stands at its old place again.
  /// - An inactive application is archived when it can no longer be restored: after its days, or at
  ///   once when it was restored before.
  ///
  /// - Parameters:
  ///   - application: the application.
  ///   - referral: its last referral; that of another application counts as none.
  ///   - admission: that one's last admission; that of another referral counts as none.
  ///   - moment: now.
  ///   - terms: what the limits are counted with.
  /// - Returns: what to apply and to keep in the history; nothing when nothing is due.
  public static func transitions(
    _ application: Application, _ referral: Referral?, _ admission: Admission? = nil,
    at moment: Moment, terms: Terms
  ) -> [Change] {
    var matter = Matter(application, referral, admission)
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
    _ application: Application, _ referral: Referral?, _ admission: Admission? = nil,
    terms: Terms
  ) -> Moment? {
    next(Matter(application, referral, admission), terms).first?.at
  }

  private static func next(_ matter: Matter, _ terms: Terms) -> [Change] {
    let application = matter.application
    if let referral = matter.live, let end = terms.end(of: referral.deadline) {
      return matter.open?.status == .signed ? [] : expiry(matter, referral, end, terms)
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

  /// What the end of a referral's time brings.
  private static func expiry(
    _ matter: Matter, _ referral: Referral, _ end: Moment, _ terms: Terms
  ) -> [Change] {
    var changes: [Change] = matter.open == nil ? [] : [.admission(.expired, at: end)]
    changes.append(.referral(.expired, at: end, deadline: referral.deadline))
    guard matter.application.status == .referralIssued else { return changes }
    let becomes: ApplicationStatus =
      if referral.status == .active { .inactive } else if terms.hasAdmissions { .archived } else {
        .stopList
      }
    return changes + [.application(becomes, at: end)]
  }
}
