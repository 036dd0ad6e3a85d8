import Cabinet
import CabinetService
import CabinetStore
import HTTPServer
import JSON
import Testing

@testable import CabinetAPI

@Suite struct StaffAdmissionTests {
  private func employee(
    _ house: House, _ name: String, _ places: Set<String> = ["kosshy"],
    _ role: StaffRole = .officer
  ) throws -> (id: Identifier<Employee>, browser: Browser) {
    let (employee, token) = try house.desk.hire(
      name: name, role: role, places: places, by: "test")
    return (employee.id, Browser(house, token: token))
  }

  @Test("accepts a child only when two employees want it, and names the first one to the second")
  func twoEmployees() throws {
    let house = try House()
    let admitted = try house.signed()
    let path = "\(admitted.staffPath)/accept"
    let (first, second) = (
      try employee(house, "Бірінші Үлгі").browser, try employee(house, "Екінші Үлгі").browser
    )
    for _ in 1...3 {
      let answer = try first.post(path)
      #expect(answer.status == 202 && answer["proposal"]?["by_me"] == .flag(true))
    }
    #expect(try admitted.card().text("status") == "signed", "one alone accepts nobody")
    let seen = try second.get(admitted.staffPath)
    #expect(seen["proposal"]?["by"] == .text("Бірінші Үлгі"))
    #expect(seen["proposal"]?["by_me"] == .flag(false))
    #expect(seen["proposal"]?["act"] == .text("accept"))
    let done = try second.post(path)
    #expect(done.status == 200 && done.text("status") == "accepted", "\(done.text)")
    #expect(done["proposal"] == .null)
    #expect(try first.post(path).problem == "status-conflict")
  }

  @Test("forgets a proposal of who was taken off, one taken back, and one of two weeks")
  func proposalsEnd() throws {
    let house = try House()
    let admitted = try house.signed()
    let path = "\(admitted.staffPath)/accept"
    let (id, first) = try employee(house, "Бірінші Үлгі")
    let second = try employee(house, "Екінші Үлгі").browser
    #expect(try first.post(path).status == 202)
    try house.desk.dismiss(id, by: "test")
    #expect(try second.get(admitted.staffPath)["proposal"] == .null)
    let own = try second.post(path)
    #expect(own.status == 202 && own["proposal"]?["by"] == .text("Екінші Үлгі"), "\(own.text)")
    let third = try employee(house, "Үшінші Үлгі").browser
    #expect(try third.post("\(admitted.staffPath)/proposal/withdraw").status == 204)
    #expect(try third.post("\(admitted.staffPath)/proposal/withdraw").status == 404)
    #expect(try third.post(path).status == 202)
    house.wait(14 * 86_400)
    #expect(try second.post(path).status == 202, "two weeks are over")
    #expect(try third.post(path).status == 200)
  }

  @Test("forgets a proposal when the status changed in between")
  func proposalOfOldStatus() throws {
    let house = try House()
    let number = try house.submit(.kosshy).application.text("number")
    let (first, second) = (
      try employee(house, "Бірінші Үлгі").browser, try employee(house, "Екінші Үлгі").browser
    )
    let (path, body) = ("staff/applications/\(number)/reject", #"{"reason":"Қате"}"#)
    #expect(try first.post(path, body).status == 202)
    #expect(
      try second.get("staff/applications/\(number)")["proposal"]?["act"] == .text("reject"))
    let list = "staff/applications?city=kosshy&proposal=true"
    let listed = try second.get(list)["items"]?.items ?? []
    #expect(listed.map { $0["number"] } == [.text(number)])
    #expect(listed.first?["proposal"]?["reason"] == .text("Қате"))
    #expect(try second.get("staff/applications?city=kosshy&proposal=1").status == 422)
    // The first one's word was about an application that waited.
    try house.allocate(second, city: "kosshy")
    #expect(try second.get("staff/applications/\(number)")["proposal"] == .null)
    #expect(try second.get(list)["items"]?.items.isEmpty == true)
    #expect(try second.post(path, body).status == 202)
    #expect(try second.post("staff/applications/\(number)/enrol").status == 202)
    // Another act is another proposal.
    #expect(try first.post(path, body).status == 202)
    #expect(try second.post(path, body).text("status") == "rejected")
    #expect(try second.post(path, body).status == 409)
  }

