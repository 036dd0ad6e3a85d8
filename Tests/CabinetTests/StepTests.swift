import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("Steps of parents and employees") struct StepTests {
  /// An application with a referral that was issued on Friday 20 November 2026.
  private func issued(_ status: ReferralStatus = .active) throws -> (Application, Referral) {
    let deadline = try #require(Sample.terms.confirmationDeadline(issuedAt: Sample.noon))
    return (
      try #require(Sample.application(.referralIssued)),
      Sample.referral(status, deadline: deadline)
    )
  }

  @Test("Counts the deadlines of a referral in working days, and its extension in calendar days")
  func countsDeadlines() throws {
    let terms = Sample.terms
    #expect(Sample.noon.day(in: .kazakhstan) == Day("2026-11-20"))
    #expect(terms.confirmationDeadline(issuedAt: Sample.noon) == Day("2026-11-24"))
    #expect(terms.useDeadline(confirmedAt: Sample.noon) == Day("2026-11-27"))
    let (soon, late) = (try #require(Day("2026-11-27")), try #require(Day("2027-11-27")))
    #expect(terms.extendedDeadline(at: Sample.noon, from: soon) == Day("2026-12-20"))
    #expect(terms.extendedDeadline(at: Sample.noon, from: late) == late)
  }

  @Test("Confirms, extends once, enrols")
  func confirmsAndEnrols() throws {
    var (application, referral) = try issued()
    let later = Moment(seconds: Sample.noon.seconds + 3600)
    func take(_ step: Step) throws {
      for change in try step.changes(application, referral, at: later, terms: Sample.terms) {
        application = application.applying(change)
        referral = referral.applying(change)
      }
    }
    try take(.confirm)
    #expect(referral.status == .confirmed && referral.deadline == Day("2026-11-27"))
    #expect(throws: Step.Problem.status) { try take(.confirm) }
    try take(.extend)
    #expect(referral.status == .extended && referral.deadline == Day("2026-12-20"))
    #expect(throws: Step.Problem.doneBefore) { try take(.extend) }
    #expect(application.status == .referralIssued && application.statusSince == Sample.noon)
    try take(.enrol)
    #expect(referral.status == .used && application.status == .enrolled)
    #expect(application.statusSince == later)
    #expect(throws: Step.Problem.noReferral) { try take(.decline) }
  }

  @Test("Declines into the stop-list, cancels into the queue")
  func declinesAndCancels() throws {
    for status in [ReferralStatus.active, .confirmed, .extended] {
      let (application, referral) = try issued(status)
      for (step, ends, becomes) in [
        (Step.decline, ReferralStatus.declined, ApplicationStatus.stopList),
        (.cancel, .cancelled, .inQueue), (.withdraw, .declined, .withdrawn),
        (.reject(reason: "x"), .cancelled, .rejected), (.enrol, .used, .enrolled),
      ] {
        let changes = try step.changes(application, referral, at: Sample.noon, terms: Sample.terms)
        #expect(changes.count == 2)
        #expect(changes.reduce(referral) { $0.applying($1) }.status == ends)
        #expect(changes.reduce(application) { $0.applying($1) }.status == becomes)
      }
    }
  }

  @Test("Issues a referral to who stands in the queue and has none")
  func issues() throws {
    let (waiting, old) = (try #require(Sample.application()), try issued(.declined).1)
    for referral in [nil, old] {
      let changes = try Step.issue.changes(
        waiting, referral, at: Sample.noon, terms: Sample.terms)
      #expect(changes == [.application(.referralIssued, at: Sample.noon)])
    }
    for (application, referral) in [(waiting, try issued().1), try issued(), try issued(.used)] {
      #expect(throws: Step.Problem.status) {
        try Step.issue.changes(application, referral, at: Sample.noon, terms: Sample.terms)
      }
    }
  }

  @Test("Rejects with a reason only, and keeps it")
  func rejects() throws {
    let application = try #require(Sample.application())
    #expect(throws: Step.Problem.reason) {
      try Step.reject(reason: " \n").changes(
        application, nil, at: Sample.noon, terms: Sample.terms)
    }
    let step = Step.reject(reason: "Екінші өтініш")
    let changes = try step.changes(application, nil, at: Sample.noon, terms: Sample.terms)
    #expect(changes.reduce(application) { $0.applying($1) }.reason == "Екінші өтініш")
  }

  @Test("Restores once, in time")
  func restores() throws {
    let inactive = try #require(Sample.application(.inactive))
    func restore(_ application: Application, days: Int) throws -> Application {
      let at = Moment(seconds: Sample.noon.seconds + days * 86_400)
      return try Step.restore.changes(application, nil, at: at, terms: Sample.terms)
        .reduce(application) { $0.applying($1) }
    }
    var restored = try restore(inactive, days: 28)
    #expect(restored.status == .inQueue && restored.isRestored && restored.sequence == 1)
    #expect(throws: Step.Problem.status) { try restore(inactive, days: 29) }
    restored.status = .inactive
    #expect(throws: Step.Problem.status) { try restore(restored, days: 28) }
    // A clock that was set back finds it inactive for the second time.
    #expect(throws: Step.Problem.doneBefore) { try restore(restored, days: 27) }
  }

  @Test(
    "Offers a parent what can be done now",
    arguments: [
      (ApplicationStatus.draft, nil, ["submit"]),
      (.inQueue, nil, ["interest", "places", "withdraw"]),
      (.interested, nil, ["places", "withdraw"]), (.inBulletin, nil, ["places", "withdraw"]),
      (.waitingList, nil, ["places", "withdraw"]),
      (.inQueue, .declined, ["interest", "places", "withdraw"]),
      (.referralIssued, ReferralStatus.active, ["confirm", "decline", "withdraw"]),
      (.referralIssued, .confirmed, ["extend", "decline", "withdraw"]),
      (.referralIssued, .extended, ["decline", "withdraw"]),
      (.inactive, .expired, ["restore", "withdraw"]), (.stopList, .declined, ["withdraw"]),
      (.enrolled, .used, []), (.archived, nil, []), (.withdrawn, .declined, []),
      (.rejected, .cancelled, []),
    ])
  func offers(status: ApplicationStatus, referral: ReferralStatus?, codes: [String]) throws {
    let application = try #require(Sample.application(status))
    let deadline = try #require(Day("2026-11-24"))
    let referral = referral.map { Sample.referral($0, deadline: deadline) }
    let open = Step.open(application, referral, at: Sample.noon, terms: Sample.terms)
    #expect(open.map(\.code) == codes)
  }

  @Test("Takes an application to a place until the end of its last day")
  func applies() throws {
    let day = try #require(Day("2026-11-20"))
    let closes = try #require(Sample.terms.closingDay(publishedOn: day))
    #expect(closes == Day("2026-11-27"))
    let last = Moment(seconds: try #require(Sample.terms.end(of: closes)).seconds - 1)
    let late = Moment(seconds: last.seconds + 1)
    let step = Step.apply(closes: closes)
    for status in [ApplicationStatus.inQueue, .interested, .inBulletin, .waitingList] {
      let application = try #require(Sample.application(status))
      let changes = try step.changes(application, nil, at: last, terms: Sample.terms)
      let applied = changes.reduce(application) { $0.applying($1) }
      #expect(applied.status == .inBulletin && applied.sequence == application.sequence)
      #expect(applied.statusSince == (status == .inBulletin ? Sample.noon : last))
      #expect(throws: Step.Problem.closed) {
        try step.changes(application, nil, at: late, terms: Sample.terms)
      }
    }
    for status in [ApplicationStatus.draft, .stopList, .inactive, .enrolled, .archived] {
      let application = try #require(Sample.application(status))
      #expect(throws: Step.Problem.status) {
        try step.changes(application, nil, at: Sample.noon, terms: Sample.terms)
      }
    }
  }

  @Test("Leaves a place for the waiting list or the queue, and no other way")
  func leavesPlaces() throws {
    let (issued, referral) = try issued()
    for (step, from, to) in [
      (Step.wait, ApplicationStatus.inBulletin, ApplicationStatus.waitingList),
      (.requeue, .inBulletin, .inQueue), (.requeue, .waitingList, .inQueue),
      (.interest, .inQueue, .interested),
    ] {
      let application = try #require(Sample.application(from))
      let changes = try step.changes(application, nil, at: Sample.noon, terms: Sample.terms)
      #expect(changes == [.application(to, at: Sample.noon)])
    }
    for (step, from) in [
      (Step.wait, ApplicationStatus.inQueue), (.wait, .waitingList), (.requeue, .interested),
      (.interest, .interested), (.interest, .waitingList),
    ] {
      let application = try #require(Sample.application(from))
      #expect(throws: Step.Problem.status) {
        try step.changes(application, nil, at: Sample.noon, terms: Sample.terms)
      }
    }
    #expect(throws: Step.Problem.status) {
      try Step.requeue.changes(issued, referral, at: Sample.noon, terms: Sample.terms)
    }
  }

  @Test("Refuses a step after its time, even when nobody looked in between")
  func refusesLate() throws {
    let (application, referral) = try issued()
    let last = Moment(seconds: try #require(Sample.terms.end(of: referral.deadline)).seconds - 1)
    let late = Moment(seconds: last.seconds + 1)
    #expect(
      try Step.confirm.changes(application, referral, at: last, terms: Sample.terms).count == 1)
    #expect(throws: Step.Problem.noReferral) {
      try Step.confirm.changes(application, referral, at: late, terms: Sample.terms)
    }
    let changes = try Step.restore.changes(application, referral, at: late, terms: Sample.terms)
    #expect(changes.count == 3, "expired, inactive, restored")
  }
}
