import Cabinet
import CabinetStore
import Codes
import Dates
import Languages
import SQL
import Testing

@Suite("What is kept comes back the same") struct RoundTripTests {
  @Test("Accounts, their numbers and consents", arguments: TestDatabase.allCases)
  func keepsAccounts(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    var account = samples.account()
    let first = ContactPhone(
      number: Phone(checked: "+77010000001"), language: .russian, channels: [.whatsapp, .sms],
      isPrimary: true, verifiedAt: Samples.now)
    let second = ContactPhone(
      number: Phone(checked: "+77010000000"), language: .kazakh, channels: [], isPrimary: false,
      verifiedAt: Samples.now)
    let consent = Consent(
      id: samples.name(), kind: .terms, version: "2026-1", givenAt: Samples.now)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(account)
      #expect(try transaction.account(account.id) == account)
      #expect(try transaction.account(iin: account.iin) == account)
      (account.language, account.email, account.wantsEmail) = (.russian, "a@b.example", true)
      account = try transaction.update(account)
      try transaction.setPasswordHash("$argon2id$", of: account.id)
      (account.passwordHash, account.version) = ("$argon2id$", account.version + 1)
      try transaction.replacePhones([second, first], of: account.id)
      try transaction.replacePhones([first, second], of: account.id)
      try transaction.insert(consent, of: account.id)
    }
    try samples.store.read { reading throws(StoreError) in
      #expect(try reading.account(account.id) == account)
      #expect(account.version == 3)
      #expect(try reading.account(samples.name()) == nil)
      #expect(try reading.account(iin: samples.iin()) == nil)
      #expect(try reading.phones(of: account.id) == [first, second])
      #expect(try reading.consents(of: account.id) == [consent])
    }
    try samples.store.write { transaction throws(StoreError) in
      #expect(
        try transaction.withdrawConsent(consent.id, of: account.id, at: Samples.later(5)))
      #expect(
        try !transaction.withdrawConsent(consent.id, of: account.id, at: Samples.later(9)))
      #expect(
        try transaction.consents(of: account.id).map(\.withdrawnAt) == [Samples.later(5)])
    }
  }

  @Test("Children, clubs and attendance", arguments: TestDatabase.allCases)
  func keepsChildren(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let club = Club(
      nameKazakh: "Сурет", nameRussian: "Рисование", since: try Samples.day("2026-09-01"))
    let days = try ["2026-10-30", "2026-11-02", "2026-11-03"].map(Samples.day)
    try samples.store.write { transaction throws(StoreError) in
      for _ in 1...2 { try transaction.insert(club, of: child.id) }
      for day in days {
        try transaction.insert(Attendance(day: day, isPresent: false), of: child.id)
      }
      try transaction.insert(Attendance(day: days[1], isPresent: true), of: child.id)
    }
    try samples.store.read { reading throws(StoreError) in
      #expect(try reading.child(child.id) == child)
      #expect(try reading.children(of: account.id) == [child])
      #expect(try reading.child(iin: child.iin, of: account.id) == child)
      #expect(try reading.child(iin: samples.iin(), of: account.id) == nil)
      #expect(try reading.clubs(of: child.id) == [club])
      #expect(
        try reading.attendance(of: child.id, from: days[1], through: days[2]) == [
          Attendance(day: days[1], isPresent: true), Attendance(day: days[2], isPresent: false),
        ])
      let months = try reading.attendanceByMonth(of: child.id)
      #expect(months.map(\.month.iso) == ["2026-11", "2026-10"])
      #expect(months.map(\.present) == [1, 0])
      #expect(months.map(\.absent) == [1, 1])
    }
  }

  @Test("Applications and referrals", arguments: TestDatabase.allCases)
  func keepsApplications(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let draft = samples.application(for: child)
    var referral = try samples.referral(for: draft)
    let due = try Samples.day("2026-11-28")
    let sent = try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(draft)
      #expect(try transaction.application(draft.id) == draft)
      var sent = Samples.sent(draft, sequence: try transaction.next(.application))
      sent.wish.kindergartens = []
      (sent.benefit, sent.benefitState) = (.largeFamily, .declared)
      (sent.reason, sent.isRestored, sent.queueType) = ("себебі", true, .correctional)
      sent = try transaction.update(sent)
      try transaction.insert(referral)
      return sent
    }
    try samples.store.read { reading throws(StoreError) in
      #expect(sent.version == 2)
      #expect(try reading.application(sent.id) == sent)
      #expect(try reading.application(number: ApplicationNumber(checked: "26-1")) == sent)
      #expect(try reading.applications(of: account.id) == [sent])
      #expect(try reading.applications(for: child.id) == [sent])
      #expect(
        try reading.liveApplication(
          child: child.iin, city: "pavlodar", queueType: .correctional) == sent)
      #expect(
        try reading.liveApplication(child: child.iin, city: "pavlodar", queueType: .general) == nil)
      let waiting = { (moment: Moment) throws(StoreError) in
        try reading.applications(.inQueue, unchangedSince: moment, limit: 9)
      }
      #expect(try waiting(Samples.later(60)) == [sent])
      #expect(try waiting(Samples.later(59)) == [])
      #expect(try reading.referral(referral.id) == referral)
      #expect(try reading.referrals(of: account.id) == [referral])
      #expect(try reading.referrals(for: sent.id) == [referral])
      #expect(try reading.liveReferral(for: sent.id) == referral)
      #expect(try reading.referrals(dueBefore: due, limit: 9) == [referral])
      #expect(try reading.referrals(dueBefore: referral.deadline, limit: 9) == [])
    }
    try samples.store.write { transaction throws(StoreError) in
      (referral.status, referral.isExtended, referral.deadline) = (.extended, true, due)
      try transaction.update(referral, from: .active)
      #expect(try transaction.referral(referral.id) == referral)
      referral.status = .declined
      try transaction.update(referral, from: .extended)
      #expect(try transaction.liveReferral(for: sent.id) == nil)
    }
    #expect(try samples.store.integrityProblems() == [])
    #expect(samples.store.close().isClean)
  }

  @Test("Feeds by pages and histories", arguments: TestDatabase.allCases)
  func keepsEvents(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let (other, _) = try samples.family()
    let application = Samples.sent(samples.application(for: child), sequence: 1)
    let referral = try samples.referral(for: application)
    let events = try samples.store.write { transaction throws(StoreError) in
      var events: [Event] = []
      for status in ["in_queue", "in_bulletin"] {
        events.append(
          try transaction.append(
            .application, status: status, of: account.id, application: application,
            at: Samples.now))
        try transaction.append(
          .security, status: "cabinet_opened", of: other.id, at: Samples.now)
      }
      events.append(
        try transaction.append(
          .referral, status: "active", of: account.id, application: application,
          referral: referral, at: Samples.later(1)))
      events.append(
        try transaction.append(
          .security, status: "phone_changed", of: account.id, at: Samples.later(2)))
      return events
    }
    #expect(events.map(\.sequence) == [1, 3, 5, 6])
    #expect(events[2].applicationNumber == "26-1")
    #expect(events[2].referralNumber == "R-1")
    try samples.store.read { reading throws(StoreError) in
      #expect(try reading.feed(of: account.id, city: "pavlodar", limit: 20) == events.reversed())
      #expect(
        try reading.feed(of: account.id, city: "pavlodar", limit: 2) == [events[3], events[2]])
      #expect(
        try reading.feed(of: account.id, city: "pavlodar", before: 5, limit: 2) == [
          events[1], events[0],
        ])
      #expect(try reading.feed(of: account.id, city: "pavlodar", before: 1, limit: 2) == [])
      #expect(try reading.history(of: application.id) == Array(events[0...2]))
      #expect(try reading.history(of: referral.id) == [events[2]])
    }
  }
}
