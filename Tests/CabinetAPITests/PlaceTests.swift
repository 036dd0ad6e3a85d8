import Cabinet
import CabinetService
import CabinetStore
import Codes
import Dates
import HTTPServer
import JSON
import Testing

@testable import CabinetAPI

extension House {
  /// Publishes places; the child of the first family is three.
  @discardableResult
  func publish(
    _ employee: Browser, _ kindergarten: String = "pavlodar-0002", age: String = "3-4",
    type: String = "general", language: String = "kk", places: Int = 1, key: String? = nil
  ) throws -> Answer {
    try employee.post(
      "staff/places",
      """
      {"city":"pavlodar","kindergarten":"\(kindergarten)","age_group":"\(age)",\
      "group_type":"\(type)","language":"\(language)","places":\(places)}
      """, key: key)
  }

  /// A parent in the cabinet whose application stands in the queue, and the application's name.
  func waiting(_ family: Family = .first) throws -> (browser: Browser, id: String) {
    let id = try submit(family).application.text("id")
    return (try signIn(family), id)
  }

  /// Applies to a place.
  @discardableResult
  func apply(_ parent: (browser: Browser, id: String), _ place: String) throws -> Answer {
    try parent.browser.post(
      "applications/\(parent.id)/places", #"{"place":"\#(place)"}"#, key: freshKey())
  }

  func status(_ parent: (browser: Browser, id: String)) throws -> String {
    try parent.browser.get("applications/\(parent.id)").text("status")
  }

  /// What contradicts what in the database: nothing.
  func inconsistencies() throws -> [String] {
    try store.read { reading throws(StoreError) in try reading.inconsistencies() }
  }
}

@Suite struct PlaceTests {
  private func ids(_ list: Answer) -> [String] {
    (list["items"]?.items ?? []).compactMap { $0["id"]?.text }
  }

  @Test("shows a published place at once, to everybody, until the end of its last day")
  func publishing() throws {
    let house = try House()
    let anybody = Browser(house)
    #expect(try anybody.get("places?city=pavlodar").text == #"{"items":[],"next":null}"#)
    let place = try house.publish(try house.staff("pavlodar"), places: 3)
    #expect(place.status == 201)
    #expect(
      place.text == """
        {"id":"\(place.text("id"))","bulletin":"2026-11-20","kindergarten":{"id":"pavlodar-0002",\
        "name_kk":"Үлгі 2","name_ru":"Образец 2"},"age_group":"3-4","group_type":"general",\
        "language":"kk","places":3,"left":3,"closes":"2026-11-27"}
        """)
    #expect(
      try anybody.get("places?city=pavlodar").text
        == #"{"items":[\#(place.text)],"next":null}"#)
    #expect(try anybody.get("places?city=ekibastuz")["items"] == .list([]))
    #expect(try anybody.get("places?city=nowhere").errors == ["/city unknown_city"])
    try house.set("2026-11-27T23:59:59+05:00")
    #expect(ids(try anybody.get("places?city=pavlodar")) == [place.text("id")])
    try house.set("2026-11-28T00:00:00+05:00")
    #expect(try anybody.get("places?city=pavlodar")["items"] == .list([]))
  }

