import Cabinet
import CabinetService
import HTTPServer
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite("The companion app") struct DeviceTests {
  private let phone = Family.first.phone

  @Test("Is linked by a typed password and one SMS while joining the queue, and shows all codes")
  func joins() throws {
    let house = try House()
    let offer = try house.offer(phone: phone)
    #expect(offer.text("password").utf8.count == 12)
    let telephone = Telephone(house)
    let typed = DeviceLinkRule.printed(offer.text("password"))
    let proof = #""phone":"8 (700) 000-01-01","password":"\#(typed)""#
    let asked = try telephone.claim(proof)
    #expect(asked.status == 202 && asked["next"] == .text("code"))
    #expect(asked.header("Set-Cookie") == nil)
    let linked = try telephone.claim(proof, code: try house.code(to: phone))
    #expect(linked.status == 201 && linked.text("phone") == phone)
    let current = try telephone.browser.get("devices/current")
    #expect(current.text("id") == linked.text("id") && current["sandbox"] == .flag(true))
    let browser = Browser(house)
    _ = try browser.post(
      "codes",
      #"{"city":"oral","purpose":"application","iin":"850214390005","phone":"\#(phone)"}"#)
    let code = try telephone.code()
    let opened = try browser.post(
      "sessions",
      """
      {"city":"oral","method":"application","iin":"850214390005","phone":"\(phone)",\
      "code":"\(code)"}
      """)
    #expect(opened.status == 201, "\(opened.text)")
    let draft = try house.draft(browser, .first.inAppCity)
    let sent = try browser.post(
      "applications/\(draft.text("id"))/submit", House.submission, key: freshKey())
    #expect(sent.status == 200)
    // The notice comes there too; by SMS went the one proof, and the app's messages are nowhere else.
    let texts = try telephone.messages().compactMap { $0["text"]?.text }
    #expect(texts.first?.contains(sent.text("number")) == true)
    try house.drainPost()
    let shown = house.messages.all.map(\.message).filter {
      $0.address == .sms(Phone(checked: phone))
    }
    #expect(shown.count == 1 && shown.first?.kind == .code)
    #expect(!house.messages.all.contains { $0.message.text.contains(code) })
  }

  @Test("Is linked by the address of a QR code")
  func scans() throws {
    let house = try House()
    let offer = try house.offer(phone: phone)
    let link = offer.text("link")
    #expect(offer.text("address") == "http://127.0.0.1:8080/app/#link=\(link)")
    let rows = (offer["qr"]?.items ?? []).compactMap(\.text)
    #expect(rows.count >= 21 && rows.allSatisfy { $0.utf8.count == rows.count })
    let telephone = Telephone(house)
    let seen = try telephone.browser.get("devices/links/\(link)")
    #expect(seen.text("phone") == phone && seen["needs_code"] == .flag(true))
    #expect(seen["expires_at"] == offer["expires_at"])
    let proof = #""link":"\#(link)""#
    #expect(try telephone.claim(proof).status == 202)
    #expect(try telephone.claim(proof, code: "000000").errors == ["/code wrong_code"])
    let code = try house.code(to: phone)
    #expect(try telephone.claim(proof, code: code).status == 201)
    #expect(try Browser(house).get("devices/links/\(link)").status == 404)
    #expect(try Telephone(house).claim(proof, code: code).errors == ["/password wrong_link"])
  }

  @Test("Takes a link once, for ten minutes, and five wrong passwords")
  func ends() throws {
    let house = try House()
    func wrong(_ offer: Answer) throws -> Answer {
      try Telephone(house).claim(#""phone":"\#(offer.text("phone"))","password":"000000000000""#)
    }
    let late = try house.offer(phone: phone)
    house.wait(599)
    #expect(try Browser(house).get("devices/links/\(late.text("link"))").status == 200)
    house.wait(1)
    #expect(try Telephone(house).claim(late).errors == ["/password wrong_link"])
    #expect(try Browser(house).get("devices/links/\(late.text("link"))").status == 404)
    let tried = try house.offer(phone: phone)
    for _ in 0..<4 { #expect(try wrong(tried).errors == ["/password wrong_link"]) }
    #expect(try Telephone(house).claim(tried).status == 202)
    #expect(try wrong(tried).errors == ["/password wrong_link"])
    let gone = try Telephone(house).claim(
      #""phone":"\#(phone)","password":"\#(tried.text("password"))""#)
    #expect(gone.errors == ["/password wrong_link"])
    // Nobody guesses the address, so it stays good.
    #expect(try Browser(house).get("devices/links/\(tried.text("link"))").status == 200)
    #expect(gone.response.body == (try wrong(tried)).response.body)
  }

  @Test("Asks for consent to the terms as they are")
  func consent() throws {
    let house = try House()
    let telephone = Telephone(house)
    let proof = #""link":"\#(try house.offer(phone: phone).text("link"))""#
    #expect(
      try telephone.claim(proof, version: "2025-1").errors == ["/policy_version terms_changed"])
    let refused = try telephone.browser.post(
      "devices", #"{"consent":false,"policy_version":"2026-1",\#(proof)}"#)
    #expect(refused.errors == ["/consent required"])
  }

  @Test("Is unlinked by itself and by whoever has the number in the cabinet, by nobody else")
  func unlinks() throws {
    let house = try House()
    let (browser, telephone) = try house.joinByApp()
    let (other, _) = try house.joinByApp(.second.inAppCity)
    let listed = try browser.get("devices")
    #expect(listed["items"]?.items.count == 1)
    let device = try #require(listed["items"]?.items.first)
    #expect(device["phone"] == .text(phone))
    #expect(device["device"] == .text("Chrome, Android"))
    let id = try #require(device["id"]?.text)
    #expect(try other.send("DELETE", "devices/\(id)").status == 404)
    #expect(try telephone.browser.twin().get("devices/current").status == 200)
    let own = try browser.send("DELETE", "devices/\(id)")
    #expect(own.status == 204, "\(own.text)")
    #expect(try telephone.browser.get("devices/current/messages").problem == "not-signed-in")
    let second = try house.telephone(phone)
    let gone = try second.browser.twin().send("DELETE", "devices/current")
    #expect(gone.status == 204 && gone.header("Set-Cookie")?.contains("Max-Age=0") == true)
    #expect(try second.browser.get("devices/current").status == 401)
    #expect(try browser.get("devices")["items"]?.items.isEmpty == true)
  }

  @Test("Unlinks what was linked before when the number is proved anew by SMS")
  func relinks() throws {
    let house = try House()
    let first = try house.telephone(phone)
    house.wait(61)
    let second = try house.telephone(phone)
    #expect(try first.browser.get("devices/current").status == 401)
    #expect(try second.browser.get("devices/current").status == 200)
  }

  @Test("Adds devices by the session of the number's owner, five at most, and tells the owner")
  func adds() throws {
    let house = try House()
    let (_, first) = try house.joinByApp()
    var telephones = [first]
    let owner = try enter(house, first)
    for _ in 0..<5 {
      house.wait(1)
      let offer = try house.offer(phone: phone, owner)
      #expect(offer.text("phone") == phone)
      let telephone = Telephone(house)
      #expect(try telephone.claim(offer).status == 201)
      telephones.append(telephone)
    }
    #expect(
      try telephones.map { try $0.browser.get("devices/current").status } == [401]
        + Array(repeating: 200, count: 5))
    house.wait(3600)
    let cabinet = try enter(house, telephones[5])
    #expect(try cabinet.get("feed").text.contains("device_linked"))
    #expect(try cabinet.get("devices")["items"]?.items.count == 5)
    // By the session too, without a code.
    let offer = try house.offer(phone: phone, cabinet)
    #expect(
      try Browser(house).get("devices/links/\(offer.text("link"))")["needs_code"] == .flag(false))
    // Another number is a stranger's also for whoever is signed in.
    let foreign = try house.offer(phone: Family.second.phone, cabinet)
    #expect(
      try Browser(house).get("devices/links/\(foreign.text("link"))")["needs_code"] == .flag(true))
    // Those that were there were told of the new one.
    #expect(
      try telephones[1].messages().contains { $0["text"]?.text?.contains("қосымша") == true })
  }

  /// Signs in with the password and the code of an app.
  private func enter(_ house: House, _ telephone: Telephone) throws -> Browser {
    house.wait(301)
    let step = try house.enter(.first.inAppCity).answer
    #expect(step.status == 202, "\(step.text)")
    let (browser, opened) = try house.enter(
      step.text("challenge"), code: try telephone.code())
    #expect(opened.status == 201, "\(opened.text)")
    return browser
  }

  @Test("Lets the SMS that went a moment ago be typed after the app was opened anew")
  func reopened() throws {
    let house = try House()
    let offer = try house.offer(phone: phone)
    #expect(try Telephone(house).claim(offer)["resend_after"] == .integer(60))
    let code = try house.code(to: phone, after: 0)
    house.wait(20)
    let telephone = Telephone(house)
    let again = try telephone.claim(offer)
    #expect(again.status == 202 && again["resend_after"] == .integer(40), "\(again.text)")
    try house.drainPost()
    #expect(house.codes(to: phone) == 1)
    // Another link has a code of its own, and has to wait.
    let other = try house.offer(phone: phone)
    #expect(try Telephone(house).claim(other).status == 429)
    #expect(try telephone.claim(offer, code: code).status == 201)
  }

  @Test("Asks often after it was linked and after a code, and else rarely")
  func awaits() throws {
    let house = try House()
    let telephone = try house.telephone(phone)
    func isAwaiting() throws -> Bool {
      try telephone.browser.get("devices/current/messages")["awaiting"] == .flag(true)
    }
    #expect(try isAwaiting())
    house.wait(300)
    #expect(try !isAwaiting())
    _ = try Browser(house).post(
      "codes",
      #"{"city":"oral","purpose":"application","iin":"850214390005","phone":"\#(phone)"}"#)
    _ = try telephone.code()
    #expect(try isAwaiting())
    house.wait(300)
    #expect(try telephone.codes().isEmpty)
    #expect(try !isAwaiting())
  }

  @Test("Gives the same link again to a repeated call, and counts it once")
  func repeats() throws {
    let house = try House()
    let key = freshKey()
    let offers = try (0..<7).map { _ in try house.offer(#""phone":"\#(phone)""#, key: key) }
    #expect(offers.allSatisfy { $0.status == 201 } && Set(offers.map(\.text)).count == 1)
  }

  @Test(
    "Needs a sound host for its address",
    arguments: ["", "a b", "evil.example/", "x:y", "-a", "a:"])
  func hosts(host: String) throws {
    let house = try House(isLoopback: false, isSandbox: false)
    let answer = try Browser(house).send(
      "POST", "devices/links", #"{"city":"oral","phone":"\#(phone)"}"#, [("Host", host)])
    #expect(answer.status == 400, "\(answer.text)")
    let sound = try Browser(house).send(
      "POST", "devices/links", #"{"city":"oral","phone":"\#(phone)"}"#,
      [("Host", "Portal.example:8443")])
    #expect(sound.text("address").hasPrefix("https://portal.example:8443/app/#link="))
  }

  @Test("Has a cookie of its own for a year, which opens nothing of the cabinet")
  func cookies() throws {
    for (isLoopback, name, end) in [(true, "onir-app", ""), (false, "__Host-onir-app", "; Secure")]
    {
      let house = try House(isLoopback: isLoopback, isSandbox: isLoopback)
      let telephone = try house.telephone(phone)
      let secret = try #require(telephone.browser.cookies?.split(separator: "=").last)
      let again = try telephone.browser.get("devices/current")
      #expect(
        again.header("Set-Cookie")
          == "\(name)=\(secret); Max-Age=31536000; Path=/; HttpOnly; SameSite=Strict\(end)")
      #expect(try telephone.browser.get("me").status == 401)
      let session = try house.applicant(.second)
      #expect(try session.get("devices/current").status == 401)
      #expect(try session.get("devices").status == 401)
      let foreign = try telephone.browser.send(
        "DELETE", "devices/current", nil, [("Sec-Fetch-Site", "cross-site")])
      #expect(foreign.problem == "cross-site")
    }
  }
}
