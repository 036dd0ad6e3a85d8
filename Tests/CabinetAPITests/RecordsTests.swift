import Cabinet
import CabinetService
import CabinetStore
import Dates
import Testing

@testable import CabinetAPI

/// What the cabinet gives the public tables of a city.
@Suite struct RecordsTests {
  private func records(_ house: House, _ city: String = "pavlodar") throws -> CityRecords {
    try house.desk.records(city: city, by: "test")
  }

  @Test("has nothing of a city without applications, places and reviews")
  func nothing() throws {
    let house = try House()
    #expect(try records(house).isEmpty)
    _ = try house.draft(try house.applicant())
    #expect(try records(house).isEmpty, "a draft is nobody's business")
    try house.submit(.second)
    #expect(try !records(house).isEmpty)
    #expect(try records(house, "ekibastuz").isEmpty)
    #expect(throws: Refusal.notFound) { try records(house, "nowhere") }
  }

  @Test("counts who waits in any way, confirmed benefits, and what is left of places")
  func counts() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let first = try house.waiting(.first)
    let number = try house.submit(.third, benefit: "orphan").application.text("number")
    let second = try house.waiting(.second)
    var counts = try #require(try records(house).counts)
    #expect(counts.queueTotal == 3 && counts.queueBenefit == 0)
    #expect(counts.placesFree == 5, "those of the table, while the cabinet has none")
    _ = try officer.post("staff/applications/\(number)/benefit", #"{"decision":"confirm"}"#)
    let place = try house.publish(officer).text("id")
    try house.publish(officer, age: "1-2", places: 3)
    #expect(try first.browser.post("applications/\(first.id)/interest").status == 200)
    #expect(try house.apply(second, place).status == 200)
    counts = try #require(try records(house).counts)
    #expect(counts.queueTotal == 3 && counts.queueBenefit == 1 && counts.placesFree == 4)
    #expect(counts.month.iso == "2026-11" && counts.referralsIssued == 0)
    try house.allocate(officer)
    counts = try #require(try records(house).counts)
    #expect(counts.queueTotal == 2 && counts.placesFree == 3 && counts.referralsIssued == 1)
  }

  @Test("counts referrals of the month by the portal's clock, and frees what has lapsed")
  func months() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    try house.submit()
    try house.set("2026-11-30T23:59:59+05:00")
    try house.publish(officer)
    try house.allocate(officer)
    #expect(try records(house).counts?.referralsIssued == 1)
    #expect(try records(house).counts?.placesFree == 0)
    try house.set("2026-12-01T00:00:00+05:00")
    let next = try #require(try records(house).counts)
    #expect(next.month.iso == "2026-12" && next.referralsIssued == 0)
    try house.set("2026-12-03T00:00:00+05:00")
    // Asking changes nothing; what is due is done by whoever does that.
    #expect(try records(house).counts?.placesFree == 0)
    try house.desk.tick()
    #expect(try records(house).counts?.placesFree == 1, "the referral was not confirmed")
  }

  @Test("gives withdrawn places too, so that their day is known")
  func withdrawn() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let id = try house.publish(officer, places: 4).text("id")
    #expect(try officer.send("DELETE", "staff/places/\(id)").status == 204)
    let found = try records(house)
    #expect(found.places.map(\.place.places) == [4] && found.places.map(\.left) == [0])
    #expect(found.counts?.placesFree == 0)
  }
}
