import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("What time alone changes") struct DueTests {
  private static func midnight(_ text: String) -> Moment? {
    Day(text).map { Moment(startOf: $0, in: .kazakhstan) }
  }

  private func due(
    _ application: Application, _ referral: Referral?, _ at: Moment
  ) -> [Change] {
    Due.transitions(application, referral, at: at, terms: Sample.terms)
  }

  @Test("Makes inactive what was not confirmed, and archives it after 28 days")
  func makesInactive() throws {
    let application = try #require(Sample.application(.referralIssued))
    let deadline = try #require(Day("2026-11-24"))
    let referral = Sample.referral(.active, deadline: deadline)
    let end = try #require(Self.midnight("2026-11-25"))
    let archive = try #require(Self.midnight("2026-12-24"))
    let expected: [Change] = [
      .referral(.expired, at: end, deadline: deadline), .application(.inactive, at: end),
      .application(.archived, at: archive),
    ]
    #expect(due(application, referral, Moment(seconds: end.seconds - 1)) == [])
    #expect(due(application, referral, end) == Array(expected.prefix(2)))
    #expect(due(application, referral, Moment(seconds: archive.seconds - 1)).count == 2)
    #expect(due(application, referral, archive) == expected)
    #expect(due(application, referral, Moment(seconds: .max)) == expected)
  }

  @Test("Archives at once what was restored before")
  func archivesRestored() throws {
    var application = try #require(Sample.application(.referralIssued))
    application.isRestored = true
    let referral = Sample.referral(.active, deadline: try #require(Day("2026-11-24")))
    let end = try #require(Self.midnight("2026-11-25"))
    #expect(due(application, referral, end).last == .application(.archived, at: end))
  }

  @Test(
    "Puts into the stop-list what was not used, and back after 10 days",
    arguments: [ReferralStatus.confirmed, .extended])
  func stops(status: ReferralStatus) throws {
    let application = try #require(Sample.application(.referralIssued))
    let deadline = try #require(Day("2026-11-27"))
    let end = try #require(Self.midnight("2026-11-28"))
    let back = try #require(Self.midnight("2026-12-09"))
    #expect(
      due(application, Sample.referral(status, deadline: deadline), back) == [
        .referral(.expired, at: end, deadline: deadline), .application(.stopList, at: end),
        .application(.inQueue, at: back),
      ])
  }

  @Test("Counts the ten days after a refusal by whole days")
  func countsStopList() throws {
    let application = try #require(Sample.application(.stopList))
    let back = try #require(Self.midnight("2026-12-01"))
    #expect(due(application, nil, Moment(seconds: back.seconds - 1)) == [])
    #expect(due(application, nil, back) == [.application(.inQueue, at: back)])
    #expect(Due.nextMoment(application, nil, terms: Sample.terms) == back)
  }

  @Test("Ignores the referral of another application")
  func ignoresOthers() throws {
    let application = try #require(Sample.application(.referralIssued))
    let old = Sample.referral(.active, deadline: try #require(Day("2020-01-01")))
    let other = Referral(
      id: old.id, number: "2", application: Identifier(random: []), account: old.account,
      city: old.city, kindergarten: old.kindergarten, ageGroup: old.ageGroup,
      groupType: old.groupType, language: old.language, statusSince: old.statusSince,
      issuedAt: old.issuedAt, deadline: old.deadline, bulletin: old.bulletin)
    #expect(due(application, other, Moment(seconds: .max)) == [])
  }

  @Test("Comes to the same end however often somebody looks: random histories")
  func comesToSameEnd() throws {
    var random = SplitMix(seed: 10)
    for _ in 0..<rounds(300) {
      var (lazy, eager) = (try #require(History()), try #require(History()))
      for _ in 0..<12 {
        let seconds = Int.random(in: 0...(12 * 86_400), using: &random)
        let at = Moment(seconds: lazy.now.seconds + seconds)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let between = Int.random(in: eager.now.seconds...at.seconds, using: &random)
          eager.look(at: Moment(seconds: between))
        }
        let action = History.actions.randomElement(using: &random) ?? nil
        lazy.take(action, at: at)
        eager.take(action, at: at)
      }
      lazy.look(at: lazy.now)
      eager.look(at: lazy.now)
      #expect(lazy.application == eager.application && lazy.referral == eager.referral)
      #expect(lazy.log == eager.log)
      let again = eager.log.count
      eager.look(at: eager.now)
      #expect(eager.log.count == again, "twice is once")
    }
  }
}

/// One application's life, written down.
private struct History {
  static let actions: [Step?] = [
    nil, nil, nil, .submit, .withdraw, .restore, .restore, .confirm, .confirm, .decline, .extend,
    .enrol, .cancel, .interest, .wait, .requeue,
    Day("2027-06-01").map { .apply(closes: $0) },
  ]

  var application: Application
  var referral: Referral?
  var now = Sample.noon
  var log: [Change] = []

  init?() {
    guard let application = Sample.application() else { return nil }
    self.application = application
  }

  mutating func look(at moment: Moment) {
    record(Due.transitions(application, referral, at: moment, terms: Sample.terms), .clock)
    now = moment
  }

  /// Takes a step if it can be taken; no step issues a referral where one is waited for.
  mutating func take(_ step: Step?, at moment: Moment) {
    defer { now = moment }
    if let step {
      let terms = Sample.terms
      let due = Due.transitions(application, referral, at: moment, terms: terms)
      guard let all = try? step.changes(application, referral, at: moment, terms: terms) else {
        return record(due, .clock)
      }
      record(due, .clock)
      record(Array(all.dropFirst(due.count)), step.agent)
    } else {
      look(at: moment)
      guard application.status.isInQueue,
        let deadline = Sample.terms.confirmationDeadline(issuedAt: moment)
      else { return }
      record([.application(.referralIssued, at: moment)], .employee)
      referral = Sample.referral(deadline: deadline)
    }
  }

  private mutating func record(_ changes: [Change], _ agent: Agent) {
    for change in changes {
      switch change {
      case .application(let next, _, _): #expect(application.status.allows(next, by: agent))
      case .referral(let next, _, _): #expect(referral?.status.allows(next, by: agent) == true)
      case .admission, .deadline: Issue.record("there are no admissions here")
      }
      #expect(change.at.seconds >= (log.last?.at.seconds ?? 0), "in order of time")
      application = application.applying(change)
      referral = referral?.applying(change)
    }
    log += changes
  }
}
