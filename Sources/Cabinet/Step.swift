public import Dates

/// What somebody does with an application or its referral.
public enum Step: Sendable, Hashable {
  /// The parent sends the draft.
  case submit
  /// The parent takes the application back, and with it the live referral.
  case withdraw
  /// The parent brings an inactive application back, once.
  case restore
  /// The parent looks for a place of a bulletin.
  case interest
  /// The parent applies to a place of a bulletin, which closes with a day, or changes to it.
  case apply(closes: Day)
  /// The parent wants the place.
  case confirm
  /// The parent does not want it.
  case decline
  /// The parent asks for more time, once.
  case extend
  /// An employee issues a referral, which the caller makes with the deadline of
  /// ``Terms/confirmationDeadline(issuedAt:)``.
  case issue
  /// An employee's allocation gave the place that was applied to, to others.
  case wait
  /// An employee published such a place again, or withdrew the place that was applied to.
  case requeue
  /// An employee gives the child the place.
  case enrol
  /// An employee takes the referral back; the application stands at its old place.
  case cancel
  /// An employee rejects the application, with words for the parent.
  case reject(reason: String)
  /// The parent begins an admission, which the caller makes; that says yes to the place, too.
  case begin
  /// The parent signs the contract.
  case sign
  /// An employee accepts the child into the kindergarten.
  case accept
  /// An employee rejects the admission; the parent may begin another one.
  case refuse(AdmissionRejection, reason: String?)

  /// Why a step cannot be taken; the raw value is the code in answers.
  public enum Problem: String, Error, CaseIterable {
    /// The status does not allow it now; time may have changed it.
    case status
    /// There is no live referral.
    case noReferral = "no_referral"
    /// What is done once was done before.
    case doneBefore = "done_before"
    /// The time for it is over.
    case closed
    /// A reason is missing.
    case reason
    /// The day lies beyond the calendar.
    case calendar
  }

  /// Who may take it.
  public var agent: Agent {
    switch self {
    case .submit, .withdraw, .restore, .interest, .apply, .confirm, .decline, .extend, .begin,
      .sign:
      .parent
    case .issue, .wait, .requeue, .enrol, .cancel, .reject, .accept, .refuse: .employee
    }
  }

  /// All changes of a step, those that were due before it in front.
  ///
  /// - Parameters:
  ///   - application: the application.
  ///   - referral: its last referral, if it has one.
  ///   - admission: that one's last admission, if it has one.
  ///   - moment: now.
  ///   - terms: what the limits are counted with.
  /// - Returns: what to apply and to keep in the history.
  /// - Throws: why the step cannot be taken. What was due is due all the same.
  public func changes(
    _ application: Application, _ referral: Referral?, _ admission: Admission? = nil,
    at moment: Moment, terms: Terms
  ) throws(Problem) -> [Change] {
    let due = Due.transitions(application, referral, admission, at: moment, terms: terms)
    var matter = Matter(application, referral, admission)
    matter.apply(due)
    let own = try changes(matter, moment, terms)
    for change in own where !isAllowed(change, matter) { throw .status }
    return due + own
  }

  private func isAllowed(_ change: Change, _ matter: Matter) -> Bool {
    switch change {
    case .application(let next, _, _): matter.application.status.allows(next, by: agent)
    // Withdrawing declines the referral, rejecting cancels it: both are in its table.
    case .referral(let next, _, _): matter.live?.status.allows(next, by: agent) ?? false
    case .admission(let next, _, _, _): matter.open?.status.allows(next, by: agent) ?? false
    case .deadline: matter.live != nil
    }
  }

  private func changes(
    _ matter: Matter, _ moment: Moment, _ terms: Terms
  ) throws(Problem) -> [Change] {
    func application(_ status: ApplicationStatus) -> [Change] {
      [.application(status, at: moment)]
    }
    switch self {
    case .submit:
      guard matter.application.status == .draft else { throw .status }
      return application(.inQueue)
    case .withdraw:
      return closing(matter.open, .declined, moment) + ending(matter, .declined, moment)
        + application(.withdrawn)
    case .restore:
      guard matter.application.status == .inactive else { throw .status }
      if matter.application.isRestored { throw .doneBefore }
      return application(.inQueue)
    case .interest: return application(.interested)
    case .apply(let closes):
      // A wrong status says more than a day that is over.
      guard matter.application.status.allows(.inBulletin, by: agent) else { throw .status }
      guard let end = terms.end(of: closes), moment.seconds < end.seconds else { throw .closed }
      return application(.inBulletin)
    case .confirm, .extend: return [try lengthening(matter, moment, terms)]
    case .decline where terms.hasAdmissions:
      // Refusing the voucher ends the place in the queue (preschool facts, section 2.2).
      if matter.open?.status == .signed { throw .status }
      return closing(matter.open, .declined, moment) + [try closing(matter, .declined, moment)]
        + application(.withdrawn)
    case .decline: return [try closing(matter, .declined, moment)] + application(.stopList)
    case .issue:
      // One live referral at most (S0-27).
      guard matter.live == nil else { throw .status }
      return application(.referralIssued)
    case .wait: return application(.waitingList)
    case .requeue:
      // A referral is cancelled, not passed over.
      guard matter.live == nil else { throw .status }
      return application(.inQueue)
    case .enrol:
      let outcome: AdmissionStatus = matter.open?.status == .signed ? .accepted : .expired
      return closing(matter.open, outcome, moment) + [try closing(matter, .used, moment)]
        + application(.enrolled)
    case .cancel:
      return try expiring(matter, moment) + [try closing(matter, .cancelled, moment)]
        + application(.inQueue)
    case .reject(let reason):
      if reason.allSatisfy(\.isWhitespace) { throw .reason }
      return try expiring(matter, moment) + ending(matter, .cancelled, moment)
        + [.application(.rejected, at: moment, reason: reason)]
    case .begin, .sign, .accept, .refuse: return try admitting(matter, moment, terms)
    }
  }

