import Cabinet
import JSON
import Testing

@testable import CabinetAPI

@Suite struct IsolationTests {
  @Test("gives a cookie that only this portal's own pages send, and no script reads")
  func cookies() throws {
    for (isLoopback, name, end) in [(true, "onir", ""), (false, "__Host-onir", "; Secure")] {
      let house = try House(isLoopback: isLoopback, isSandbox: isLoopback)
      let browser = try house.applicant()
      let secret = try #require(browser.cookies?.split(separator: "=").last)
      #expect(secret.utf8.count == 64 && secret.allSatisfy(\.isHexDigit))
      #expect(try browser.get("me").status == 200)
      let out = try browser.twin().send("DELETE", "sessions/current")
      #expect(
        out.header("Set-Cookie")
          == "\(name)=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict\(end)")
      #expect(
        Cookie.setting("x", isLoopback: isLoopback).value
          == "\(name)=x; Path=/; HttpOnly; SameSite=Strict\(end)")
    }
  }

  @Test("takes no cookie of another name, length or form")
  func wrongCookies() throws {
    let house = try House(isLoopback: false, isSandbox: false)
    let browser = try house.applicant()
    let secret = try #require(browser.cookies?.split(separator: "=").last)
    for cookie in [
      "onir=\(secret)", "x__Host-onir=\(secret)", "__Host-onirx=\(secret)", "__Host-onir=",
      "__Host-onir=\(secret.dropLast())", "__Host-onir=\(secret)0",
      "__Host-onir=\(secret.uppercased())0", "__Host-onir", "=\(secret)",
    ] {
      let answer = try Browser(house).send("GET", "me", nil, [("Cookie", cookie)])
      #expect(answer.status == 401, "\(cookie.prefix(16))")
    }
    let among = "a=b; __Host-onir=\(secret); c=d"
    #expect(try Browser(house).send("GET", "me", nil, [("Cookie", among)]).status == 200)
  }

  @Test("refuses what a page of another site sends")
  func crossSite() throws {
    let house = try House(isLoopback: false)
    func send(_ headers: [(name: String, value: String)]) throws -> Answer {
      try Browser(house).send(
        "POST", "codes", #"{"city":"pavlodar","purpose":"sign_in","iin":"880708491103"}"#,
        headers + [("Host", "portal.example")])
    }
    for headers in [
      [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
      [("Origin", "https://other.example")], [("Origin", "null")], [("Origin", "")],
      [("Origin", "https://portal.example.other.example")],
      [("Origin", "https://portal.example:8443")],
      [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://portal.example")],
    ] as [[(name: String, value: String)]] {
      let answer = try send(headers)
      #expect(answer.status == 403 && answer.problem == "cross-site", "\(headers)")
    }
    let own: [(name: String, value: String)] = [
      ("Sec-Fetch-Site", "same-origin"), ("Origin", "https://Portal.example"),
    ]
    #expect(try send(own).status == 202)
  }

  @Test("refuses in a sandbox whatever came through a proxy")
  func proxies() throws {
    let (sandbox, portal) = (try House(), try House(isLoopback: false, isSandbox: false))
    for name in ["Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-FORWARDED-PROTO"] {
      let headers = [(name: name, value: "for=192.0.2.9")]
      #expect(try Browser(sandbox).send("GET", "health", nil, headers).status == 403, "\(name)")
      #expect(try Browser(portal).send("GET", "health", nil, headers).status == 200, "\(name)")
    }
  }

  @Test("lets a city take only its own ways to sign in")
  func methods() throws {
    let house = try House()
    try house.submit()
    _ = try house.signIn()
    let other = try house.enter(city: "atyrau").answer
    #expect(other.status == 403 && other.problem == "method-not-offered")
    let code = try Browser(house).post(
      "sessions",
      """
      {"city":"atyrau","method":"iin_password","iin":"850214390005","code":"000000",\
      "new_password":"\(Family.password)"}
      """)
    #expect(code.problem == "method-not-offered")
    let unknown = try Browser(house).post(
      "sessions",
      """
      {"city":"pavlodar","method":"signature","iin":"850214390005","password":"x"}
      """)
    #expect(unknown.status == 422)
  }

  @Test("keeps the session and the things of one city out of another")
  func cities() throws {
    let house = try House()
    let (browser, referral, number, _) = try house.referred()
    let id = try #require(try browser.get("applications")["items"]?.items.first?["id"]?.text)
    // A page of another city does not take this city's session.
    let header = [(name: "Onir-City", value: "ekibastuz")]
    #expect(try browser.send("GET", "me", nil, header).status == 401)
    #expect(
      try browser.send("GET", "me", nil, [(name: "Onir-City", value: "pavlodar")]).status == 200)
    let other = try house.enter(city: "ekibastuz").browser
    #expect(try other.get("me").status == 200)
    for path in ["applications", "referrals"] {
      #expect(try other.get(path)["items"] == .list([]))
    }
    let absent = try other.get("applications/\(String(repeating: "0", count: 26))")
    for (method, path) in [
      ("GET", "applications/\(id)"), ("DELETE", "applications/\(id)"),
      ("POST", "applications/\(id)/withdraw"), ("GET", "referrals/\(referral)"),
      ("POST", "referrals/\(referral)/confirm"), ("POST", "referrals/\(referral)/decline"),
    ] {
      let answer = try other.send(method, path, method == "POST" ? "{}" : nil)
      #expect(answer.status == 404 && answer.text == absent.text, "\(method) \(path)")
    }
    #expect(!(try other.get("feed").text.contains(number)))
    // Nor does a draft for another city come about.
    var moved = Family.first.with(child: "210901590634")
    moved.city = "ekibastuz"
    #expect(try house.draft(browser, moved).status == 403)
  }

  @Test("shows nothing of one parent to another")
  func parents() throws {
    let house = try House()
    let (browser, referral, _, _) = try house.referred()
    let id = try #require(try browser.get("applications")["items"]?.items.first?["id"]?.text)
    let child = try #require(try browser.get("children")["items"]?.items.first?["id"]?.text)
    try house.submit(.second)
    let other = try house.signIn(.second)
    for path in ["applications/\(id)", "referrals/\(referral)", "children/\(child)"] {
      #expect(try other.get(path).status == 404)
    }
    #expect(try other.post("applications/\(id)/withdraw").status == 404)
    #expect(try other.post("referrals/\(referral)/decline").status == 404)
  }
}
