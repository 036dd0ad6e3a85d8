import Cabinet
import CabinetService
import CabinetStore
import HTTPServer
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite("What the companion app tells to whom") struct DevicePrivacyTests {
  private let linked = Family.first.phone
  private let unknown = "+77000000150"

  private func expectSame(_ one: Answer, _ other: Answer, _ note: String) {
    #expect(one.status == other.status, "\(note)")
    #expect(one.response.body == other.response.body, "\(note)")
    #expect(one.steadyHeaders == other.steadyHeaders, "\(note)")
  }

  @Test("Answers alike for numbers that are linked, known and unknown")
  func alike() throws {
    let house = try House()
    _ = try house.joinByApp()
    house.wait(86_400)
    func names(_ answer: Answer) -> [String] {
      guard case .object(let members) = answer.json else { return [] }
      return members.keys.sorted()
    }
    let offers = try [linked, unknown].map { try house.offer(phone: $0) }
    #expect(offers.allSatisfy { $0.status == 201 })
    #expect(names(offers[0]) == names(offers[1]) && !names(offers[0]).isEmpty)
    #expect(offers[0].response.body.count == offers[1].response.body.count)
    let shown = try offers.map { try Browser(house).get("devices/links/\($0.text("link"))") }
    #expect(shown.allSatisfy { $0["needs_code"] == .flag(true) })
    func claims(_ proof: (String) -> String) throws -> [Answer] {
      try [linked, unknown, "+77000000151"].map { try Telephone(house).claim(proof($0)) }
    }
    let wrong = try claims { #""phone":"\#($0)","password":"000000000000""# }
    #expect(wrong[0].errors == ["/password wrong_link"])
    expectSame(wrong[0], wrong[1], "wrong password")
    expectSame(wrong[0], wrong[2], "no link at all")
    let links = try claims { _ in #""link":"0123456789abcdefghjkmnpqrs""# }
    expectSame(wrong[0], links[0], "unknown link")
    let asked = try offers.map { try Telephone(house).claim($0) }
    expectSame(asked[0], asked[1], "asked")
    let codes = try [linked, unknown].map { phone in
      try Browser(house).post(
        "codes",
        #"{"city":"oral","purpose":"application","iin":"850214390005","phone":"\#(phone)"}"#)
    }
    expectSame(codes[0], codes[1], "codes")
    for _ in 0..<4 { _ = try [linked, unknown].map { try house.offer(phone: $0) } }
    let limits = try [linked, unknown].map { try house.offer(phone: $0) }
    #expect(limits[0].status == 429)
    expectSame(limits[0], limits[1], "limits")
    // A stranger who asked too often keeps no owner out.
    let challenge = try house.enter(.first.inAppCity).answer.text("challenge")
    #expect(try house.offer(#""challenge":"\#(challenge)""#).status == 201)
  }

  @Test("Sends a code nowhere but to the app of its number")
  func nowhere() throws {
    let house = try House()
    let other = try house.telephone(Family.second.phone)
    _ = try Browser(house).post(
      "codes",
      #"{"city":"oral","purpose":"application","iin":"850214390005","phone":"\#(linked)"}"#)
    try house.drainPost()
    #expect(house.codes(to: linked) == 0)
    #expect(try other.messages().isEmpty)
    let own = try house.telephone(linked)
    #expect(try own.messages().isEmpty)
    // Elsewhere it goes by SMS as ever, and is shown in no app.
    house.wait(61)
    _ = try house.applicant()
    #expect(try own.messages().isEmpty)
  }

  @Test("Shows a device no message of another one")
  func apart() throws {
    let house = try House()
    let (_, first) = try house.joinByApp()
    let (_, second) = try house.joinByApp(.second.inAppCity)
    let texts = try [first, second].map { try $0.messages().compactMap { $0["text"]?.text } }
    #expect(texts.allSatisfy { !$0.isEmpty })
    let numbers = ["26-0000001-", "26-0000002-"]
    for (index, own) in texts.enumerated() {
      #expect(own.contains { $0.contains(numbers[index]) })
      #expect(!own.contains { $0.contains(numbers[1 - index]) })
    }
    let ids = try [first, second].map { Set(try $0.messages().compactMap { $0["id"]?.text }) }
    #expect(ids[0].isDisjoint(with: ids[1]))
  }

  @Test("Keeps no code, password, link or secret in the database as it is")
  func sealed() throws {
    let house = try House()
    let telephone = try house.telephone(linked)
    _ = try Browser(house).post(
      "codes",
      #"{"city":"oral","purpose":"application","iin":"850214390005","phone":"\#(linked)"}"#)
    let code = try telephone.code()
    let text = try #require(try telephone.messages().first?["text"]?.text)
    #expect(text.contains(code))
    let offer = try house.offer(#""phone":"\#(unknown)""#, key: freshKey())
    let secret = try #require(
      telephone.browser.cookies?.split(separator: "=").last.map(String.init))
    let kept = try house.bytes()
    for value in [
      code, text, offer.text("password"), offer.text("link"), offer.text("address"), secret,
      unknown, linked,
    ] {
      #expect(!kept.holds(value), "\(value)")
    }
    // What is looked for is there in other cases: the device's name.
    #expect(kept.holds("Chrome, Android"))
  }

  @Test("Leaves nothing of an erased parent's app in the database, log and problems")
  func erased() throws {
    let house = try House()
    let (browser, telephone) = try house.joinByApp()
    _ = try house.offer(#""phone":"\#(linked)""#, browser, key: freshKey())
    let device = try telephone.browser.get("devices/current").text("id")
    #expect(try browser.get("me/export")["devices"]?.items.count == 1)
    #expect(try browser.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#).status == 204)
    #expect(try telephone.browser.get("devices/current").status == 401)
    let left = try house.bytes()
    for value in Privacy.values(of: .first) { #expect(!left.holds(value), "\(value)") }
    for line in house.log.all {
      for value in Privacy.all + [device] { #expect(!line.contains(value), "\(line)") }
    }
  }

  @Test("Notes linking and unlinking in the audit by names of kept things only")
  func audit() throws {
    let house = try House()
    let first = try house.telephone(linked)
    let id = try first.browser.get("devices/current").text("id")
    _ = try first.browser.send("DELETE", "devices/current")
    let entries = try house.store.read { reading throws(StoreError) in
      try reading.auditEntries(after: 0, limit: 100)
    }
    #expect(entries.map(\.action) == ["device_link", "device_unlink"])
    #expect(entries.allSatisfy { $0.subject == id && $0.actor == "device:\(id)" })
    #expect(entries.map(\.city) == ["oral", ""])
    #expect(try house.desk.firstBrokenAuditEntry() == nil)
  }
}
