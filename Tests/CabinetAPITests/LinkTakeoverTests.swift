import Cabinet
import CabinetStore
import JSON
import Testing

@testable import CabinetAPI

@Suite struct LinkTakeoverTests {
  private let family = Family(
    parent: "850214390005", child: "230715690495", phone: "+77000000101", city: "oral")

  private func offer(_ browser: Browser, challenge: String? = nil) throws -> String {
    let what = challenge.map { #""challenge":"\#($0)""# } ?? #""phone":"\#(family.phone)""#
    let answer = try browser.send(
      "POST", "devices/links", #"{"city":"\#(family.city)",\#(what)}"#,
      [("Host", "localhost")])
    #expect(answer.status == 201, "\(answer.text)")
    return answer.text("link")
  }

  private func claim(_ house: House, _ link: String) throws -> Answer {
    try Browser(house).post(
      "devices", #"{"consent":true,"policy_version":"2026-1","link":"\#(link)"}"#)
  }

  private func needsCode(_ house: House, _ link: String) throws -> Bool {
    try Browser(house).get("devices/links/\(link)")["needs_code"] == .flag(true)
  }

  /// A parent in the cabinet of a city with the app, whose telephone is linked.
  private func owner(_ house: House) throws -> Browser {
    var sms = family
    sms.city = "pavlodar"
    try house.submit(sms)
    let browser = try house.signIn(sms)
    #expect(try claim(house, try offer(browser)).status == 201)
    return browser
  }

  @Test("ends the links a password or a session proved, once either is over", arguments: [0, 1])
  func endsLinks(way: Int) throws {
    let house = try House()
    var sms = family
    sms.city = "pavlodar"
    try house.submit(sms)
    let browser = try house.signIn(sms)
    let link = try offer(browser)
    if way == 0 {
      let changed = try browser.send(
        "PUT", "me/password",
        #"{"current_password":"\#(Family.password)","new_password":"басқа-құпия-сөз"}"#)
      #expect(changed.status == 204)
    } else {
      #expect(try browser.send("DELETE", "sessions/current").status == 204)
    }
    #expect(try claim(house, link).errors == ["/password wrong_link"])
  }

  @Test("unlinks all telephones when the password is changed")
  func unlinks() throws {
    let house = try House()
    let browser = try owner(house)
    #expect(try browser.get("devices")["items"]?.items.count == 1)
    _ = try browser.send(
      "PUT", "me/password",
      #"{"current_password":"\#(Family.password)","new_password":"басқа-құпия-сөз"}"#)
    #expect(try browser.get("devices")["items"]?.items.count == 0)
  }

  @Test("asks for an SMS before a further telephone is linked under the password alone")
  func furtherDevice() throws {
    let house = try House()
    let browser = try owner(house)
    // The session is of a city without a second step.
    #expect(try needsCode(house, try offer(browser)))
    let step = try Browser(house).post(
      "sessions",
      """
      {"city":"\(family.city)","method":"iin_password","iin":"\(family.parent)",\
      "password":"\(Family.password)"}
      """)
    #expect(step.status == 202 && step["linked"] == .flag(true), "\(step.text)")
    #expect(
      try needsCode(house, try offer(Browser(house), challenge: step.text("challenge"))))
  }

  @Test("leaves the address good when somebody has guessed at the password")
  func guesses() throws {
    let house = try House()
    var sms = family
    sms.city = "pavlodar"
    try house.submit(sms)
    let link = try offer(try house.signIn(sms))
    for _ in 0..<5 {
      try Browser(house).post(
        "devices",
        """
        {"consent":true,"policy_version":"2026-1","phone":"\(family.phone)",\
        "password":"000000000000"}
        """)
    }
    #expect(try claim(house, link).status == 201)
  }

  @Test("unlinks the telephones of a number that leaves the cabinet")
  func removedNumber() throws {
    let house = try House()
    let browser = try owner(house)
    try house.changeNumber(browser, to: "+77000000199", city: "pavlodar")
    let left = try house.store.read { reading throws(StoreError) in
      try reading.devices(of: Phone(checked: family.phone))
    }
    #expect(left.isEmpty)
  }

  @Test("takes a right code while guessed passwords are locked")
  func lockedPasswords() throws {
    let house = try House()
    try house.submit()
    _ = try house.signIn()
    for _ in 0..<6 { _ = try house.enter(password: "бұл-емес-құпия") }
    #expect(try house.enter().answer.status == 429)
    let known = house.codes(to: Family.first.phone)
    house.wait(61)
    for _ in 0..<3 { _ = try house.enter(password: "бұл-емес-құпия") }
    let browser = Browser(house)
    try browser.post(
      "codes", #"{"city":"pavlodar","purpose":"sign_in","iin":"\#(Family.first.parent)"}"#)
    let opened = try browser.post(
      "sessions",
      """
      {"city":"pavlodar","method":"iin_password","iin":"\(Family.first.parent)",\
      "code":"\(try house.code(to: Family.first.phone, after: known))",\
      "new_password":"басқа-құпия-сөз"}
      """)
    #expect(opened.status == 201, "\(opened.text)")
  }

  @Test("shows an application's session nothing but what was begun in it")
  func foreignDraft() throws {
    let house = try House()
    let (_, sent) = try house.submit(.third)
    house.wait(61)
    let again = try house.applicant(.third)
    #expect(try again.get("applications/\(sent.text("id"))").status == 404)
    #expect(try again.send("DELETE", "applications/\(sent.text("id"))").status == 404)
  }

  @Test("gives out what a city with a second step keeps only after that step")
  func export() throws {
    let house = try House()
    let (app, _) = try house.joinByApp()
    let first = try #require(try app.get("applications")["items"]?.items.first)
    let number = try #require(first["number"]?.text)
    #expect(try app.get("me/export").text.contains(number))
    let byPassword = try house.enter(.first).browser
    let export = try byPassword.get("me/export")
    #expect(export["applications"]?.items.isEmpty == true, "\(export.text)")
  }

  @Test("shows no person by a proof that was used")
  func usedProof() throws {
    let house = try House()
    let proof = try house.proof()
    #expect(try house.register(proof).status == 201)
    let person = try Browser(house).post(
      "registrations/person", #"{"city":"almaty","proof":"\#(proof)","iin":"001231590285"}"#)
    #expect(person.errors == ["/proof proof_over"])
  }

  @Test("publishes no place of a queue that the city does not have")
  func otherQueue() throws {
    let house = try House()
    let officer = try house.staff("oneq")
    let answer = try officer.post(
      "staff/places",
      """
      {"city":"oneq","kindergarten":"oneq-0001","age_group":"3-4",\
      "group_type":"correctional","language":"kk","places":1}
      """)
    #expect(answer.errors == ["/group_type queue_not_offered"], "\(answer.text)")
  }
}
