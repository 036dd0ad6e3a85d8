import Cabinet
import CabinetService
import JSON
import Testing

@testable import CabinetAPI

@Suite struct SettingsTests {
  private func phone(_ number: String, _ isPrimary: Bool, _ code: String? = nil) -> String {
    """
    {"number":"\(number)","language":"ru","channels":["sms","whatsapp"],"primary":\(isPrimary)\
    \(code.map { ",\"code\":\"\($0)\"" } ?? "")}
    """
  }

  @Test("keeps several phones, a new one by the code that was sent there")
  func phones() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let tag = try #require(try browser.get("me").header("ETag"))
    func change(_ phones: String, _ match: String) throws -> Answer {
      try browser.send(
        "PATCH", "me",
        #"{"phones":[\#(phones)],"current_password":"\#(Family.password)"}"#,
        [("If-Match", match)])
    }
    let own = phone("+77000000101", true)
    let new = "8 700 000-02-01"
    #expect(try change("", tag).errors == ["/phones no_phone"])
    #expect(try change(phone("+77000000101", false), tag).errors == ["/phones no_primary_phone"])
    #expect(try change("\(own),\(own)", tag).errors == ["/phones no_primary_phone"])
    #expect(
      try change("\(own),\(phone("+77000000101", false))", tag).errors
        == ["/phones/1/number repeated"])
    #expect(try change("\(own),\(phone(new, false))", tag).errors == ["/phones/1/code wrong_code"])
    #expect(
      try change("\(own),\(phone("+7 717 210-00-00", false))", tag).errors
        == ["/phones/1/number landline"])
    let asked = try browser.post(
      "codes", #"{"city":"pavlodar","purpose":"phone","phone":"\#(new)"}"#)
    #expect(asked.status == 202)
    let code = try house.code(to: "+77000000201")
    let changed = try change("\(phone(new, true, code)),\(phone("+77000000101", false))", tag)
    #expect(changed.status == 200, "\(changed.text)")
    #expect(
      (changed["phones"]?.items ?? []).map { $0["number"]?.text }
        == ["+77000000201", "+77000000101"])
    #expect(changed.header("ETag") != tag)
    // The code was used up, and the tag is an old one.
    #expect(try change(own, tag).status == 412)
    #expect(try browser.get("feed").text.contains("phone_changed"))
  }

  @Test("takes and removes an e-mail, and sends notices there")
  func email() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    func change(_ body: String) throws -> Answer {
      let tag = try #require(try browser.get("me").header("ETag"))
      return try browser.send("PATCH", "me", body, [("If-Match", tag)])
    }
    for wrong in ["a@b", "@example.kz", "a@@example.kz", "a b@example.kz", "a@.kz"] {
      #expect(try change("{\"email\":\"\(wrong)\"}").errors == ["/email email"], "\(wrong)")
    }
    let set = try change(#"{"email":"ata@example.kz","email_notices":true,"language":"ru"}"#)
    #expect(set.text("email") == "ata@example.kz" && set["email_notices"] == .flag(true))
    let id = try #require(try browser.get("applications")["items"]?.items.first?["id"]?.text)
    #expect(try browser.post("applications/\(id)/withdraw").status == 200)
    let sent = try house.notices(containing: "статус заявления")
    #expect(sent.contains { $0.address == .email("ata@example.kz") })
    let gone = try change(#"{"email":null}"#)
    #expect(gone["email"] == .null && gone["email_notices"] == .flag(false))
  }

  @Test("gives a new secret after the password was changed, and ends the other sessions")
  func password() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let other = try house.enter().browser
    let before = browser.twin()
    func change(_ current: String, _ new: String) throws -> Answer {
      try browser.send(
        "PUT", "me/password", #"{"current_password":"\#(current)","new_password":"\#(new)"}"#)
    }
    #expect(
      try change("басқа-құпиясөз", "жаңа-құпиясөз-1").errors == [
        "/current_password wrong_password"
      ])
    #expect(try change(Family.password, "қысқа").errors == ["/new_password password_too_short"])
    #expect(
      try change(Family.password, "850214390005 абв").errors == [
        "/new_password password_personal"
      ])
    #expect(
      try change(Family.password, "мен 700 000 01 01").errors == [
        "/new_password password_personal"
      ])
    #expect(try change(Family.password, "жаңа-құпиясөз-1").status == 204)
    #expect(browser.cookies != before.cookies)
    #expect(try browser.get("me").status == 200)
    #expect(try before.get("me").status == 401)
    #expect(try other.get("me").status == 401)
    #expect(try house.enter().answer.status == 401)
    #expect(try house.enter(password: "жаңа-құпиясөз-1").answer.status == 201)
  }

  @Test("lists the sessions and ends one, or itself")
  func sessions() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let other = try house.enter().browser
    let list = try #require(try browser.get("sessions")["items"]?.items)
    #expect(list.count == 2 && list.count { $0["current"] == .flag(true) } == 1)
    let id = try #require(list.first { $0["current"] == .flag(false) }?["id"]?.text)
    #expect(try browser.send("DELETE", "sessions/\(id)").status == 204)
    #expect(try other.get("me").status == 401)
    #expect(try browser.send("DELETE", "sessions/\(id)").status == 404)
    let out = try browser.twin().send("DELETE", "sessions/current")
    #expect(out.status == 204)
    #expect(out.header("Set-Cookie")?.contains("Max-Age=0") == true)
    #expect(try browser.get("me").problem == "not-signed-in")
    // Nobody ends the session of somebody else.
    try house.submit(.second)
    let stranger = try house.signIn(.second)
    let own = try #require(
      try house.enter().browser.get("sessions")["items"]?.items.first?["id"]?.text)
    #expect(try stranger.send("DELETE", "sessions/\(own)").status == 404)
  }

  @Test("ends a session that rests, and any after its longest time")
  func idle() throws {
    let house = try House()
    let applicant = try house.submit().browser
    let browser = try house.signIn()
    house.wait(1799)
    #expect(try browser.get("me").status == 200)
    house.wait(1799)
    #expect(try browser.get("me").status == 200)
    #expect(try applicant.get("me").status == 401)
    house.wait(1800)
    #expect(try browser.get("me").status == 401)
  }

  @Test("takes a consent back once and keeps it on record")
  func consents() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let id = try #require(try browser.get("consents")["items"]?.items.first?["id"]?.text)
    #expect(try browser.send("DELETE", "consents/\(id)").status == 204)
    let kept = try #require(try browser.get("consents")["items"]?.items)
    #expect(kept.count == 2 && kept.count { $0["withdrawn_at"] != .null } == 1)
    try house.submit(.second)
    #expect(try house.signIn(.second).send("DELETE", "consents/\(id)").status == 404)
  }
}
