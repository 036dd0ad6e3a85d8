import Cabinet
import JSON
import Testing

@testable import CabinetAPI

extension Family {
  /// The same family in the city whose codes come in the app.
  var inAppCity: Family {
    var other = self
    other.city = "oral"
    return other
  }
}

/// A browser on a telephone: the companion app.
struct Telephone {
  let browser: Browser

  init(_ house: House, address: String = "192.0.2.1") {
    browser = Browser(house, address: address)
  }

  /// Asks to be linked by what the document names, with consent.
  func claim(_ proof: String, code: String? = nil, version: String = "2026-1") throws -> Answer {
    try browser.send(
      "POST", "devices",
      """
      {"consent":true,"policy_version":"\(version)",\(proof)\
      \(code.map { ",\"code\":\"\($0)\"" } ?? "")}
      """,
      [("User-Agent", "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile")])
  }

  /// The same by the password of an offer.
  func claim(_ offer: Answer, code: String? = nil) throws -> Answer {
    try claim(
      #""phone":"\#(offer.text("phone"))","password":"\#(offer.text("password"))""#, code: code)
  }

  func messages() throws -> [JSONValue] {
    let answer = try browser.get("devices/current/messages")
    #expect(answer.status == 200, "\(answer.text)")
    return answer["items"]?.items ?? []
  }

  func codes() throws -> [String] {
    try messages().filter { $0["kind"] == .text("code") }.compactMap { message in
      message["text"]?.text?.split { !$0.isNumber }.first { $0.count == 6 }.map(String.init)
    }
  }

  /// The newest code, once there are more than before; it comes from another thread.
  func code(after known: Int = 0) throws -> String {
    for _ in 0..<20_000 {
      let codes = try codes()
      if codes.count > known, let first = codes.first { return first }
      pause()
    }
    throw Absent(what: "a code in the app")
  }
}

extension House {
  static let host = (name: "Host", value: "127.0.0.1:8080")

  /// Offers a link for what the document names.
  func offer(
    _ wanted: String, _ browser: Browser? = nil, city: String = "oral", key: String? = nil
  ) throws -> Answer {
    try (browser ?? Browser(self)).send(
      "POST", "devices/links", #"{"city":"\#(city)",\#(wanted)}"#,
      [Self.host] + (key.map { [("Idempotency-Key", $0)] } ?? []))
  }

  func offer(phone: String, _ browser: Browser? = nil) throws -> Answer {
    try offer(#""phone":"\#(phone)""#, browser)
  }

  /// A telephone that is linked to a number by the code that came there by SMS.
  func telephone(_ phone: String) throws -> Telephone {
    let telephone = Telephone(self)
    let offer = try offer(phone: phone)
    #expect(offer.status == 201, "\(offer.text)")
    let known = codes(to: phone)
    #expect(try telephone.claim(offer).status == 202)
    let linked = try telephone.claim(offer, code: try code(to: phone, after: known))
    #expect(linked.status == 201, "\(linked.text)")
    return telephone
  }

  /// A parent who applied with the app, and has a cabinet with a password.
  func joinByApp(_ family: Family = .first.inAppCity) throws -> (Browser, Telephone) {
    let telephone = try telephone(family.phone)
    let browser = Browser(self)
    _ = try browser.post(
      "codes",
      """
      {"city":"\(family.city)","purpose":"application","iin":"\(family.parent)",\
      "phone":"\(family.phone)"}
      """)
    let opened = try browser.post(
      "sessions",
      """
      {"city":"\(family.city)","method":"application","iin":"\(family.parent)",\
      "phone":"\(family.phone)","code":"\(try telephone.code())"}
      """)
    #expect(opened.status == 201, "\(opened.text)")
    let draft = try draft(browser, family)
    let sent = try browser.post(
      "applications/\(draft.text("id"))/submit", Self.submission, key: freshKey())
    #expect(sent.status == 200, "\(sent.text)")
    wait(301)
    _ = try browser.post(
      "codes", #"{"city":"\#(family.city)","purpose":"sign_in","iin":"\#(family.parent)"}"#)
    let first = try browser.post(
      "sessions",
      """
      {"city":"\(family.city)","method":"iin_password","iin":"\(family.parent)",\
      "code":"\(try telephone.code())","new_password":"\(Family.password)"}
      """)
    #expect(first.status == 201, "\(first.text)")
    wait(301)
    return (browser, telephone)
  }

  /// The second step with a code.
  func enter(_ challenge: String, code: String, city: String = "oral") throws -> (Browser, Answer) {
    let browser = Browser(self)
    let answer = try browser.post(
      "sessions",
      """
      {"city":"\(city)","method":"iin_password","challenge":"\(challenge)","code":"\(code)"}
      """)
    return (browser, answer)
  }

  /// Waits until everything that was handed to the post before has been sent.
  func drainPost() throws {
    let phone = "+77000000199"
    let known = codes(to: phone)
    _ = try Browser(self).post(
      "codes",
      """
      {"city":"pavlodar","purpose":"application","iin":"850214390005","phone":"\(phone)"}
      """)
    _ = try code(to: phone, after: known)
  }
}
