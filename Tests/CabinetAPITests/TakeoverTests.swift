import Cabinet
import CabinetService
import HTTPServer
import JSON
import Testing

@testable import CabinetAPI

@Suite("Taking over a cabinet, and two people in one browser") struct TakeoverTests {
  private func settings(_ primary: String, _ other: String? = nil, _ more: String = "") -> String {
    let phone =
      #"{"number":"\#(primary)","language":"kk","channels":["sms"],"primary":true\#(more)}"#
    let second = other.map {
      #",{"number":"\#($0)","language":"kk","channels":["sms"],"primary":false}"#
    }
    return #"{"phones":[\#(phone)\#(second ?? "")]}"#
  }

  private let new = "+77000000150"

  /// A parent in the cabinet, the code that went to a new phone, and the tag of the settings.
  private func adding(
    _ phone: String, _ house: House
  ) throws -> (browser: Browser, code: String, tag: String) {
    try house.submit()
    let browser = try house.signIn()
    _ = try browser.post("codes", #"{"city":"pavlodar","purpose":"phone","phone":"\#(phone)"}"#)
    return (
      browser, try house.code(to: phone), try #require(try browser.get("me").header("ETag"))
    )
  }

  @Test("Takes another primary phone with the password only, and tells the old one")
  func guardsThePrimaryPhone() throws {
    let house = try House()
    let (browser, code, tag) = try adding(new, house)
    let body = settings(new, nil, #","code":"\#(code)""#)
    let refused = try browser.send("PATCH", "me", body, [("If-Match", tag)])
    #expect(refused.errors == ["/current_password required"])
    let wrong = body.dropLast() + #","current_password":"басқа сөз мүлде"}"#
    #expect(
      try browser.send("PATCH", "me", String(wrong), [("If-Match", tag)]).errors
        == ["/current_password wrong_password"])
    let right = body.dropLast() + #","current_password":"\#(Family.password)"}"#
    #expect(try browser.send("PATCH", "me", String(right), [("If-Match", tag)]).status == 200)
    let told = try house.notices(containing: "нөмірлері өзгерді")
    #expect(told.map(\.address) == [.sms(.init(checked: Family.first.phone))])
  }

  @Test("Keeps a code good while the list it came with is refused")
  func keepsTheCode() throws {
    let house = try House()
    let (browser, code, tag) = try adding(new, house)
    let own = #"{"number":"\#(Family.first.phone)","language":"kk","channels":[],"primary":true}"#
    let added =
      #"{"number":"\#(new)","language":"ru","channels":["sms"],"primary":false,"code":"\#(code)"}"#
    let broken = #"{"number":"+7700","language":"ru","channels":[],"primary":false}"#
    let refused = try browser.send(
      "PATCH", "me", #"{"phones":[\#(own),\#(added),\#(broken)]}"#, [("If-Match", tag)])
    #expect(refused.errors == ["/phones/2/number phone"])
    let taken = try browser.send(
      "PATCH", "me", #"{"phones":[\#(own),\#(added)]}"#, [("If-Match", tag)])
    #expect(taken.status == 200, "\(taken.text)")
  }

  @Test("Leaves the settings of a cabinet that is there as they are when somebody applies again")
  func keepsSettings() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let before = try browser.get("me")
    let other = Family.first.with(child: "210901590634")
    house.wait(61)
    let applicant = try house.applicant(other)
    let draft = try house.draft(applicant, other)
    let sent = try applicant.post(
      "applications/\(draft.text("id"))/submit",
      """
      {"consents":["terms","contacts"],"terms_version":"2026-1",\
      "notices":{"language":"ru","channels":["whatsapp"],"email":"other@onir.example"}}
      """, key: freshKey())
    #expect(sent.status == 200, "\(sent.text)")
    let after = try browser.get("me")
    #expect(after["email"] == before["email"] && after["phones"] == before["phones"])
  }

  @Test("Does nothing for a page that was filled for another session")
  func bindsPages() throws {
    let house = try House()
    try house.submit(.first)
    try house.submit(.second)
    let father = try house.signIn(.first)
    let page = try father.get("me")
    let mother = try house.signIn(.second)
    let tag = try #require(try mother.get("me").header("ETag"))
    let named = [("If-Match", tag), ("Onir-Session", page.text("session"))]
    let refused = try mother.send("PATCH", "me", #"{"email":"a@onir.example"}"#, named)
    #expect(refused.problem == "not-signed-in")
    #expect(try mother.get("me")["email"] == .null)
    let code = #"{"city":"pavlodar","purpose":"phone","phone":"+77000000150"}"#
    let asked = try mother.send(
      "POST", "codes", code, [("Onir-Session", page.text("session"))])
    #expect(asked.problem == "not-signed-in")
    #expect(page.text("person").count == 16)
    #expect(try mother.get("me").text("person") != page.text("person"))
    #expect(try house.enter(.first).browser.get("me").text("person") == page.text("person"))
  }

  @Test("Sends no draft of a child who has turned six since")
  func checksAgain() throws {
    let house = try House()
    try house.set("2027-04-14T23:30:00+05:00")
    let family = Family(parent: "790806490214", child: "210415591185", phone: "+77000000103")
    let browser = try house.applicant(family)
    let draft = try house.draft(browser, family)
    #expect(draft.status == 201, "\(draft.text)")
    try house.set("2027-04-15T00:05:00+05:00")
    let sent = try browser.post(
      "applications/\(draft.text("id"))/submit", House.submission, key: freshKey())
    #expect(sent.errors == ["/child_iin child_age"])
  }

  @Test("Refuses a first password that is the account's phone, and keeps the code")
  func refusesThePhone() throws {
    let house = try House()
    try house.submit()
    house.wait(61)
    let browser = Browser(house)
    let known = house.codes(to: Family.first.phone)
    _ = try browser.post(
      "codes", #"{"city":"pavlodar","purpose":"sign_in","iin":"\#(Family.first.parent)"}"#)
    let code = try house.code(to: Family.first.phone, after: known)
    func enter(_ password: String) throws -> Answer {
      try browser.post(
        "sessions",
        """
        {"city":"pavlodar","method":"iin_password","iin":"\(Family.first.parent)",\
        "code":"\(code)","new_password":"\(password)"}
        """)
    }
    #expect(try enter(Family.first.phone).errors == ["/new_password password_personal"])
    #expect(try enter(Family.password).status == 201)
  }

  @Test("Locks nobody out of the cabinet by wrong codes of an application")
  func countsApart() throws {
    let house = try House()
    try house.submit()
    _ = try house.signIn()
    let stranger = Browser(house, address: "192.0.2.9")
    for _ in 0..<8 {
      _ = try stranger.post(
        "sessions",
        """
        {"city":"pavlodar","method":"application","iin":"\(Family.first.parent)",\
        "phone":"+77000000150","code":"000000"}
        """)
    }
    #expect(try house.enter().answer.status == 201)
  }

  @Test("Answers at this machine to its own names only")
  func refusesOtherHosts() throws {
    let browser = Browser(try House())
    for (host, status) in [("127.0.0.1:8080", 200), ("[::1]:8080", 200), ("evil.example", 421)] {
      #expect(try browser.send("GET", "/api/v1/health", nil, [("Host", host)]).status == status)
    }
  }

  @Test("Records no attendance to come or long ago, and no club without a name")
  func checksRecords() throws {
    let house = try House()
    let (_, _, number, officer) = try house.referred()
    #expect(try house.agreed(officer, "staff/applications/\(number)/enrol").status == 200)
    for (day, status) in [("2026-11-20", 204), ("2026-11-21", 422), ("2026-09-01", 422)] {
      let answer = try officer.post(
        "staff/applications/\(number)/attendance", #"{"day":"\#(day)","present":true}"#)
      #expect(answer.status == status, "\(day): \(answer.text)")
    }
    for (name, since, status) in [
      ("Домбыра", "2026-10-01", 204), ("  ", "2026-10-01", 422), ("Домбыра", "2035-01-01", 422),
    ] {
      let answer = try officer.post(
        "staff/applications/\(number)/clubs",
        #"{"name_kk":"\#(name)","name_ru":"Домбра","since":"\#(since)"}"#)
      #expect(answer.status == status, "\(name) \(since): \(answer.text)")
    }
  }
}
