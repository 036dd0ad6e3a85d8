import Cabinet
import JSON
import Testing

@testable import CabinetAPI

@Suite struct ChildrenTests {
  private func add(
    _ browser: Browser, _ iin: String, sex: String = "male", nationality: String = "kazakh"
  ) throws -> Answer {
    try browser.post(
      "children", #"{"iin":"\#(iin)","sex":"\#(sex)","nationality":"\#(nationality)"}"#)
  }

  @Test("adds a child of the register, with what the parent says of it")
  func adding() throws {
    let house = try House()
    let browser = try house.registered()
    let found = try browser.post("children/check", #"{"iin":"230101591042"}"#)
    #expect(found.text("name") == "Үлгібаев Төстік Дарханұлы" && found.text("sex") == "male")
    #expect(found.text("relation") == "parent")
    let added = try add(browser, "230101591042")
    #expect(added.status == 201 && added.text("nationality") == "kazakh", "\(added.text)")
    let again = try add(browser, "230101591042", nationality: "not_stated")
    #expect(again.text("id") == added.text("id") && again.text("nationality") == "not_stated")
    let card = try browser.get("children/\(added.text("id"))")
    #expect(card["social_status"] == .list([.text("large_family")]))
    #expect(try browser.get("children")["items"]?.items.count == 1)
  }

  @Test("tells the same of a number nobody has and of somebody else's child")
  func strangers() throws {
    let house = try House()
    let browser = try house.registered()
    let (other, unknown) = (
      try browser.post("children/check", #"{"iin":"230715690495"}"#),
      try browser.post("children/check", #"{"iin":"190503690702"}"#)
    )
    #expect(other.errors == ["/iin child_not_tied"] && other.text == unknown.text)
    #expect(try add(browser, "230715690495").errors == ["/iin child_not_tied"])
    #expect(try add(browser, "001231590285").errors == ["/iin same_as_parent"])
  }

  @Test("looks up ten children a day")
  func limit() throws {
    let house = try House()
    let browser = try house.registered()
    var last = 0
    for _ in 0..<11 {
      last = try browser.post("children/check", #"{"iin":"230101591042"}"#).status
    }
    #expect(last == 429)
    house.wait(86_400)
    let again = try house.enterByPhone().browser
    #expect(try again.post("children/check", #"{"iin":"230101591042"}"#).status == 200)
  }

  @Test("takes a child away until something was applied for it")
  func removing() throws {
    let house = try House()
    let browser = try house.registered()
    let first = try add(browser, "230101591042").text("id")
    #expect(try browser.send("DELETE", "children/\(first)").status == 204)
    #expect(try browser.get("children")["items"]?.items.count == 0)
    let second = try add(browser, "230101591042").text("id")
    let draft = try apply(browser, second)
    #expect(draft.status == 201, "\(draft.text)")
    #expect(try browser.send("DELETE", "children/\(second)").status == 409)
    #expect(try Browser(house).send("DELETE", "children/\(second)").status == 401)
  }

  private func apply(_ browser: Browser, _ child: String, settlement: String = "Алматы") throws
    -> Answer
  {
    try browser.post(
      "applications",
      """
      {"city":"almaty","queue_type":"general","child":"\(child)","settlement":"\(settlement)",\
      "language":"kk","group_type":"general","kindergartens":[],"benefit":null}
      """)
  }

  @Test("applies for a child of the cabinet, with the settlement and the register's word")
  func applying() throws {
    let house = try House()
    let browser = try house.registered()
    let child = try add(browser, "230101591042").text("id")
    let draft = try apply(browser, child)
    #expect(draft.text("settlement") == "Алматы")
    #expect(draft["social_status"] == .list([.text("large_family")]))
    let sent = try browser.post(
      "applications/\(draft.text("id"))/submit",
      #"{"consents":["terms","contacts"],"terms_version":"2026-1"}"#, key: freshKey())
    #expect(sent.text("status") == "in_queue", "\(sent.text)")
    #expect(try apply(browser, child).problem == "already-in-queue")
  }

  @Test("refuses a child of another cabinet and a settlement that is none")
  func otherFile() throws {
    let house = try House()
    let browser = try house.registered()
    let mother = Family(
      parent: "901130490109", child: "230715690495", phone: "+77000000102", city: "almaty")
    let foreign = try add(try house.registered(mother), "230715690495", sex: "female").text("id")
    #expect(try apply(browser, foreign).errors == ["/child child_not_tied"])
    let own = try add(browser, "230101591042").text("id")
    #expect(try apply(browser, own, settlement: " ").errors == ["/settlement form"])
  }

  @Test("deletes a draft, withdraws a sent application, and keeps a signed one")
  func deleting() throws {
    let house = try House()
    let (browser, _, number, officer) = try house.referred()
    let list = try #require(try browser.get("applications")["items"]?.items.first)
    let path = "applications/\(try #require(list["id"]?.text))"
    #expect(try house.agreed(officer, "staff/applications/\(number)/enrol").status == 200)
    let signed = try browser.send("DELETE", path)
    #expect(signed.status == 409 && signed.problem == "application-signed")
    let (other, sent) = try house.submit(.second)
    let otherPath = "applications/\(sent.text("id"))"
    #expect(try other.get(otherPath)["actions"]?.items.contains(.text("delete")) == true)
    #expect(try other.send("DELETE", otherPath).status == 204)
    let gone = try other.get(otherPath)
    #expect(gone.text("status") == "withdrawn" && gone["actions"] == .list([]))
    #expect(try other.send("DELETE", otherPath).problem == "status-conflict")
    #expect(try other.get("queue/\(sent.text("number"))")["position"] == .null)
  }
}
