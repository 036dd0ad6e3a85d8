import Cabinet
import CabinetStore
import Codes
import Dates
import Languages
import SQL
import Testing

@Suite("Places and reviews") struct PlaceTests {
  private func place(
    _ samples: Samples, _ day: String = "2026-11-20", kindergarten: String = "pavlodar-0001",
    city: String = "pavlodar", places: Int = 2, at moment: Moment = Samples.now
  ) throws -> BulletinPlace {
    try BulletinPlace(
      id: samples.name(), city: city, bulletin: Samples.day(day),
      group: Vacancy.Group(
        kindergarten: kindergarten, ageGroup: .junior, groupType: .general, language: .kazakh),
      places: places, closes: Samples.day("2026-11-27"), publishedAt: moment)
  }

  private func review(
    _ samples: Samples, of account: Account?, _ status: ReviewStatus = .pending,
    at moment: Moment = Samples.now
  ) -> KindergartenReview {
    KindergartenReview(
      id: samples.name(), account: account?.id, city: "pavlodar", kindergarten: "pavlodar-0001",
      rating: 5, text: "Өте \"жақсы\",\nрақмет", language: .kazakh, status: status, at: moment)
  }

  @Test("Keeps places in the order of their bulletins", arguments: TestDatabase.allCases)
  func keepsPlaces(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let late = try place(samples, "2026-11-21")
    let second = try place(samples, at: Samples.later(9))
    var first = try place(samples)
    let elsewhere = try place(samples, city: "atyrau")
    try samples.store.write { transaction throws(StoreError) in
      for place in [late, second, first, elsewhere] { try transaction.insert(place) }
      #expect(try transaction.withdrawPlace(first.id, at: Samples.later(5)))
      #expect(try !transaction.withdrawPlace(first.id, at: Samples.later(6)))
    }
    first.withdrawnAt = Samples.later(5)
    let days: [(Day, [BulletinPlace])] = [
      (try Samples.day("2026-11-19"), []), (try Samples.day("2026-11-20"), [second]),
      (try Samples.day("2026-11-27"), [second, late]), (try Samples.day("2026-11-28"), []),
    ]
    try samples.store.read { reading throws(StoreError) in
      #expect(try reading.places(city: "pavlodar").map(\.place) == [first, second, late])
      #expect(try reading.places(city: "pavlodar").map(\.left) == [0, 2, 2])
      #expect(try reading.place(elsewhere.id)?.place == elsewhere)
      for (day, open) in days {
        #expect(try reading.openPlaces(city: "pavlodar", on: day).map(\.place) == open)
      }
      #expect(try reading.place(samples.name()) == nil)
    }
  }

