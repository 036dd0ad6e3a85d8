import Cabinet
import JSON
import Testing

@testable import CabinetAPI
@testable import CabinetService

@Suite("Signing in with a signature") struct SignatureTests {
  private let family = Family.first.in(city: "taraz")

  private func nonce(_ house: House, city: String = "taraz") throws -> [UInt8] {
    let answer = try Browser(house).post("nonces", #"{"city":"\#(city)"}"#)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(SignatureText.bytes(answer.text("content"), limit: 4096))
  }

  private func enter(
    _ house: House, _ content: [UInt8], city: String = "taraz", iin: String? = nil,
    for purpose: SignaturePurpose = .signIn
  ) throws -> (browser: Browser, answer: Answer) {
    let browser = Browser(house)
    let signature = FakeSignatures.sign(content, iin ?? family.parent, for: purpose)
    let answer = try browser.post(
      "sessions", #"{"city":"\#(city)","method":"signature","signature":"\#(signature)"}"#)
    return (browser, answer)
  }

  @Test("Opens the cabinet for who signed the text that was given")
  func opens() throws {
    let house = try House()
    try house.submit(family)
    let content = try nonce(house)
    let text = String(decoding: content, as: UTF8.self)
    #expect(text.hasPrefix("Önir\n") && text.contains("taraz") && text.contains("Вход в кабинет"))
    let (browser, opened) = try enter(house, content)
    #expect(opened.status == 201 && opened.text("method") == "signature", "\(opened.text)")
    #expect(opened.header("Set-Cookie") != nil)
    #expect(try browser.get("me").text.contains("Мысалбаев Асан"))
    #expect(try browser.get("applications")["items"]?.items.count == 1)
  }

  @Test("Takes a text once, for five minutes, and only as this city gave it")
  func nonces() throws {
    let house = try House()
    try house.submit(family)
    func over(_ content: [UInt8], city: String = "taraz") throws {
      let answer = try enter(house, content, city: city).answer
      #expect(answer.status == 422 && answer.problem == "invalid-signature", "\(answer.text)")
      #expect(answer.errors == ["/signature nonce_over"])
      #expect(answer.header("Set-Cookie") == nil)
    }
    let used = try nonce(house)
    #expect(try enter(house, used).answer.status == 201)
    try over(used)
    let fresh = try nonce(house)
    try over(fresh, city: "qonaev")
    try over(fresh + Array("\n".utf8))
    try over(Array("x".utf8) + fresh)
    try over(Array(fresh.dropLast()))
    for place in stride(from: 0, to: fresh.count, by: 7) {
      var other = fresh
      other[place] ^= 1
      try over(other)
    }
    for invented in ["", "\n", "Önir", "2026"] { try over(Array(invented.utf8)) }
    house.wait(299)
    #expect(try enter(house, fresh).answer.status == 201)
    let late = try nonce(house)
    house.wait(300)
    try over(late)
  }

  @Test("Does not take the signature of a contract for signing in")
  func purposes() throws {
    let house = try House()
    try house.submit(family)
    let answer = try enter(house, try nonce(house), for: .contract).answer
    #expect(answer.errors == ["/signature wrong_usage"])
    let contract = try enter(house, Array("%PDF-1.7".utf8)).answer
    #expect(contract.errors == ["/signature nonce_over"])
  }

  @Test("Tells who has no cabinet what to do, and whoever has proved nothing not even that")
  func noCabinet() throws {
    let house = try House()
    let content = try nonce(house)
    let answer = try enter(house, content).answer
    #expect(answer.status == 409 && answer.problem == "no-cabinet")
    #expect(try enter(house, content).answer.errors == ["/signature nonce_over"])
    for wrong in ["AAAA", "не base64", "-----BEGIN CMS-----", "AAA="] {
      let refused = try Browser(house).post(
        "sessions", #"{"city":"taraz","method":"signature","signature":"\#(wrong)"}"#)
      #expect(refused.status == 422 && refused.errors.count == 1, "\(wrong)")
    }
  }

  @Test("Gives one text one session, however many bring it at once")
  func race() throws {
    let house = try House()
    try house.submit(family)
    let content = try nonce(house)
    let answers = try RaceTests().race { _ in try? self.enter(house, content).answer }
    #expect(answers.count == 50 && answers.count { $0.status == 201 } == 1)
    #expect(answers.count { $0.errors == ["/signature nonce_over"] } == 49)
  }

  @Test("Offers it where the city takes it, and passwords nowhere else there")
  func methods() throws {
    let house = try House()
    try house.submit(family)
    let content = try nonce(house)
    for city in ["pavlodar", "atyrau"] {
      let answer = try Browser(house).post("nonces", #"{"city":"\#(city)"}"#)
      #expect(answer.status == 403 && answer.problem == "method-not-offered")
      #expect(try enter(house, content, city: city).answer.problem == "method-not-offered")
    }
    let browser = try enter(house, content).browser
    let password = try browser.send(
      "PUT", "me/password", #"{"current_password":"x","new_password":"тұлпар-күймесі-жаңа"}"#)
    #expect(password.status == 403 && password.problem == "method-not-offered")
    for body in [
      #"{"city":"taraz","purpose":"sign_in","iin":"850214390005"}"#,
      #"{"city":"taraz","purpose":"recovery","phone":"+77000000101"}"#,
      #"{"city":"qonaev","purpose":"one_time_code","iin":"850214390005","phone":"+77000000101"}"#,
    ] {
      #expect(try Browser(house).post("codes", body).problem == "method-not-offered", "\(body)")
    }
  }

  @Test("Limits failures from one address, and not the successes")
  func limits() throws {
    let house = try House()
    try house.submit(family)
    for _ in 0..<320 { #expect(try enter(house, try nonce(house)).answer.status == 201) }
    for _ in 0..<300 { _ = try enter(house, [1]) }
    #expect(try enter(house, [1]).answer.status == 429)
  }
}

extension Family {
  /// The same family in another city.
  func `in`(city: String) -> Family {
    var other = self
    other.city = city
    return other
  }
}
