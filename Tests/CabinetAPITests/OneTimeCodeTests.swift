import Cabinet
import CabinetService
import HTTPServer
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite("Signing in with a one-time code") struct OneTimeCodeTests {
  private let family = Family.first.in(city: "taraz")
  /// A number that is sound and nobody's.
  private static let unknown = "710101300106"

  private func ask(_ house: House, iin: String? = nil, phone: String? = nil) throws -> Answer {
    house.wait(61)
    return try Browser(house).post(
      "codes",
      """
      {"city":"taraz","purpose":"one_time_code","iin":"\(iin ?? family.parent)",\
      "phone":"\(phone ?? family.phone)"}
      """)
  }

  private func enter(
    _ house: House, _ code: String, iin: String? = nil, phone: String? = nil,
    city: String = "taraz"
  ) throws -> (browser: Browser, answer: Answer) {
    let browser = Browser(house)
    let answer = try browser.post(
      "sessions",
      """
      {"city":"\(city)","method":"one_time_code","iin":"\(iin ?? family.parent)",\
      "phone":"\(phone ?? family.phone)","code":"\(code)"}
      """)
    return (browser, answer)
  }

  /// A parent who signed in with a code.
  private func signedIn(_ house: House) throws -> Browser {
    let known = house.codes(to: family.phone)
    #expect(try ask(house).status == 202)
    let (browser, answer) = try enter(house, try house.code(to: family.phone, after: known))
    #expect(answer.status == 201, "\(answer.text)")
    return browser
  }

  @Test("Opens the cabinet by a code that came to the person's own number, once")
  func opens() throws {
    let house = try House()
    try house.submit(family)
    let known = house.codes(to: family.phone)
    #expect(try ask(house).status == 202)
    let code = try house.code(to: family.phone, after: known)
    let wrong = try enter(house, code == "000000" ? "000001" : "000000").answer
    #expect(wrong.status == 401 && wrong.problem == "sign-in-failed")
    let (browser, answer) = try enter(house, code)
    #expect(answer.status == 201 && answer.text("method") == "one_time_code", "\(answer.text)")
    #expect(try browser.get("applications")["items"]?.items.count == 1)
    #expect(try enter(house, code).answer.problem == "sign-in-failed")
  }

  @Test("Takes no code that was sent for something else, for another city or too long ago")
  func otherCodes() throws {
    let house = try House()
    try house.submit(family)
    house.wait(61)
    let known = house.codes(to: family.phone)
    _ = try Browser(house).post(
      "codes",
      """
      {"city":"taraz","purpose":"application","iin":"\(family.parent)","phone":"\(family.phone)"}
      """)
    let other = try house.code(to: family.phone, after: known)
    #expect(try enter(house, other).answer.problem == "sign-in-failed")
    let next = house.codes(to: family.phone)
    #expect(try ask(house).status == 202)
    let code = try house.code(to: family.phone, after: next)
    #expect(try enter(house, code, city: "atyrau").answer.problem == "sign-in-failed")
    #expect(try enter(house, code, city: "qonaev").answer.problem == "method-not-offered")
    house.wait(300)
    #expect(try enter(house, code).answer.problem == "sign-in-failed")
  }

  @Test("Sends a code only to a number of the register, and to who has a cabinet")
  func receivers() throws {
    let house = try House()
    try house.submit(family)
    let before = house.messages.all.count
    // Tied but without a cabinet; a cabinet but somebody else's phone; nobody at all.
    for (iin, phone) in [
      (Family.second.parent, Family.second.phone), (family.parent, Family.second.phone),
      (Self.unknown, Family.third.phone),
    ] {
      #expect(try ask(house, iin: iin, phone: phone).status == 202)
    }
    // Messages leave in order, so this one tells that no other was sent before it.
    let known = house.codes(to: family.phone)
    #expect(try ask(house).status == 202)
    _ = try house.code(to: family.phone, after: known)
    let codes = house.messages.all.dropLast(before).filter { $0.message.kind == .code }
    #expect(codes.count == 1)
  }

  @Test("Answers the same for a known and an unknown person")
  func privacy() throws {
    let house = try House()
    try house.submit(family)
    func expectSame(_ one: Answer, _ other: Answer) {
      #expect(one.status == other.status && one.response.body == other.response.body)
      #expect(one.steadyHeaders == other.steadyHeaders)
    }
    house.wait(3600)
    expectSame(
      try ask(house), try ask(house, iin: Self.unknown, phone: Family.third.phone))
    for _ in 0..<8 {
      expectSame(
        try enter(house, "000000").answer,
        try enter(house, "000000", iin: Self.unknown, phone: Family.third.phone).answer)
    }
    #expect(try enter(house, "000000").answer.status == 429)
  }

  @Test("Opens nothing of a city that asks for more")
  func weak() throws {
    let house = try House()
    let strong = try house.submit(.first).application
    let (id, number) = (strong.text("id"), strong.text("number"))
    _ = try house.signIn(.first)
    let browser = try signedIn(house)
    #expect(try browser.get("applications")["items"] == .list([]))
    #expect(try browser.get("applications/\(id)").status == 404)
    for action in ["withdraw", "submit"] {
      let answer = try browser.send(
        "POST", "applications/\(id)/\(action)", action == "submit" ? House.submission : "{}",
        [("Idempotency-Key", freshKey())])
      #expect(answer.status == 404)
    }
    #expect(!(try browser.get("feed").text.contains(number)))
    let export = try browser.get("me/export")
    #expect(export.status == 200 && !export.text.contains(number))
    #expect(
      try browser.send("GET", "me", nil, [(name: "Onir-City", value: "pavlodar")]).status == 401)
    // The primary number opens the other city, so its password is asked for.
    let etag = try #require(try browser.get("me").header("ETag"))
    let changed = try browser.send(
      "PATCH", "me",
      """
      {"phones":[{"number":"+77000000109","language":"kk","channels":["sms"],"primary":true,\
      "code":"000000"}]}
      """, [("If-Match", etag)])
    #expect(changed.errors == ["/current_password required"], "\(changed.text)")
    #expect(try browser.send("DELETE", "me", "{}").errors == ["/password required"])
    // Nor does it link an app to a number without a code to it.
    let offer = try house.offer(phone: family.phone, browser)
    let link = try Browser(house).get("devices/links/\(offer.text("link"))")
    #expect(link["needs_code"] == .flag(true), "\(link.text)")
  }

  @Test("Changes the primary number without a password where nobody has one")
  func settings() throws {
    let house = try House()
    try house.submit(family)
    let browser = try signedIn(house)
    house.wait(61)
    let next = "+77000000109"
    _ = try browser.post("codes", #"{"city":"taraz","purpose":"phone","phone":"\#(next)"}"#)
    let code = try house.code(to: next)
    func change(_ password: String) throws -> Answer {
      try browser.send(
        "PATCH", "me",
        """
        {\(password)"phones":[{"number":"\(next)","language":"kk","channels":["sms"],\
        "primary":true,"code":"\(code)"}]}
        """, [("If-Match", try #require(try browser.get("me").header("ETag")))])
    }
    #expect(try change(#""current_password":"x","#).problem == "method-not-offered")
    let changed = try change("")
    #expect(changed.status == 200, "\(changed.text)")
    #expect(try browser.get("me").text.contains(next))
    #expect(try browser.send("DELETE", "me", "{}").status == 204)
  }
}