  @Test("shows admissions to the city and to the kindergarten, and to nobody else")
  func isolation() throws {
    let house = try House()
    let admitted = try house.signed()
    let base = admitted.staffPath
    for (places, role) in [
      (Set(["kosshy"]), StaffRole.officer), (["kosshy/kosshy-0001"], .kindergarten),
      (["region/aqmola-oblysy"], .auditor), (["*"], .officer),
    ] {
      let browser = try employee(house, "Үлгі", places, role).browser
      #expect(try browser.get(base).status == 200, "\(places)")
      let list = try browser.get("staff/admissions?city=kosshy")
      #expect(list["items"]?.items.first?["id"] == .text(admitted.id), "\(list.text)")
    }
    let unknown = try employee(house, "Үлгі").browser.get(
      "staff/admissions/00000000000000000000000000")
    #expect(unknown.status == 404)
    for (places, role) in [
      (Set(["pavlodar"]), StaffRole.officer), (["kosshy/kosshy-0002"], .kindergarten),
      (["stepnogorsk"], .officer), (["stepnogorsk/kosshy-0001"], .kindergarten),
      (["region/atyrau-oblysy"], .officer), ([], .officer),
    ] {
      let browser = try employee(house, "Үлгі", places, role).browser
      for answer in [
        try browser.get(base), try browser.get("\(base)/documents/065"),
        try browser.get("\(base)/papers/contract"), try browser.post("\(base)/accept"),
        try browser.post("\(base)/reject", #"{"reason_code":"incomplete"}"#),
        try browser.post("\(base)/proposal/withdraw"),
      ] {
        #expect(answer.text == unknown.text, "\(places)")
      }
      let list = try browser.get("staff/admissions?city=kosshy")
      #expect(list.status == 404 || list["items"] == .list([]), "\(places): \(list.text)")
    }
    let auditor = try employee(house, "Үлгі", ["*"], .auditor).browser
    #expect(try auditor.post("\(base)/accept").status == 403)
    #expect(try auditor.get("\(base)/documents/065").status == 403)
    // A kindergarten's two employees are two.
    let teachers = try (1...2).map { _ in
      try employee(house, "Үлгі", ["kosshy/kosshy-0001"], .kindergarten).browser
    }
    #expect(try teachers[0].post("\(base)/accept").status == 202)
    #expect(try teachers[1].post("\(base)/accept").status == 200)
  }

  @Test("opens no health paper of what the parent has not signed")
  func unsigned() throws {
    let house = try House()
    let admitted = try house.begun()
    try admitted.prepare()
    let path = "\(admitted.staffPath)/documents/065"
    #expect(try admitted.officer.get(path).status == 404)
    // Nor who applies: nothing of it was handed in.
    let draft = try admitted.officer.get(admitted.staffPath)
    #expect(draft.status == 200 && draft["applicant"] == .null, "\(draft.text)")
    #expect(try admitted.officer.post("\(admitted.staffPath)/accept").status == 409)
    #expect(
      try admitted.officer.post("\(admitted.staffPath)/reject", #"{"reason_code":"incomplete"}"#)
        .status == 409)
    #expect(try admitted.sign().status == 200)
    #expect(try admitted.officer.get(path).response.body == DocumentTests.page)
    #expect(try admitted.officer.get(admitted.staffPath)["applicant"]?["phone"] != nil)
  }

  @Test("lists what waits by the time of signing, and all else the newest first")
  func lists() throws {
    let house = try House(places: 2)
    let first = try house.signed()
    let second = try house.signed(Family.second.living("kosshy"))
    let officer = second.officer
    func ids(_ query: String) throws -> [String?] {
      (try officer.get("staff/admissions?city=kosshy\(query)")["items"]?.items ?? []).map {
        $0["id"]?.text
      }
    }
    #expect(try ids("") == [first.id, second.id])
    #expect(try ids("&limit=1&cursor=1") == [second.id])
    #expect(try ids("&cursor=2") == [])
    #expect(try ids("&cursor=\(Int.max)") == [])
    #expect(try ids("&kindergarten=kosshy-0002") == [])
    #expect(try ids("&status=draft") == [])
    for each in [first, second] {
      #expect(
        try officer.post("\(each.staffPath)/reject", #"{"reason_code":"vaccination"}"#).status
          == 200)
    }
    #expect(try ids("&status=rejected") == [second.id, first.id])
    #expect(try officer.get("staff/admissions?city=nowhere").status == 404)
    #expect(try officer.get("staff/admissions?city=kosshy&status=lost").status == 422)
  }

  @Test("keeps every look of an employee at a person's data in the audit")
  func audit() throws {
    let house = try House()
    let admitted = try house.signed()
    let (id, browser) = try employee(house, "Үлгі")
    for path in [
      "staff/admissions?city=kosshy", admitted.staffPath,
      "\(admitted.staffPath)/documents/065", "\(admitted.staffPath)/papers/contract",
      "staff/applications?city=kosshy", "staff/applications/\(admitted.number)",
    ] {
      #expect(try browser.get(path).status == 200, "\(path)")
    }
    let actions = try house.store.read { reading throws(StoreError) in
      try reading.auditEntries(after: 0, limit: 1000).filter { $0.actor == "employee:" + id.text }
        .map(\.action)
    }
    #expect(
      actions == [
        "list_admissions", "show_admission", "open_065", "open_contract", "list_applications",
        "show",
      ])
    #expect(try house.desk.firstBrokenAuditEntry() == nil)
  }

