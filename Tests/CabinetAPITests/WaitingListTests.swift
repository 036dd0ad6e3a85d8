import Cabinet
import CabinetService
import CabinetStore
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite struct WaitingListTests {
  /// A family that got the only place, and one behind it on the waiting list.
  private func passedOver(
    _ house: House, _ officer: Browser
  ) throws -> (winner: (browser: Browser, id: String), loser: (browser: Browser, id: String)) {
    let winner = try house.waiting()
    let loser = try house.waiting(.second)
    let place = try house.publish(officer).text("id")
    for parent in [loser, winner] { #expect(try house.apply(parent, place).status == 200) }
    let issued = try house.allocate(officer)
    #expect(
      (issued["decisions"]?.items ?? []).map { $0["decision"] } == [
        .text("place"), .text("outranked"),
      ])
    return (winner, loser)
  }

  @Test("puts who applied in vain on the waiting list, at the old place in the queue")
  func outranked() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let (winner, loser) = try passedOver(house, officer)
    #expect(try house.status(winner) == "referral_issued")
    let card = try loser.browser.get("applications/\(loser.id)")
    #expect(card.text("status") == "waiting_list")
    #expect(card["position"]?["overall"] == .integer(1))
    #expect(card["place"]?["kindergarten"]?["id"] == .text("pavlodar-0002"))
    #expect(card["place"]?["left"] == .integer(0))
    #expect(card["actions"] == .list([.text("places"), .text("withdraw"), .text("delete")]))
    #expect(try house.notices(containing: "күту парағында").count == 1)
    #expect(try house.inconsistencies() == [])
    // It takes part in the next allocation in its turn.
    try house.publish(officer, "pavlodar-0003")
    let issued = try house.allocate(officer)
    #expect(issued["decisions"]?.items.first?["basis"] == .text("turn"))
    #expect(try house.status(loser) == "referral_issued")
    #expect(try house.inconsistencies() == [])
  }

  @Test("wakes the waiting list when such a place is published again, and only then")
  func waking() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let (_, loser) = try passedOver(house, officer)
    try house.publish(officer, "pavlodar-0003")
    try house.publish(officer, age: "4-5")
    try house.publish(officer, language: "ru")
    #expect(try house.status(loser) == "waiting_list")
    house.wait(86_400)
    let again = try house.publish(officer).text("id")
    let loserAgain = (try house.enter(.second).browser, loser.id)
    let card = try loserAgain.0.get("applications/\(loser.id)")
    #expect(card.text("status") == "in_queue" && card["place"] == .null)
    #expect(card["position"]?["overall"] == .integer(1))
    #expect(try house.notices(containing: "қайта жарияланды").count == 1)
    #expect(try house.apply(loserAgain, again).text("status") == "in_bulletin")
    #expect(try house.inconsistencies() == [])
  }

  @Test("sends applicants of a withdrawn place back to the queue; those who wait go on waiting")
  func withdrawal() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let (winner, loser) = try passedOver(house, officer)
    let other = try house.waiting(.third)
    let place = try house.publish(officer, "pavlodar-0003", places: 2).text("id")
    #expect(try house.apply(other, place).status == 200)
    let first = try #require(
      try officer.get("staff/places?city=pavlodar")["items"]?.items.last?["id"]?.text)
    for id in [first, place] {
      #expect(try officer.send("DELETE", "staff/places/\(id)").status == 204)
    }
    #expect(try house.status(other) == "in_queue")
    #expect(try house.notices(containing: "қайтарып алынды").count == 1)
    #expect(try house.status(loser) == "waiting_list", "there is nothing to have")
    #expect(try house.status(winner) == "referral_issued", "what was issued stays")
    let closed = try house.apply(other, place)
    #expect(closed.status == 409 && closed.problem == "place-closed")
    // The cabinet's bulletin is the city's, even with nothing in it.
    #expect(try house.allocate(officer)["places"] == .integer(0))
    #expect(try house.inconsistencies() == [])
  }

  @Test("leaves its place with every way out, and tells nobody of a benefit or a name")
  func leaving() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let (_, loser) = try passedOver(house, officer)
    let other = try house.waiting(.third)
    let place = try house.publish(officer, "pavlodar-0003", places: 5).text("id")
    #expect(try house.apply(other, place).status == 200)
    let number = try other.browser.get("applications/\(other.id)").text("number")
    #expect(
      try house.agreed(
        officer, "staff/applications/\(number)/reject", #"{"reason":"Қате"}"#
      ).status == 200)
    #expect(
      try loser.browser.post("applications/\(loser.id)/withdraw").text("status") == "withdrawn")
    #expect(try house.inconsistencies() == [])
    for message in house.messages.all.map(\.message) where message.kind == .notice {
      for word in Privacy.all { #expect(!message.text.contains(word)) }
    }
  }

  @Test("keeps the content's bulletin until the city's first place, and counts its own afterwards")
  func bulletins() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let first = try house.waiting()
    #expect(try house.allocate(officer)["bulletin"] == .text("2026-11-20"))
    #expect(try house.status(first) == "referral_issued")
    try house.submit(.second)
    try house.submit(.third)
    house.wait(86_400)
    try house.publish(officer)
    house.wait(86_400)
    try house.publish(officer)
    let issued = try house.allocate(officer)
    #expect(issued["bulletin"] == .text("2026-11-22"))
    #expect(issued["places"] == .integer(2), "what is left of days before is given too")
    #expect(try house.inconsistencies() == [])
  }

  @Test("takes an application out of the race when the person is erased")
  func erasure() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let parent = try house.waiting()
    let place = try house.publish(officer).text("id")
    #expect(try house.apply(parent, place).status == 200)
    let gone = try parent.browser.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#)
    #expect(gone.status == 204, "\(gone.text)")
    #expect(try house.inconsistencies() == [])
    #expect(try house.allocate(officer)["decisions"] == .list([]))
  }
}
