import Cabinet
import CabinetService
import HTTPServer
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite("Signing in where codes come in the app") struct SecondStepTests {
  private let family = Family.first.inAppCity

  @Test("Links the app after the password without any SMS, and opens the cabinet by its code")
  func links() throws {
    let house = try House()
    let (_, old) = try house.joinByApp()
    _ = try old.browser.twin().send("DELETE", "devices/current")
    let before = house.codes(to: family.phone)
    let step = try house.enter(family).answer
    #expect(step.status == 202 && step.header("Set-Cookie") == nil)
    #expect(step["linked"] == .flag(false) && step.text("phone") == family.phone)
    #expect(step["resend_after"] == .integer(60))
    #expect(!step.text("challenge").contains(family.parent))
    let wanted = #""challenge":"\#(step.text("challenge"))""#
    let offer = try house.offer(wanted)
    #expect(offer.text("phone") == family.phone)
    #expect(
      try Browser(house).get("devices/links/\(offer.text("link"))")["needs_code"] == .flag(false))
    let telephone = Telephone(house)
    #expect(try telephone.claim(offer).status == 201)
    // Nobody had an app then, so the owner is told by SMS.
    #expect(
      try house.notices(containing: "қосымша").first?.address == .sms(Phone(checked: family.phone)))
    let ask = #"{"city":"oral","purpose":"second_step",\#(wanted)}"#
    #expect(try Browser(house).post("codes", ask).status == 429)
    house.wait(60)
    #expect(try Browser(house).post("codes", ask).status == 202)
    let code = try telephone.code()
    let (browser, opened) = try house.enter(step.text("challenge"), code: code)
    #expect(opened.status == 201 && opened.text("method") == "iin_password")
    #expect(try browser.get("applications").status == 200)
    // A code is good once.
    #expect(try house.enter(step.text("challenge"), code: code).1.problem == "sign-in-failed")
    #expect(house.codes(to: family.phone) == before)
    // From now on the code comes at once.
    house.wait(301)
    let next = try house.enter(family).answer
    #expect(next["linked"] == .flag(true))
    #expect(try house.enter(next.text("challenge"), code: try telephone.code()).1.status == 201)
  }

  @Test("Takes no challenge that is over, of another city, changed, or of an old password")
  func challenges() throws {
    let house = try House()
    let (browser, telephone) = try house.joinByApp()
    func fails(_ challenge: String, city: String = "oral") throws {
      let code = try telephone.codes().first ?? "000000"
      #expect(try house.enter(challenge, code: code, city: city).1.problem == "sign-in-failed")
      let offer = try house.offer(#""challenge":"\#(challenge)""#, city: city)
      #expect(offer.problem == "sign-in-failed")
      let asked = try Browser(house).post(
        "codes", #"{"city":"\#(city)","purpose":"second_step","challenge":"\#(challenge)"}"#)
      #expect(asked.problem == "sign-in-failed")
    }
    let text = try house.enter(family).answer.text("challenge")
    _ = try telephone.code()
    try fails(text, city: "pavlodar")
    for place in [0, 30, 45, text.utf8.count - 1] {
      var bytes = Array(text.utf8)
      bytes[place] = bytes[place] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
      try fails(String(decoding: bytes, as: UTF8.self))
    }
    for wrong in ["x", "...", "\(text).", ".\(text)", String(text.dropLast())] { try fails(wrong) }
    house.wait(600)
    try fails(text)
    let next = try house.enter(family).answer.text("challenge")
    let code = try telephone.code()
    let changed = try browser.send(
      "PUT", "me/password",
      #"{"current_password":"\#(Family.password)","new_password":"тұлпар-күймесі-жаңа"}"#)
    #expect(changed.status == 204, "\(changed.text)")
    #expect(try house.enter(next, code: code).1.problem == "sign-in-failed")
  }

  @Test("Takes five wrong codes, and then not the right one either")
  func tries() throws {
    let house = try House()
    let (_, telephone) = try house.joinByApp()
    let challenge = try house.enter(family).answer.text("challenge")
    let code = try telephone.code()
    for _ in 0..<5 {
      #expect(try house.enter(challenge, code: "000000").1.problem == "sign-in-failed")
    }
    #expect(try house.enter(challenge, code: code).1.status == 429)
    house.wait(60)
    #expect(try house.enter(challenge, code: code).1.problem == "sign-in-failed")
    // The password itself is locked by none of it.
    #expect(try house.enter(family).answer.status == 202)
  }

  @Test("Answers a right password again within a minute, with the code that was sent before")
  func again() throws {
    let house = try House()
    let (_, telephone) = try house.joinByApp()
    _ = try house.enter(family)
    house.wait(20)
    let again = try house.enter(family).answer
    #expect(again.status == 202 && again["resend_after"] == .integer(40))
    let code = try telephone.code()
    #expect(try telephone.codes().count == 1)
    #expect(try house.enter(again.text("challenge"), code: code).1.status == 201)
  }

  @Test("Gives a wrong password the answer it gives everywhere")
  func wrong() throws {
    let house = try House()
    _ = try house.joinByApp()
    let refused = try house.enter(family, password: "басқа-құпиясөз").answer
    let unknown = try house.enter(Family.second.inAppCity, password: "басқа-құпиясөз").answer
    #expect(refused.problem == "sign-in-failed")
    #expect(refused.response.body == unknown.response.body)
    // Elsewhere the password opens the cabinet as before.
    #expect(try house.enter(city: "pavlodar").answer.status == 201)
  }

  private func hexadecimal(_ text: String) -> String {
    text.utf8.map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
  }

  /// The consents of the family of the given session, with their versions.
  private func consents(_ browser: Browser) throws -> [String] {
    (try browser.get("consents")["items"]?.items ?? []).compactMap {
      guard $0["withdrawn_at"] == .null else { return nil }
      return ($0["kind"]?.text ?? "") + " " + ($0["version"]?.text ?? "")
    }
  }

  @Test("Keeps what was agreed to with the password once the code opens the cabinet")
  func agrees() throws {
    let house = try House()
    let (browser, telephone) = try house.joinByApp()
    #expect(try consents(browser).sorted() == ["contacts 2026-1", "terms 2026-1"])
    let id = try #require(try browser.get("consents")["items"]?.items.first?["id"]?.text)
    #expect(try browser.send("DELETE", "consents/\(id)").status == 204)
    #expect(try consents(browser).count == 1)
    let agreed = #""consents":["terms","contacts"],"terms_version":"2026-1""#
    let step = try house.enter(family, agreed: agreed).answer
    #expect(step.status == 202, "\(step.text)")
    #expect(try consents(browser).count == 1)
    // Nobody agrees to anything else with the same proof.
    let text = step.text("challenge")
    for (said, other) in [
      ("2026-1", "2026-2"), (" contacts", ""), (" 2026-1", ""), (" terms", " termt"),
    ] {
      let changed = text.replacing(hexadecimal(said), with: hexadecimal(other))
      #expect(changed != text)
      #expect(try house.enter(changed, code: "000000").1.problem == "sign-in-failed")
      #expect(try house.offer(#""challenge":"\#(changed)""#).problem == "sign-in-failed")
    }
    let (next, opened) = try house.enter(text, code: try telephone.code())
    #expect(opened.status == 201, "\(opened.text)")
    // What was agreed to before stands as it is; what was taken back is given anew.
    #expect(try consents(next).sorted() == ["contacts 2026-1", "terms 2026-1"])
    #expect(try next.get("consents")["items"]?.items.count == 3)
  }

  @Test("Keeps what is agreed to with a new password, and refuses other texts than today's")
  func agreesAnew() throws {
    let house = try House()
    let (browser, telephone) = try house.joinByApp()
    let id = try #require(try browser.get("consents")["items"]?.items.first?["id"]?.text)
    _ = try browser.send("DELETE", "consents/\(id)")
    let old = #""consents":["terms","contacts"],"terms_version":"2025-1""#
    for wrong in [old, #""consents":["terms"]"#] {
      let refused = try house.enter(family, agreed: wrong).answer
      #expect(refused.status == 422 && refused.text.contains("/terms_version"), "\(refused.text)")
    }
    _ = try browser.post(
      "codes", #"{"city":"oral","purpose":"sign_in","iin":"\#(family.parent)"}"#)
    let code = try telephone.code()
    func renew(_ agreed: String) throws -> (Browser, Answer) {
      let browser = Browser(house)
      let answer = try browser.post(
        "sessions",
        """
        {"city":"oral","method":"iin_password","iin":"\(family.parent)","code":"\(code)",\
        "new_password":"тұлпар-күймесі-жаңа",\(agreed)}
        """)
      return (browser, answer)
    }
    #expect(try renew(old).1.status == 422)
    let (next, opened) = try renew(#""consents":["terms","contacts"],"terms_version":"2026-1""#)
    #expect(opened.status == 201, "\(opened.text)")
    #expect(try next.get("consents")["items"]?.items.count == 3)
    #expect(try consents(next).count == 2)
  }
}
