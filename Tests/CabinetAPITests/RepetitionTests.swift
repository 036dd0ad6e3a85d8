import Cabinet
import HTTPServer
import JSON
import Testing

@testable import CabinetAPI

@Suite("Calls that come twice, and readers who say nothing") struct RepetitionTests {
  private let code =
    #"{"city":"pavlodar","purpose":"application","iin":"850214390005","phone":"+77000000101"}"#

  @Test("Sends one code for a call that comes twice")
  func sendsOneCode() throws {
    let house = try House()
    let browser = Browser(house)
    let key = freshKey()
    let first = try browser.post("codes", code, key: key)
    _ = try house.code(to: Family.first.phone)
    let second = try browser.post("codes", code, key: key)
    #expect(first.status == 202 && second.status == 202 && first.text == second.text)
    #expect(try browser.post("codes", code, key: freshKey()).status == 429)
    #expect(house.codes(to: Family.first.phone) == 1)
  }

  @Test("Does an employee's work once for a call that comes twice")
  func decidesOnce() throws {
    let house = try House()
    let number = try house.submit(benefit: "large_family").application.text("number")
    let officer = try house.staff("pavlodar")
    let (path, key) = ("staff/applications/\(number)/benefit", freshKey())
    let first = try officer.post(path, #"{"decision":"confirm"}"#, key: key)
    let second = try officer.post(path, #"{"decision":"confirm"}"#, key: key)
    #expect(first.status == 200 && second.status == 200 && first.text == second.text)
    #expect(try officer.post(path, #"{"decision":"confirm"}"#).status == 409)
  }

  @Test("Speaks the language of the cabinet to a reader who names none")
  func speaks() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let tag = try #require(try browser.get("me").header("ETag"))
    #expect(try browser.get("applications/0").header("Content-Language") == "kk")
    let changed = try browser.send(
      "PATCH", "me", #"{"language":"ru"}"#, [("If-Match", tag)])
    #expect(changed.status == 200)
    #expect(try browser.get("applications/0").header("Content-Language") == "ru")
    let asked = try browser.send("GET", "applications/0", nil, [("Accept-Language", "kk")])
    #expect(asked.header("Content-Language") == "kk")
  }

  @Test("Exports what is kept in every city")
  func exportsEveryCity() throws {
    let house = try House()
    try house.submit()
    var elsewhere = Family.first
    elsewhere.city = "ekibastuz"
    house.wait(61)
    try house.submit(elsewhere)
    let browser = try house.signIn()
    #expect(try browser.get("applications")["items"]?.items.count == 1)
    let export = try browser.get("me/export")
    let cities = (export["applications"]?.items ?? []).compactMap { $0["city"]?.text }
    #expect(Set(cities) == ["pavlodar", "ekibastuz"])
    #expect((export["feed"]?.items ?? []).count == 4)
  }

  @Test("Shows a kindergarten's employee the children with a referral there, and no others")
  func bindsToKindergartens() throws {
    let house = try House()
    let (_, _, number, officer) = try house.referred()
    #expect(try house.agreed(officer, "staff/applications/\(number)/enrol").status == 200)
    let day = #"{"day":"2026-11-20","present":true}"#
    for (place, status) in [("pavlodar/pavlodar-0001", 204), ("pavlodar/pavlodar-0002", 404)] {
      let teacher = try house.staff(place, role: .kindergarten)
      let answer = try teacher.post("staff/applications/\(number)/attendance", day)
      #expect(answer.status == status, "\(place): \(answer.text)")
    }
  }
}
