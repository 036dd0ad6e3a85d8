public import Dates

/// One change of a status, as it stands in a history.
public enum Change: Sendable, Hashable {
  /// The application has another status, since when, and an employee's words where it was rejected.
  case application(ApplicationStatus, at: Moment, reason: String? = nil)
  /// The referral has another status, since when, and the last day for what comes next.
  case referral(ReferralStatus, at: Moment, deadline: Day)
  /// The admission has another status, since when, and why where it was rejected.
  case admission(
    AdmissionStatus, at: Moment, reasonCode: AdmissionRejection? = nil, reason: String? = nil)
  /// The referral has another last day; its status is as it was.
  case deadline(Day, at: Moment)

  /// When it happened.
  public var at: Moment {
    switch self {
    case .application(_, let at, _), .referral(_, let at, _), .admission(_, let at, _, _),
      .deadline(_, let at):
      at
    }
  }
}

extension Application {
  /// The application after a change; one of a referral leaves it as it is.
  ///
  /// The version stays: whoever keeps it counts it.
  public func applying(_ change: Change) -> Application {
    guard case .application(let next, let at, let reason) = change else { return self }
    var result = self
    result.isRestored = isRestored || (status == .inactive && next == .inQueue)
    // Another place of a bulletin is no other status.
    if next != status { result.statusSince = at }
    (result.status, result.reason) = (next, reason)
    return result
  }
}

extension Referral {
  /// The referral after a change; one of something else leaves it as it is.
  public func applying(_ change: Change) -> Referral {
    var result = self
    switch change {
    case .application, .admission: break
    case .deadline(let deadline, _): result.deadline = deadline
    case .referral(let next, let at, let deadline):
      (result.status, result.statusSince, result.deadline) = (next, at, deadline)
      result.isExtended = isExtended || next == .extended
    }
    return result
  }
}

extension Admission {
  /// The admission after a change; one of something else leaves it as it is.
  ///
  /// The version stays: whoever keeps it counts it.
  public func applying(_ change: Change) -> Admission {
    guard case .admission(let next, let at, let code, let reason) = change else { return self }
    var result = self
    (result.status, result.statusSince) = (next, at)
    (result.reasonCode, result.reason) = (code, reason)
    if next == .signed { result.signedAt = at }
    return result
  }
}

/// An application with its live referral and that one's admission, if it has them.
struct Matter {
  private(set) var application: Application
  private(set) var referral: Referral?
  private(set) var admission: Admission?

  init(_ application: Application, _ referral: Referral?, _ admission: Admission?) {
    self.application = application
    self.referral = referral?.application == application.id ? referral : nil
    self.admission = admission?.referral == self.referral?.id ? admission : nil
  }

  /// The admission that is neither decided nor over.
  var open: Admission? { admission.flatMap { $0.status.isFinal ? nil : $0 } }

  /// The referral that still gives a right to its place.
  var live: Referral? { referral.flatMap { $0.status.isLive ? $0 : nil } }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      application = application.applying(change)
      referral = referral?.applying(change)
      admission = admission?.applying(change)
    }
  }
}
