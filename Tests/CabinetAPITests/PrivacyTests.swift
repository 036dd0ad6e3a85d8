import Cabinet
import CabinetService
import HTTPServer
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite struct PrivacyTests {
  /// A number that is sound and nobody's.
  private static let unknown = "710101300106"

  private func expectSame(_ one: Answer, _ other: Answer, _ note: String) {
    #expect(one.status == other.status, "\(note)")
    #expect(one.response.body == other.response.body, "\(note)")
    #expect(one.steadyHeaders == other.steadyHeaders, "\(note)")
  }

  @Test("answers a code and a sign-in the same for a known and an unknown number")
  func known() throws {
    let house = try House()
    try house.submit()
    _ = try house.signIn()
    house.wait(3600)
    let browser = Browser(house)
    #expect((try? IIN(Self.unknown)) != nil)
    let bodies: [(path: String, body: (String) -> String)] = [
      ("codes", { #"{"city":"pavlodar","purpose":"sign_in","iin":"\#($0)"}"# }),
      ("codes", { #"{"city":"pavlodar","purpose":"sign_in","iin":"\#($0)"}"# }),
      (
        "sessions",
        {
          #"{"city":"pavlodar","method":"iin_password","iin":"\#($0)","password":"басқа-құпиясөз"}"#
        }
      ),
      (
        "sessions",
        {
          """
          {"city":"pavlodar","method":"iin_password","iin":"\($0)","code":"000000",\
          "new_password":"басқа-құпиясөз"}
          """
        }
      ),
      (
        "sessions",
        {
          """
          {"city":"pavlodar","method":"application","iin":"\($0)","phone":"+77000000109",\
          "code":"000000"}
          """
        }
      ),
    ]
    for (path, body) in bodies {
      let answers = try [Family.first.parent, Self.unknown].map { iin in
        try browser.post(path, body(iin))
      }
      expectSame(answers[0], answers[1], body("…"))
    }
    // Nor does the growing wait tell them apart.
    for _ in 0..<8 {
      let answers = try [Family.first.parent, Self.unknown].map { iin in
        try browser.post("sessions", bodies[2].body(iin))
      }
      expectSame(answers[0], answers[1], "wait")
    }
  }

  @Test("answers the same for a phone of another person, known or not")
  func phones() throws {
    let house = try House()
    func open(_ iin: String) throws -> Answer {
      house.wait(61)
      let browser = Browser(house)
      let count = house.codes(to: "+77000000109")
      _ = try browser.post(
        "codes",
        """
        {"city":"pavlodar","purpose":"application","iin":"\(iin)","phone":"+77000000109"}
        """)
      return try browser.post(
        "sessions",
        """
        {"city":"pavlodar","method":"application","iin":"\(iin)","phone":"+77000000109",\
        "code":"\(try house.code(to: "+77000000109", after: count))"}
        """)
    }
    let (known, unknown) = (try open("780115390626"), try open(Self.unknown))
    #expect(known.errors == ["/phone phone_not_tied"])
    expectSame(known, unknown, "phone")
    #expect(known.header("Set-Cookie") == nil)
  }

  @Test("says the same of an unknown child and of somebody else's, ten times a day")
  func children() throws {
    let house = try House()
    let browser = try house.applicant()
    let foreign = try house.draft(browser, Family.first.with(child: Family.second.child))
    #expect(foreign.errors == ["/child_iin child_not_tied"])
    for _ in 0..<9 {
      let unknown = try house.draft(browser, Family.first.with(child: Self.unknown))
      expectSame(foreign, unknown, "child")
    }
    let refused = try house.draft(browser)
    #expect(refused.status == 429)
    #expect(refused.header("Retry-After") == "86400")
  }

  @Test("tells of nobody's name before the register ties the phone")
  func names() throws {
    let house = try House()
    let browser = Browser(house)
    #expect(try browser.get("me").status == 401)
    let opened = try house.applicant()
    #expect(try opened.get("me").text.contains("Мысалбаев Асан"))
    // Of the child nothing is told before it is tied too.
    #expect(!(try opened.get("me").text.contains("Ақбота")))
  }

  @Test("sends a phone no more codes when other people or cities are named")
  func bombing() throws {
    let house = try House()
    func ask(_ iin: String, _ city: String) throws -> Int {
      try Browser(house).post(
        "codes",
        """
        {"city":"\(city)","purpose":"application","iin":"\(iin)","phone":"+77000000101"}
        """
      ).status
    }
    #expect(try ask(Family.first.parent, "pavlodar") == 202)
    #expect(try ask(Family.second.parent, "pavlodar") == 429)
    #expect(try ask(Family.first.parent, "atyrau") == 429)
    func signIn(_ city: String) throws -> Int {
      try Browser(house).post(
        "codes", #"{"city":"\#(city)","purpose":"sign_in","iin":"850214390005"}"#
      ).status
    }
    #expect(try signIn("pavlodar") == 202)
    #expect(try signIn("kokshetau") == 429)
  }

  @Test("names no person and no benefit in the feed, messages and the queue")
  func benefits() throws {
    let house = try House()
    let number = try house.submit(.first, benefit: "large_family").application.text("number")
    let officer = try house.staff("pavlodar")
    _ = try officer.post("staff/applications/\(number)/benefit", #"{"decision":"confirm"}"#)
    _ = try house.allocate(officer)
    let browser = try house.signIn()
    let referral = try #require(try browser.get("referrals")["items"]?.items.first?["id"]?.text)
    _ = try browser.post("referrals/\(referral)/decline")
    _ = try house.notices(containing: number)
    let texts =
      [
        try browser.get("feed").text, try browser.get("queue/\(number)").text,
        try browser.get("queue?city=pavlodar&queue_type=general").text,
      ] + house.messages.all.map(\.message.text)
    let forbidden =
      Privacy.all + Benefit.allCases.map(\.rawValue) + [
        "жеңілдік", "льгот", "многодет", "көп бала",
      ]
    for text in texts {
      for word in forbidden { #expect(!text.lowercased().contains(word.lowercased()), "\(word)") }
    }
  }

  @Test("keeps every personal value out of the log and of every problem")
  func journey() throws {
    let house = try House()
    let (browser, referral, number, officer) = try house.referred()
    let id = try #require(try browser.get("applications")["items"]?.items.first?["id"]?.text)
    let cookie = try #require(browser.cookies?.split(separator: "=").last.map(String.init))
    let codes = house.messages.all.filter { $0.message.kind == .code }.compactMap {
      $0.message.text.split { !$0.isNumber }.first { $0.count == 6 }.map(String.init)
    }
    let key = freshKey()
    var problems: [String] = []
    for (method, path, body) in [
      ("GET", "applications/\(id)x", nil), ("POST", "applications/\(id)/submit", "{}"),
      ("POST", "referrals/\(referral)/extend", "{}"), ("GET", "queue/\(number)0", nil),
      ("GET", "feed?cursor=\(Family.first.parent)x", nil),
      ("GET", "staff/applications/\(number)", nil), ("PATCH", "me", #"{"email":"a b@example.kz"}"#),
      ("PUT", "me/password", #"{"current_password":"құпия-болған-сөз","new_password":"қысқа"}"#),
      ("DELETE", "me", #"{"password":"құпия-болған-сөз"}"#),
      ("POST", "applications", #"{"child_iin":"230715690495"}"#),
      ("POST", "sessions", #"{"city":"pavlodar","method":"iin_password","iin":"850214390005"}"#),
      ("DELETE", "sessions/\(cookie)", nil), ("GET", "\(Family.first.parent)/\(cookie)", nil),
      ("850214390005", "me", nil),
    ] {
      let answer = try browser.send(
        method, path, body, [("Idempotency-Key", key), ("If-Match", "\"1\"")])
      #expect(answer.status >= 400, "\(path)")
      problems.append(answer.text)
    }
    _ = try officer.get("staff/applications/\(number)")
    let personal =
      Privacy.all + codes + [
        cookie, Family.password, "құпия-болған-сөз", "a b@example.kz", id, referral, key,
      ]
    for line in house.log.all + problems {
      for value in personal { #expect(!line.contains(value), "\(value): \(line)") }
    }
    #expect(house.log.all.count > 20)
    for line in house.log.all { #expect(!line.contains(number)) }
  }
}
