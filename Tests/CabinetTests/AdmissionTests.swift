import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("Admissions") struct AdmissionTests {
  private static func midnight(_ text: String) throws -> Moment {
    Moment(startOf: try #require(Day(text)), in: .kazakhstan)
  }

  /// What a step makes of an application with a referral and an admission.
  private func after(
    _ step: Step, _ referral: ReferralStatus = .confirmed, _ admission: AdmissionStatus?,
    deadline: String = "2026-11-27", at moment: Moment = Sample.noon,
    terms: Terms = Sample.admitting
  ) throws -> (String, String, String, Day) {
    let application = try #require(Sample.application(.referralIssued))
    let kept = Sample.referral(referral, deadline: try #require(Day(deadline)))
    let open = admission.map { Sample.admission($0) }
    let changes = try step.changes(application, kept, open, at: moment, terms: terms)
    let last = changes.reduce(kept) { $0.applying($1) }
    return (
      changes.reduce(application) { $0.applying($1) }.status.rawValue, last.status.rawValue,
      open.map { open in changes.reduce(open) { $0.applying($1) }.status.rawValue } ?? "-",
      last.deadline
    )
  }

  @Test("Begins with a referral that is issued or confirmed, once at a time")
  func begins() throws {
    let fresh = try after(.begin, .active, nil, deadline: "2026-11-24")
    #expect(fresh.1 == "confirmed" && fresh.3 == Day("2026-11-27"))
    let confirmed = try after(.begin, .confirmed, nil, deadline: "2026-11-26")
    #expect(confirmed.1 == "confirmed" && confirmed.3 == Day("2026-11-26"))
    _ = try after(.begin, .confirmed, .rejected)
    for open in [AdmissionStatus.draft, .signed] {
      #expect(throws: Step.Problem.status) { try after(.begin, .confirmed, open) }
    }
    #expect(throws: Step.Problem.noReferral) { try after(.begin, .declined, nil) }
    #expect(throws: Step.Problem.status) {
      try after(.begin, .active, nil, deadline: "2026-11-24", terms: Sample.terms)
    }
  }

  @Test("Goes by the table of steps and statuses")
  func takes() throws {
    let table: [(Step, AdmissionStatus?, String?)] = [
      (.sign, nil, nil), (.sign, .draft, "referral_issued confirmed signed"),
      (.sign, .signed, nil), (.sign, .rejected, nil),
      (.accept, .draft, nil), (.accept, .signed, "enrolled used accepted"), (.accept, nil, nil),
      (.accept, .accepted, nil),
      (.refuse(.incomplete, reason: nil), .draft, nil),
      (.refuse(.incomplete, reason: nil), .signed, "referral_issued confirmed rejected"),
      (.decline, nil, "withdrawn declined -"), (.decline, .draft, "withdrawn declined declined"),
      (.decline, .signed, nil), (.decline, .rejected, "withdrawn declined rejected"),
      (.withdraw, .draft, "withdrawn declined declined"),
      (.withdraw, .signed, "withdrawn declined declined"),
      (.enrol, nil, "enrolled used -"), (.enrol, .draft, "enrolled used expired"),
      (.enrol, .signed, "enrolled used accepted"),
      (.cancel, .draft, "in_queue cancelled expired"), (.cancel, .signed, nil),
      (.reject(reason: "x"), .draft, "rejected cancelled expired"),
      (.reject(reason: "x"), .signed, nil), (.extend, .draft, nil), (.extend, nil, nil),
    ]
    for (step, admission, expected) in table {
      let found = (try? after(step, .confirmed, admission)).map { "\($0.0) \($0.1) \($0.2)" }
      #expect(found == expected, "\(step) \(String(describing: admission))")
    }
  }

  @Test("Gives five working days more after a rejection, and never less than there were")
  func lengthens() throws {
    let step = Step.refuse(.other, reason: "Суреті анық емес")
    #expect(try after(step, .confirmed, .signed, deadline: "2026-11-23").3 == Day("2026-11-27"))
    #expect(try after(step, .confirmed, .signed, deadline: "2026-12-30").3 == Day("2026-12-30"))
    // The signature came in time, the decision after it.
    let late = try Self.midnight("2026-12-15")
    #expect(
      try after(step, .confirmed, .signed, deadline: "2026-11-27", at: late).3 == Day("2026-12-23"))
    #expect(throws: Step.Problem.reason) {
      try after(.refuse(.other, reason: nil), .confirmed, .signed)
    }
    #expect(throws: Step.Problem.reason) {
      try after(.refuse(.incomplete, reason: " "), .confirmed, .signed)
    }
  }

  @Test(
    "Ends at the midnight after the fifth working day, holidays left out, in Kazakhstan's time",
    arguments: [
      // Friday; before the holiday of 16 December; at the turn of the year; in March.
      ("2026-11-20T12:00:00+05:00", "2026-11-27"), ("2026-12-14T12:00:00+05:00", "2026-12-22"),
      ("2026-12-30T12:00:00+05:00", "2027-01-11"), ("2026-03-18T12:00:00+05:00", "2026-03-30"),
      // The day of the portal counts, wherever it is in UTC.
      ("2026-11-20T00:00:00+05:00", "2026-11-27"), ("2026-11-20T23:59:59+05:00", "2026-11-27"),
    ])
  func ends(start: String, last: String) throws {
    let start = try #require(Moment(start, in: .kazakhstan))
    let deadline = try #require(Sample.admitting.useDeadline(confirmedAt: start))
    #expect(deadline == Day(last))
    let end = try #require(Sample.admitting.end(of: deadline))
    let application = try #require(Sample.application(.referralIssued))
    let referral = Sample.referral(.confirmed, deadline: deadline)
    func due(_ admission: AdmissionStatus?, _ seconds: Int) -> [Change] {
      Due.transitions(
        application, referral, admission.map { Sample.admission($0) },
        at: Moment(seconds: seconds), terms: Sample.admitting)
    }
    #expect(due(.draft, end.seconds - 1) == [])
    let rest: [Change] = [
      .referral(.expired, at: end, deadline: deadline), .application(.archived, at: end),
    ]
    #expect(due(.draft, end.seconds) == [.admission(.expired, at: end)] + rest)
    #expect(due(nil, end.seconds) == rest)
    #expect(due(.rejected, .max) == rest)
    #expect(due(.signed, .max) == [], "a signed one stops the clock")
    // Signing a second before the end is in time, at the end no more.
    let draft = Sample.admission()
    let just = Moment(seconds: end.seconds - 1)
    #expect(
      try Step.sign.changes(application, referral, draft, at: just, terms: Sample.admitting)
        == [.admission(.signed, at: just)])
    #expect(throws: Step.Problem.noReferral) {
      try Step.sign.changes(application, referral, draft, at: end, terms: Sample.admitting)
    }
  }

  @Test("Makes inactive, as elsewhere, what nobody said yes to")
  func leavesUnconfirmed() throws {
    let application = try #require(Sample.application(.referralIssued))
    let deadline = try #require(Day("2026-11-24"))
    let end = try Self.midnight("2026-11-25")
    #expect(
      Due.transitions(
        application, Sample.referral(.active, deadline: deadline), at: end, terms: Sample.admitting)
        == [.referral(.expired, at: end, deadline: deadline), .application(.inactive, at: end)])
  }

  @Test("Counts the working days that are left, today among them")
  func countsLeft() throws {
    let terms = Sample.admitting
    let referral = Sample.referral(.confirmed, deadline: try #require(Day("2026-12-22")))
    for (day, left) in [
      ("2026-12-14", 5), ("2026-12-15", 5), ("2026-12-16", 4), ("2026-12-17", 4),
      ("2026-12-19", 2), ("2026-12-21", 2), ("2026-12-22", 1), ("2026-12-23", 0),
    ] {
      for second in [0, 86_399] {
        let at = Moment(seconds: try Self.midnight(day).seconds + second)
        #expect(terms.daysLeft(of: referral, at: at) == left, "\(day) \(second)")
      }
    }
    let over = Sample.referral(.expired, deadline: try #require(Day("2026-12-22")))
    #expect(terms.daysLeft(of: over, at: Sample.noon) == nil)
    let issued = Sample.referral(.active, deadline: try #require(Day("2026-11-24")))
    #expect(terms.daysLeft(of: issued, at: Sample.noon) == 2)
  }

  @Test("Numbers by place, year and order")
  func numbers() {
    for (kato, prefix) in [
      ("111010000", "111"), ("750000000", "750"), (nil, "000"), ("", "000"), ("11", "000"),
      ("1a1010000", "000"),
    ] {
      #expect(AdmissionNumber.prefix(kato: kato) == prefix)
    }
    #expect(AdmissionNumber(prefix: "111", year: 2026, sequence: 107).text == "111.2026.107")
  }

  @Test("Comes to the same end however often somebody looks, and in order of time: random lives")
  func comesToSameEnd() throws {
    var random = SplitMix(seed: 40)
    for _ in 0..<rounds(300) {
      var (lazy, eager) = (try #require(Life()), try #require(Life()))
      for _ in 0..<12 {
        let at = Moment(
          seconds: lazy.now.seconds + Int.random(in: 0...(4 * 86_400), using: &random))
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let between = Int.random(in: eager.now.seconds...at.seconds, using: &random)
          eager.look(at: Moment(seconds: between))
        }
        guard let step = Life.steps.randomElement(using: &random) else { continue }
        lazy.take(step, at: at)
        eager.take(step, at: at)
      }
      eager.look(at: lazy.now)
      lazy.look(at: lazy.now)
      #expect(lazy.log == eager.log)
      #expect(lazy.application == eager.application && lazy.referral == eager.referral)
      #expect(lazy.admission == eager.admission)
      // What the store holds to be consistent.
      if lazy.admission?.status.isFinal == false { #expect(lazy.referral.status.isLive) }
      if lazy.admission?.status == .accepted { #expect(lazy.application.status == .enrolled) }
      if lazy.referral.status.isLive { #expect(lazy.application.status == .referralIssued) }
      #expect(lazy.application.status != .stopList, "there is no stop-list here")
    }
  }
}

@Suite("Data of an applicant") struct ApplicantTests {
  @Test("Takes what stands on a card and an address")
  func checks() throws {
    let today = try #require(Day("2026-11-20"))
    func problems(
      _ number: String = "000000101", _ issued: String = "2020-01-01",
      _ until: String = "2030-01-01", _ address: String = "Үлгі көшесі, 1"
    ) throws -> [AdmissionRule.Problem] {
      AdmissionRule.problems(
        identityNumber: number, issuedOn: try #require(Day(issued)),
        validUntil: try #require(Day(until)), address: address, today: today)
    }
    #expect(try problems() == [])
    #expect(try problems("000000101", "2026-11-20", "2026-11-20") == [])
    for number in ["", "12345678", "1234567890", "12345678a", "١٢٣٤٥٦٧٨٩", "12345 789"] {
      #expect(try problems(number) == [.number], "\(number)")
    }
    #expect(try problems("000000101", "2026-11-21") == [.issuedLater])
    #expect(try problems("000000101", "2020-01-01", "2026-11-19") == [.over])
    for address in ["", "Үлгі", "     ", "a\nbcdefg", "\u{202E}abcdefg"] {
      #expect(try problems("000000101", "2020-01-01", "2030-01-01", address) == [.address])
    }
    let long = String(repeating: "ә", count: 300)
    #expect(try problems("000000101", "2020-01-01", "2030-01-01", long) == [])
    #expect(try problems("000000101", "2020-01-01", "2030-01-01", long + "ә") == [.address])
  }
}

/// One admission's life, written down.
private struct Life {
  static let steps: [Step?] = [
    nil, .begin, .begin, .begin, .sign, .sign, .accept, .refuse(.incomplete, reason: nil),
    .decline, .withdraw, .enrol, .cancel, .confirm, .extend, .reject(reason: "x"),
  ]

  var application: Application
  var referral: Referral
  var admission: Admission?
  var now = Sample.noon
  var log: [Change] = []

  init?() {
    guard let application = Sample.application(.referralIssued),
      let deadline = Sample.admitting.confirmationDeadline(issuedAt: Sample.noon)
    else { return nil }
    self.application = application
    referral = Sample.referral(deadline: deadline)
  }

  mutating func look(at moment: Moment) {
    record(
      Due.transitions(application, referral, admission, at: moment, terms: Sample.admitting), .clock
    )
    now = moment
  }

  mutating func take(_ step: Step?, at moment: Moment) {
    look(at: moment)
    guard let step,
      let all = try? step.changes(
        application, referral, admission, at: moment, terms: Sample.admitting)
    else { return }
    record(all, step.agent)
    if step == .begin {
      admission = Sample.admission()
      admission?.statusSince = moment
    }
  }

  private mutating func record(_ changes: [Change], _ agent: Agent) {
    for change in changes {
      switch change {
      case .application(let next, _, _): #expect(application.status.allows(next, by: agent))
      case .referral(let next, _, _): #expect(referral.status.allows(next, by: agent))
      case .admission(let next, _, _, _):
        #expect(admission?.status.allows(next, by: agent) == true)
      case .deadline(let day, _): #expect(day >= referral.deadline)
      }
      #expect(change.at.seconds >= (log.last?.at.seconds ?? 0), "in order of time")
      application = application.applying(change)
      referral = referral.applying(change)
      admission = admission?.applying(change)
    }
    log += changes
  }
}