  @Test("Counts live and used referrals off, and no others", arguments: TestDatabase.allCases)
  func counts(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let place = try place(samples)
    let (_, child) = try samples.family()
    var application = Samples.sent(samples.application(for: child), sequence: 1)
    application.status = .referralIssued
    var referral = try samples.referral(for: application)
    let other = Referral(
      id: samples.name(), number: "R-2", application: application.id,
      account: application.account, city: referral.city, kindergarten: referral.kindergarten,
      ageGroup: .junior, groupType: .general, language: .kazakh, status: .used,
      statusSince: Samples.now, issuedAt: Samples.later(60), deadline: referral.deadline,
      bulletin: referral.bulletin)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(place)
      try transaction.insert(application)
      try transaction.insert(referral)
      #expect(try transaction.place(place.id)?.given == 0, "it may be of another source")
      try transaction.lead(referral.id, to: place.id)
      for status in ReferralStatus.allCases {
        let before = referral.status
        referral.status = status
        try transaction.update(referral, from: before)
        #expect(
          try transaction.place(place.id)?.given == (status.isLive || status == .used ? 1 : 0))
      }
      try transaction.insert(other)
      try transaction.lead(other.id, to: place.id)
      #expect(try transaction.place(place.id)?.left == 1)
      #expect(
        try transaction.referralCount(
          city: "pavlodar", from: Samples.now, before: Samples.later(60)) == 1)
    }
    let unknown: Identifier<Referral> = samples.name()
    #expect(
      samples.refusal { transaction throws(StoreError) in
        try transaction.lead(unknown, to: place.id)
      } == "conflict")
  }

  @Test("Keeps one place for an application, and knows who waits", arguments: TestDatabase.allCases)
  func keepsApplicants(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (one, other) = (try place(samples), try place(samples, kindergarten: "pavlodar-0002"))
    let again = try place(samples, "2026-11-21")
    var sent: [Application] = []
    for sequence in 1...3 {
      let (_, child) = try samples.family()
      var application = Samples.sent(samples.application(for: child), sequence: sequence)
      application.status = sequence == 3 ? .waitingList : .inBulletin
      sent.append(application)
    }
    try samples.store.write { transaction throws(StoreError) in
      for place in [one, other, again] { try transaction.insert(place) }
      for application in sent {
        try transaction.insert(application)
        try transaction.enterQueue(application, rank: .ordinary)
      }
      #expect(
        try transaction.inconsistencies() == [
          "3 applications in a bulletin or on a waiting list name no place"
        ])
      try transaction.apply(sent[0].id, to: other.id, at: Samples.later(1))
      try transaction.apply(sent[0].id, to: one.id, at: Samples.later(3))
      try transaction.apply(sent[1].id, to: one.id, at: Samples.later(2))
      try transaction.apply(sent[2].id, to: one.id, at: Samples.later(4))
      #expect(try transaction.inconsistencies() == [])
      #expect(try transaction.applicants(of: one.id) == [sent[1].id, sent[0].id, sent[2].id])
      #expect(try transaction.applicants(of: other.id) == [])
      #expect(try transaction.placeApplied(by: sent[0].id) == one.id)
      #expect(try transaction.waitingList(city: "pavlodar", again.group) == [sent[2].id])
      #expect(try transaction.waitingList(city: "pavlodar", other.group) == [])
      #expect(try transaction.waitingList(city: "atyrau", again.group) == [])
      sent[1].status = .inQueue
      _ = try transaction.update(sent[1])
      #expect(
        try transaction.inconsistencies() == ["1 places are named by applications that left them"])
      try transaction.forgetPlace(of: sent[1].id)
      #expect(try transaction.placeApplied(by: sent[1].id) == nil)
    }
  }

  @Test("Finds a place with more referrals than were published")
  func findsTooMany() throws {
    let samples = try Samples(.sqlite)
    let place = try place(samples, places: 0)
    let (_, child) = try samples.family()
    var application = Samples.sent(samples.application(for: child), sequence: 1)
    application.status = .referralIssued
    let referral = try samples.referral(for: application)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(place)
      try transaction.insert(application)
      try transaction.insert(referral)
      try transaction.lead(referral.id, to: place.id)
      #expect(
        try transaction.inconsistencies() == ["1 places have more referrals than were published"])
    }
  }

  @Test("Keeps reviews, and what is decided of them once", arguments: TestDatabase.allCases)
  func keepsReviews(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    let (first, second) = (
      review(samples, of: account), review(samples, of: account, at: Samples.later(5))
    )
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(first)
      try transaction.insert(second)
      try transaction.decide(first.id, .rejected)
    }
    var decided = first
    decided.status = .rejected
    try samples.store.read { reading throws(StoreError) in
      #expect(try reading.review(second.id) == second)
      #expect(try reading.reviews(of: account.id) == [second, decided])
      #expect(try reading.reviews(city: "pavlodar") == [second, decided])
      #expect(try reading.reviews(city: "pavlodar", .pending) == [second])
      #expect(try reading.reviews(city: "atyrau") == [])
    }
    #expect(
      samples.refusal { transaction throws(StoreError) in
        try transaction.decide(first.id, .published)
      } == "conflict")
    let stranger: Identifier<Account> = samples.name()
    try samples.store.write { transaction throws(StoreError) in
      #expect(try !transaction.deletePendingReview(first.id, of: account.id))
      #expect(try !transaction.deletePendingReview(second.id, of: stranger))
      #expect(try transaction.deletePendingReview(second.id, of: account.id))
      #expect(try transaction.reviews(of: account.id) == [decided])
    }
  }

  @Test(
    "Leaves decided reviews without their author, and no others", arguments: TestDatabase.allCases)
  func erases(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let (other, _) = try samples.family()
    let reviews = ReviewStatus.allCases.map { review(samples, of: account, $0) }
    let foreign = review(samples, of: other)
    let place = try place(samples)
    var application = Samples.sent(samples.application(for: child), sequence: 1)
    application.status = .inBulletin
    try samples.store.write { transaction throws(StoreError) in
      for each in reviews + [foreign] { try transaction.insert(each) }
      try transaction.insert(place)
      try transaction.insert(application)
      try transaction.apply(application.id, to: place.id, at: Samples.now)
      try transaction.erase(account.id, at: Samples.later(9))
      #expect(try transaction.applicants(of: place.id) == [])
      let left = try transaction.reviews(city: "pavlodar")
      #expect(
        Set(left.map(\.id))
          == Set(
            (reviews + [foreign]).filter {
              $0.account == other.id || $0.status != .pending
            }.map(\.id)))
      #expect(left.compactMap(\.account) == [other.id])
    }
    #expect(try samples.store.integrityProblems() == [])
  }
}
