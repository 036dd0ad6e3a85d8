import Cabinet
import CabinetService
import JSON
import Testing

@testable import CabinetAPI

@Suite struct EmployeeTests {
  @Test("shows an employee the own city or region and nothing of another")
  func isolation() throws {
    let house = try House()
    let number = try house.submit().application.text("number")
    for place in ["pavlodar", "region/pavlodar-oblysy", "*"] {
      #expect(
        try house.staff(place).get("staff/applications/\(number)").status == 200, "\(place)")
    }
    let unknown = try house.staff("*").get("staff/applications/26-0000009-6")
    #expect(unknown.status == 404)
    for place in ["ekibastuz", "atyrau", "region/atyrau-oblysy", "region/pavlodar", "nowhere"] {
      let officer = try house.staff(place)
      let base = "staff/applications/\(number)"
      let answers = [
        try officer.get(base), try officer.post("\(base)/enrol"),
        try officer.post("\(base)/cancel"), try officer.post("\(base)/reject", #"{"reason":"x"}"#),
        try officer.post("\(base)/benefit", #"{"decision":"confirm"}"#),
        try officer.post("\(base)/attendance", #"{"day":"2026-11-20","present":true}"#),
        try officer.post(
          "\(base)/clubs", #"{"name_kk":"а","name_ru":"а","since":"2026-09-01"}"#),
        try officer.post("staff/allocations", #"{"city":"pavlodar","queue_type":"general"}"#),
      ]
      for answer in answers { #expect(answer.text == unknown.text, "\(place)") }
    }
  }

  @Test("lets each role do its work only")
  func roles() throws {
    let house = try House()
    let number = try house.submit().application.text("number")
    let base = "staff/applications/\(number)"
    let auditor = try house.staff("pavlodar", role: .auditor)
    let kindergarten = try house.staff("pavlodar", role: .kindergarten)
    #expect(try auditor.get(base).status == 200)
    #expect(try kindergarten.get(base).status == 403)
    for browser in [auditor, kindergarten] {
      #expect(try browser.post("\(base)/reject", #"{"reason":"x"}"#).status == 403)
      #expect(
        try browser.post(
          "staff/allocations", #"{"city":"pavlodar","queue_type":"general"}"#
        ).status == 403)
    }
    let day = #"{"day":"2026-11-20","present":true}"#
    #expect(try auditor.post("\(base)/attendance", day).status == 403)
    #expect(try kindergarten.post("\(base)/attendance", day).status == 409)
    // A token opens nothing of a parent's, a parent's cookie nothing of the staff's.
    #expect(try auditor.get("me").status == 401)
    #expect(try house.signIn().get(base).status == 401)
  }

  @Test("knows no employee who was taken off, nor a made-up token")
  func tokens() throws {
    let house = try House()
    let (employee, token) = try house.desk.hire(
      name: "Synthetic Officer", role: .officer, places: ["*"], by: "test")
    let browser = Browser(house, token: token)
    #expect(try browser.get("staff/applications/26-0000001-9").status == 404)
    try house.desk.dismiss(employee.id, by: "test")
    for wrong in [token, "", String(repeating: "0", count: 64), "a b"] {
      #expect(
        try Browser(house, token: wrong).get("staff/applications/26-0000001-9").status == 401)
    }
    let basic = try Browser(house).send(
      "GET", "staff/applications/26-0000001-9", nil, [("Authorization", "Basic \(token)")])
    #expect(basic.status == 401)
  }

  @Test("rejects with a reason that the parent reads")
  func reject() throws {
    let house = try House()
    let sent = try house.submit().application
    let officer = try house.staff("pavlodar")
    let base = "staff/applications/\(sent.text("number"))"
    #expect(try officer.post("\(base)/reject").errors == ["/reason required"])
    #expect(try officer.post("\(base)/reject", #"{"reason":"  "}"#).errors == ["/reason required"])
    let rejected = try house.agreed(officer, "\(base)/reject", #"{"reason":"Құжат жоқ"}"#)
    #expect(rejected.text("status") == "rejected" && rejected["position"] == .null)
    let card = try house.signIn().get("applications/\(sent.text("id"))")
    #expect(card.text("reason") == "Құжат жоқ")
    #expect(try officer.post("\(base)/reject", #"{"reason":"тағы"}"#).status == 409)
  }

  @Test("moves an application when its benefit is proved, and back when it is struck off")
  func benefit() throws {
    let house = try House()
    try house.submit(.second)
    let number = try house.submit(.first, benefit: "large_family").application.text("number")
    let officer = try house.staff("pavlodar")
    func place() throws -> JSONValue? {
      try Browser(house).get("queue/\(number)")["position"]?["overall"]
    }
    func decide(_ decision: String) throws -> Int {
      try officer.post(
        "staff/applications/\(number)/benefit", #"{"decision":"\#(decision)"}"#
      ).status
    }
    #expect(try place() == .integer(2))
    #expect(try decide("confirm") == 200)
    #expect(try place() == .integer(1))
    #expect(try decide("confirm") == 409)
    #expect(try decide("strike") == 200)
    #expect(try place() == .integer(2))
  }

  @Test("does an employee's call once when it is repeated with its key")
  func keys() throws {
    let house = try House()
    let number = try house.submit(benefit: "teacher").application.text("number")
    let officer = try house.staff("pavlodar")
    for (name, body) in [
      ("benefit", #"{"decision":"confirm"}"#), ("reject", #"{"reason":"Құжат жоқ"}"#),
    ] {
      if name == "reject" {
        #expect(
          try house.staff("pavlodar").post("staff/applications/\(number)/reject", body).status
            == 202)
      }
      let key = freshKey()
      let first = try officer.post("staff/applications/\(number)/\(name)", body, key: key)
      let second = try officer.post("staff/applications/\(number)/\(name)", body, key: key)
      #expect(first.status == 200 && second.status == 200, "\(name)")
      #expect(first.text == second.text)
    }
  }

  @Test("keeps every step in the audit, whose chain is whole")
  func audit() throws {
    let house = try House()
    let (browser, referral, number, officer) = try house.referred()
    _ = try officer.get("staff/applications/\(number)")
    _ = try browser.post("referrals/\(referral)/confirm")
    #expect(try house.desk.firstBrokenAuditEntry() == nil)
  }
}