  /// The changes of a step with an admission.
  private func admitting(
    _ matter: Matter, _ moment: Moment, _ terms: Terms
  ) throws(Problem) -> [Change] {
    guard terms.hasAdmissions else { throw .status }
    guard let referral = matter.live else { throw .noReferral }
    switch self {
    case .begin:
      // One open admission at most.
      guard matter.open == nil else { throw .status }
      return referral.status == .active
        ? [try Step.confirm.lengthening(matter, moment, terms)] : []
    case .sign: return [.admission(.signed, at: moment)]
    case .accept:
      guard matter.open?.status == .signed else { throw .status }
      return try Step.enrol.changes(matter, moment, terms)
    case .refuse(let code, let reason):
      guard AdmissionRule.isReason(reason, for: code) else { throw .reason }
      guard let deadline = terms.useDeadline(confirmedAt: moment) else { throw .calendar }
      return [
        .admission(.rejected, at: moment, reasonCode: code, reason: reason),
        .deadline(max(deadline, referral.deadline), at: moment),
      ]
    default: throw .status
    }
  }

  /// The end of an open admission, if there is one.
  private func closing(
    _ admission: Admission?, _ status: AdmissionStatus, _ moment: Moment
  ) -> [Change] {
    admission == nil ? [] : [.admission(status, at: moment)]
  }

  /// The end of an unsigned admission with its referral; a signed one is decided about first.
  private func expiring(_ matter: Matter, _ moment: Moment) throws(Problem) -> [Change] {
    guard let open = matter.open else { return [] }
    if open.status == .signed { throw .status }
    return [.admission(.expired, at: moment)]
  }

  /// The end of the live referral, if there is one.
  private func ending(_ matter: Matter, _ status: ReferralStatus, _ moment: Moment) -> [Change] {
    matter.live.map { [.referral(status, at: moment, deadline: $0.deadline)] } ?? []
  }

  /// The end of the live referral there must be.
  private func closing(
    _ matter: Matter, _ status: ReferralStatus, _ moment: Moment
  ) throws(Problem) -> Change {
    guard let referral = matter.live else { throw .noReferral }
    return .referral(status, at: moment, deadline: referral.deadline)
  }

  private func lengthening(
    _ matter: Matter, _ moment: Moment, _ terms: Terms
  ) throws(Problem) -> Change {
    guard let referral = matter.live else { throw .noReferral }
    if self == .extend {
      if terms.hasAdmissions { throw .status }
      if referral.isExtended { throw .doneBefore }
    }
    let deadline =
      self == .confirm
      ? terms.useDeadline(confirmedAt: moment)
      : terms.extendedDeadline(at: moment, from: referral.deadline)
    guard let deadline else { throw .calendar }
    return .referral(self == .confirm ? .confirmed : .extended, at: moment, deadline: deadline)
  }
}

extension Step {
  /// What a parent can do with an application and its last referral now, in the order of buttons.
  public static func open(
    _ application: Application, _ referral: Referral?, _ admission: Admission? = nil,
    at moment: Moment, terms: Terms
  ) -> [Step] {
    // Which places are there to apply to, their list tells.
    let places = moment.day(in: terms.zone).map { [Step.apply(closes: $0)] } ?? []
    let all = [.submit, .interest] + places + [.confirm, .extend, .decline, .restore, .withdraw]
    return all.filter { step in
      (try? step.changes(application, referral, admission, at: moment, terms: terms)) != nil
    }
  }

  /// Its code in answers, such as `withdraw`.
  public var code: String {
    switch self {
    case .submit: "submit"
    case .withdraw: "withdraw"
    case .restore: "restore"
    case .interest: "interest"
    case .apply: "places"
    case .confirm: "confirm"
    case .decline: "decline"
    case .extend: "extend"
    case .issue: "issue"
    case .wait: "wait"
    case .requeue: "requeue"
    case .enrol: "enrol"
    case .cancel: "cancel"
    case .reject: "reject"
    case .begin: "begin"
    case .sign: "sign"
    case .accept: "accept"
    case .refuse: "refuse"
    }
  }
}
