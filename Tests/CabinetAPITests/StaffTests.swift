import Cabinet
import CabinetService
import JSON
import Testing

@testable import CabinetAPI

@Suite struct ReferralTests {
  private func status(_ browser: Browser, _ referral: String) throws -> [String] {
    let card = try browser.get("referrals/\(referral)")
    return [card.text("status")]
      + (card["actions"]?.items ?? []).compactMap(\.text)
  }

  @Test("shows a plan first, and issues what its digest confirms")
  func allocation() throws {
    let house = try House(places: 2)
    let sent = try house.submit().application
    try house.submit(.second)
    let officer = try house.staff("pavlodar")
    let body = #"{"city":"pavlodar","queue_type":"general"}"#
    let plan = try officer.post("staff/allocations", body)
    #expect(plan["issued"] == .flag(false) && plan["places"] == .integer(2))
    #expect(try officer.post("staff/allocations", body).text == plan.text)
    #expect(try house.signIn().get("referrals")["items"] == .list([]))
    // Somebody came in between: the plan that was seen is not the one that would be carried out.
    try house.submit(.third)
    func confirm(_ digest: String) throws -> Answer {
      try officer.post(
        "staff/allocations",
        #"{"city":"pavlodar","queue_type":"general","confirm":"\#(digest)"}"#)
    }
    let late = try confirm(plan.text("digest"))
    #expect(late.status == 409 && late.problem == "plan-changed")
    let seen = try officer.post("staff/allocations", body)
    let issued = try confirm(seen.text("digest"))
    #expect(issued["issued"] == .flag(true))
    let card = try Browser(house).get("queue/\(sent.text("number"))")
    #expect(card["position"] == .null)
    // Done once, it is another plan.
    #expect(try confirm(seen.text("digest")).problem == "plan-changed")
    #expect(
      try officer.post("staff/allocations", #"{"city":"ekibastuz","queue_type":"general"}"#)
        .status == 404)
  }

  @Test("leads from a confirmed referral to an enrolled child, with attendance and clubs")
  func enrolment() throws {
    let house = try House()
    let (browser, referral, number, officer) = try house.referred()
    #expect(try status(browser, referral) == ["active", "confirm", "decline"])
    let confirmed = try browser.post("referrals/\(referral)/confirm")
    #expect(confirmed.text("status") == "confirmed" && confirmed.text("deadline") == "2026-11-27")
    #expect(try browser.post("referrals/\(referral)/confirm").status == 409)
    #expect(
      try officer.post(
        "staff/applications/\(number)/attendance", #"{"day":"2026-11-20","present":true}"#
      ).status == 409)
    #expect(
      try house.agreed(officer, "staff/applications/\(number)/enrol").text("status") == "enrolled")
    for (day, present) in [("2026-11-20", true), ("2026-11-20", false)] {
      #expect(
        try officer.post(
          "staff/applications/\(number)/attendance",
          #"{"day":"\#(day)","present":\#(present)}"#
        ).status == 204)
    }
    #expect(
      try officer.post(
        "staff/applications/\(number)/attendance", #"{"day":"2026-11-19","present":true}"#
      ).errors == ["/day range"], "before the child was enrolled")
    #expect(
      try officer.post(
        "staff/applications/\(number)/clubs",
        #"{"name_kk":"Домбыра","name_ru":"Домбра","since":"2026-09-01"}"#
      ).status == 204)
    #expect(
      try officer.post(
        "staff/applications/\(number)/clubs",
        #"{"name_kk":"Домбыра","name_ru":"Домбра","since":"2026-02-30"}"#
      ).errors == ["/since form"])
    let child = try #require(try browser.get("children")["items"]?.items.first)
    #expect(child["kindergarten"]?["id"] == .text("pavlodar-0001"))
    #expect(child["clubs"]?.items.first?["name_ru"] == .text("Домбра"))
    let id = try #require(child["id"]?.text)
    let days = try #require(try browser.get("children/\(id)")["days"]?.items)
    #expect(days.map { $0["present"] } == [.flag(false)])
    #expect(try status(browser, referral) == ["used"])
  }

  @Test("lets a parent decline; the child rests, then stands where it stood")
  func decline() throws {
    let house = try House()
    let (browser, referral, number, _) = try house.referred()
    #expect(try browser.post("referrals/\(referral)/decline").text("status") == "declined")
    #expect(try Browser(house).get("queue/\(number)")["position"] == .null)
    try house.submit(.second)
    try house.set("2026-12-01T00:00:00+05:00")
    let again = try house.enter().browser
    let list = try #require(try again.get("applications")["items"]?.items.first)
    #expect(list["status"] == .text("in_queue"))
    #expect(list["position"]?["overall"] == .integer(1))
  }

  @Test("makes the time longer once")
  func extend() throws {
    let house = try House()
    let (browser, referral, _, _) = try house.referred()
    // A place that nobody said yes to is not kept longer.
    #expect(try browser.post("referrals/\(referral)/extend").problem == "status-conflict")
    #expect(try browser.post("referrals/\(referral)/confirm").status == 200)
    let longer = try browser.post("referrals/\(referral)/extend")
    #expect(longer["extended"] == .flag(true) && longer.text("deadline") == "2026-12-20")
    let again = try browser.post("referrals/\(referral)/extend")
    #expect(again.status == 409 && again.problem == "only-once")
  }

  @Test("lets time run out the same by the clock's round and by reading", arguments: [true, false])
  func expiry(byTick: Bool) throws {
    let house = try House()
    let (_, referral, number, officer) = try house.referred()
    try house.submit(.second)
    // Two working days from Friday: the whole of Tuesday is left.
    try house.set("2026-11-24T23:59:59+05:00")
    if byTick { #expect(try house.desk.tick() == 0) }
    #expect(try status(try house.enter().browser, referral).first == "active")
    try house.set("2026-11-25T00:00:00+05:00")
    if byTick {
      #expect(try house.desk.tick() == 1)
      #expect(try house.desk.tick() == 0)
    }
    let browser = try house.enter().browser
    let card = try browser.get("applications")
    let application = try #require(card["items"]?.items.first)
    #expect(application["status"] == .text("inactive"))
    #expect(application["status_since"] == .text("2026-11-25T00:00:00+05:00"))
    #expect(
      application["actions"] == .list([.text("restore"), .text("withdraw"), .text("delete")]))
    #expect(try status(browser, referral) == ["expired"])
    let id = try #require(application["id"]?.text)
    let restored = try browser.post("applications/\(id)/restore")
    #expect(restored["position"]?["overall"] == .integer(1))
    #expect(restored.text("number") == number)
    // Once only: after a second lapse it is archived at once.
    #expect(try house.allocate(officer).status == 200)
    try house.set("2026-12-10T10:00:00+05:00")
    if byTick { try house.desk.tick() }
    let last = try house.enter().browser.get("applications/\(id)")
    #expect(last.text("status") == "archived" && last["actions"] == .list([]))
  }

  @Test("archives what was not restored in four weeks")
  func archive() throws {
    let house = try House()
    _ = try house.referred()
    try house.set("2026-12-23T23:59:59+05:00")
    func current() throws -> JSONValue? {
      try house.enter().browser.get("applications")["items"]?.items.first?["status"]
    }
    #expect(try current() == .text("inactive"))
    try house.set("2026-12-24T00:00:00+05:00")
    #expect(try current() == .text("archived"))
  }

  @Test("gives a place that lapsed to the next in the queue, without waiting for the round")
  func lapsedPlace() throws {
    let house = try House()
    let (_, _, _, officer) = try house.referred()
    let next = try house.submit(.second).application.text("number")
    func plan() throws -> JSONValue? {
      try officer.post("staff/allocations", #"{"city":"pavlodar","queue_type":"general"}"#)[
        "places"]
    }
    #expect(try plan() == .integer(0))
    try house.set("2026-11-25T00:00:00+05:00")
    #expect(try plan() == .integer(1))
    #expect(try house.allocate(officer)["places"] == .integer(1))
    #expect(try officer.get("staff/applications/\(next)").text("status") == "referral_issued")
  }
}