  @Test("lists places by pages, the newest first")
  func pages() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    var published: [String] = []
    for _ in 1...3 {
      published.insert(try house.publish(officer).text("id"), at: 0)
      house.wait(86_400)
    }
    let first = try Browser(house).get("places?city=pavlodar&limit=2")
    #expect(ids(first) == Array(published[..<2]))
    let next = try #require(first["next"]?.text)
    #expect(
      ids(try Browser(house).get("places?city=pavlodar&limit=2&cursor=\(next)")) == [published[2]])
  }

  @Test("lets those in charge publish and withdraw, and nobody else")
  func charge() throws {
    let house = try House()
    let garden = try house.staff("pavlodar/pavlodar-0002", role: .kindergarten)
    let other = try house.staff("pavlodar/pavlodar-0001", role: .kindergarten)
    let auditor = try house.staff("pavlodar", role: .auditor)
    let far = try house.staff("atyrau")
    let place = try house.publish(garden)
    #expect(place.status == 201)
    #expect(try house.publish(other).status == 404)
    #expect(try house.publish(auditor).status == 403)
    #expect(try house.publish(far).status == 404)
    #expect(try house.publish(Browser(house)).status == 401)
    let officer = try house.staff("region/pavlodar-oblysy")
    let unknown = try house.publish(officer, "pavlodar-0009")
    #expect(unknown.status == 422 && unknown.errors == ["/kindergarten unknown_kindergarten"])
    for count in [0, 1001] {
      #expect(try house.publish(officer, places: count).errors == ["/places range"])
    }
    #expect(ids(try garden.get("staff/places?city=pavlodar")) == [place.text("id")])
    #expect(ids(try auditor.get("staff/places?city=pavlodar")) == [place.text("id")])
    #expect(try other.get("staff/places?city=pavlodar")["items"] == .list([]))
    #expect(try far.get("staff/places?city=pavlodar").status == 404)
    let path = "staff/places/\(place.text("id"))"
    for stranger in [other, far] { #expect(try stranger.send("DELETE", path).status == 404) }
    #expect(try auditor.send("DELETE", path).status == 403)
    #expect(try garden.send("DELETE", path).status == 204)
    #expect(try garden.send("DELETE", path).status == 404)
    #expect(try officer.get("staff/places?city=pavlodar")["items"] == .list([]))
    #expect(try Browser(house).get("places?city=pavlodar")["items"] == .list([]))
  }

  @Test("publishes once for one key")
  func repetition() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let key = freshKey()
    let first = try house.publish(officer, key: key)
    #expect(try house.publish(officer, key: key).text == first.text)
    #expect(try house.publish(officer, places: 2, key: key).problem == "key-reused")
    #expect(ids(try Browser(house).get("places?city=pavlodar")).count == 1)
  }

  @Test("offers an application the places that fit, and takes it to no others")
  func fitting() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let parent = try house.waiting()
    let fit = try house.publish(officer).text("id")
    var unfit: [String] = []
    for (age, type, language) in [
      ("2-3", "general", "kk"), ("3-4", "correctional", "kk"), ("3-4", "general", "ru"),
    ] {
      unfit.append(
        try house.publish(officer, age: age, type: type, language: language).text("id"))
    }
    #expect(ids(try parent.browser.get("applications/\(parent.id)/places")) == [fit])
    for place in unfit + ["00000000000000000000000000"] {
      let answer = try house.apply(parent, place)
      #expect(answer.status == 422 && answer.errors == ["/place place_unfit"])
    }
    #expect(try house.status(parent) == "in_queue")
    let keyless = try parent.browser.post(
      "applications/\(parent.id)/places", #"{"place":"\#(fit)"}"#)
    #expect(keyless.problem == "key-missing")
    let applied = try house.apply(parent, fit)
    #expect(applied.text("status") == "in_bulletin")
    #expect(applied["place"]?["id"] == .text(fit))
    #expect(applied["position"]?["overall"] == .integer(1))
    #expect(try house.inconsistencies() == [])
    // Of no interest to others.
    let (stranger, _) = try house.waiting(.second)
    #expect(try stranger.get("applications/\(parent.id)/places").status == 404)
    #expect(try house.apply((stranger, parent.id), fit).status == 404)
  }

  @Test("takes applications to the end of the last day, and none after it")
  func closing() throws {
    let house = try House()
    let place = try house.publish(try house.staff("pavlodar")).text("id")
    try house.submit()
    try house.set("2026-11-27T23:58:00+05:00")
    let browser = try house.signIn()
    let id = try #require(try browser.get("applications")["items"]?.items.first?["id"]?.text)
    try house.set("2026-11-28T00:00:00+05:00")
    let late = try house.apply((browser, id), place)
    #expect(late.status == 409 && late.problem == "place-closed")
    #expect(try house.status((browser, id)) == "in_queue")
    try house.set("2026-11-27T23:59:59+05:00")
    #expect(try house.apply((browser, id), place).text("status") == "in_bulletin")
  }

  @Test("marks who is interested, and tells it; the place in the queue stays")
  func interest() throws {
    let house = try House(places: 2)
    try house.submit(.second)
    let parent = try house.waiting()
    let interested = try parent.browser.post("applications/\(parent.id)/interest")
    #expect(interested.text("status") == "interested")
    #expect(interested["position"]?["overall"] == .integer(2))
    #expect(interested["actions"] == .list([.text("places"), .text("withdraw"), .text("delete")]))
    #expect(try parent.browser.post("applications/\(parent.id)/interest").status == 409)
    #expect(try house.notices(containing: "мүдделі").count == 1)
    let feed = try #require(try parent.browser.get("feed")["items"]?.items.first)
    #expect(feed["kind"] == .text("application") && feed["status"] == .text("interested"))
    // A referral comes in turn to whoever is interested.
    #expect(try house.allocate(try house.staff("pavlodar"))["places"] == .integer(2))
    #expect(try house.status(parent) == "referral_issued")
  }

  @Test("changes to another place, and keeps the first one's time and the history")
  func change() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let one = try house.publish(officer).text("id")
    let other = try house.publish(officer, "pavlodar-0003").text("id")
    let parent = try house.waiting()
    let first = try house.apply(parent, one)
    house.wait(60)
    let same = try house.apply(parent, one)
    #expect(same.text == first.text, "nothing changed")
    let changed = try house.apply(parent, other)
    #expect(changed["place"]?["id"] == .text(other) && changed.text("status") == "in_bulletin")
    #expect(changed.text("status_since") == first.text("status_since"))
    let history = try parent.browser.get("applications/\(parent.id)")["history"]?.items ?? []
    #expect(
      history.compactMap { $0["status"]?.text } == ["in_queue", "in_bulletin", "in_bulletin"])
  }

  @Test("gives the place to who applied, in the order of the queue; others go on waiting")
  func allocation() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let place = try house.publish(officer).text("id")
    let idle = try house.waiting()
    let winner = try house.waiting(.third)
    #expect(try house.apply(winner, place).status == 200)
    let plan = try officer.post(
      "staff/allocations", #"{"city":"pavlodar","queue_type":"general"}"#)
    let decisions = try #require(plan["decisions"]?.items)
    #expect(decisions.map { $0["decision"] } == [.text("places_taken"), .text("place")])
    #expect(decisions.map { $0["basis"] } == [.null, .text("applied")])
    #expect(try house.allocate(officer)["places"] == .integer(1))
    #expect(try house.status(winner) == "referral_issued" && house.status(idle) == "in_queue")
    let card = try winner.browser.get("applications/\(winner.id)")
    #expect(card["place"] == .null)
    #expect(try Browser(house).get("places?city=pavlodar")["items"] == .list([]))
    let taken = try house.apply(idle, place)
    #expect(taken.status == 409 && taken.problem == "place-taken")
    let referral = try #require(try winner.browser.get("referrals")["items"]?.items.first)
    #expect(referral["kindergarten"]?["id"] == .text("pavlodar-0002"))
    #expect(try house.inconsistencies() == [])
    // A place that comes back is there again.
    let id = try #require(referral["id"]?.text)
    #expect(try winner.browser.post("referrals/\(id)/decline").status == 200)
    #expect(ids(try Browser(house).get("places?city=pavlodar")) == [place])
    #expect(try house.apply(idle, place).status == 200)
  }
}