  @Test("lists applications by status, benefit and number")
  func applications() throws {
    let house = try House()
    let first = try house.submit(benefit: "teacher").application.text("number")
    let second = try house.submit(.second).application.text("number")
    let officer = try house.staff("pavlodar")
    func numbers(_ query: String) throws -> [String?] {
      (try officer.get("staff/applications?city=pavlodar\(query)")["items"]?.items ?? []).map {
        $0["number"]?.text
      }
    }
    #expect(try numbers("") == [first, second])
    #expect(try numbers("&benefit_state=declared") == [first])
    #expect(try numbers("&status=in_queue&q=\(second)") == [second])
    #expect(try numbers("&status=enrolled") == [])
    let page = try officer.get("staff/applications?city=pavlodar&limit=1")
    #expect(page["items"]?.items.first?["position"] == .integer(1))
    #expect(try numbers("&limit=1&cursor=\(page.text("next"))") == [second])
    #expect(
      try officer.get("staff/applications?city=pavlodar&q=1").errors == ["/q application_number"])
    #expect(try officer.get("staff/applications?city=kosshy").status == 404)
    // The number of another city's application finds nothing.
    let other = try house.staff("kosshy").get("staff/applications?city=kosshy&q=\(first)")
    #expect(other["items"] == .list([]))
  }
}

@Suite struct StaffSessionTests {
  private func opened(
    _ house: House, isLoopback: Bool = true
  ) throws -> (Browser, Identifier<Employee>, Answer) {
    let (employee, token) = try house.desk.hire(
      name: "Synthetic Officer", role: .officer, places: ["pavlodar"], by: "test")
    let browser = Browser(house)
    return (
      browser, employee.id, try browser.post("staff/sessions", #"{"token":"\#(token)"}"#)
    )
  }

  @Test("opens a session by the token, whose cookie does what the token does, until it is closed")
  func opens() throws {
    let house = try House()
    let number = try house.submit().application.text("number")
    let (browser, id, opened) = try opened(house)
    #expect(opened.status == 201 && opened.text("id") == id.text, "\(opened.text)")
    #expect(opened.text("role") == "officer" && opened["places"] == .list([.text("pavlodar")]))
    let cookie = try #require(opened.header("Set-Cookie"))
    #expect(cookie.hasPrefix("onir-staff=") && cookie.contains("HttpOnly; SameSite=Strict"))
    let current = try browser.get("staff/sessions/current")
    #expect(current.status == 200 && current.text("id") == id.text)
    #expect(try browser.get("staff/applications/\(number)").status == 200)
    // It opens nothing of a parent's, and a parent's cookie nothing of the staff's.
    #expect(try browser.get("me").status == 401)
    #expect(try house.signIn().get("staff/sessions/current").status == 401)
    let twin = browser.twin()
    #expect(try browser.send("DELETE", "staff/sessions/current").status == 204)
    #expect(try twin.get("staff/applications/\(number)").status == 401)
  }

  @Test("refuses a page of another site")
  func foreign() throws {
    let (browser, _, _) = try opened(try House())
    let answer = try browser.send(
      "GET", "staff/sessions/current", nil,
      [("Host", "127.0.0.1:8080"), ("Origin", "https://evil.example")])
    #expect(answer.problem == "cross-site")
  }

  @Test("names the cookie for its host where the portal is open to all")
  func namesCookie() throws {
    let (_, _, opened) = try opened(try House(isLoopback: false, isSandbox: false))
    #expect(opened.header("Set-Cookie")?.hasPrefix("__Host-onir-staff=") == true)
    #expect(opened.header("Set-Cookie")?.hasSuffix("; Secure") == true)
  }

  @Test("ends after half an hour of quiet, after twelve hours, and when the employee is taken off")
  func ends() throws {
    let house = try House()
    let (quiet, _, _) = try opened(house)
    house.wait(1800)
    #expect(try quiet.get("staff/sessions/current").status == 401)
    let (busy, _, _) = try opened(house)
    for _ in 1..<29 {
      house.wait(1500)
      #expect(try busy.get("staff/sessions/current").status == 200)
    }
    house.wait(1500)
    #expect(try busy.get("staff/sessions/current").status == 401)
    let (dismissed, id, _) = try opened(house)
    try house.desk.dismiss(id, by: "test")
    #expect(try dismissed.get("staff/sessions/current").status == 401)
  }

  @Test("counts wrong tokens of an address, and lets right ones in for nothing")
  func limits() throws {
    let house = try House()
    for _ in 1...40 { #expect(try opened(house).2.status == 201) }
    let wrong = #"{"token":"\#(String(repeating: "0", count: 64))"}"#
    for _ in 1...30 {
      #expect(try Browser(house).post("staff/sessions", wrong).problem == "sign-in-failed")
    }
    #expect(try Browser(house).post("staff/sessions", wrong).status == 429)
    #expect(try Browser(house, address: "192.0.2.9").post("staff/sessions", wrong).status == 401)
    // Whoever guesses there locks no colleague out.
    #expect(try opened(house).2.status == 201)
  }
}
