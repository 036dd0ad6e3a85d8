import Cabinet
import JSON
import TestSupport
import Testing

@testable import CabinetAPI

/// A parent of a city where one registers with a phone (S3-21 to S3-33).
extension Family {
  static let almaty = Family(
    parent: "001231590285", child: "230101591042", phone: "+77000000106", city: "almaty")
}

extension House {
  static let policy = "2026-1"

  /// The proof that somebody has a family's phone.
  func proof(_ family: Family = .almaty) throws -> String {
    let browser = Browser(self)
    wait(61)
    let known = codes(to: family.phone)
    try browser.post(
      "codes", #"{"city":"\#(family.city)","purpose":"registration","phone":"\#(family.phone)"}"#)
    let proved = try browser.post(
      "registrations",
      """
      {"city":"\(family.city)","phone":"\(family.phone)","policy":true,\
      "policy_version":"\(Self.policy)","code":"\(try code(to: family.phone, after: known))"}
      """)
    #expect(proved.status == 201, "\(proved.text)")
    return proved.text("proof")
  }

  func register(
    _ proof: String, _ family: Family = .almaty, password: String = Family.password,
    key: String? = nil
  ) throws -> Answer {
    try Browser(self).post(
      "registrations/account",
      """
      {"city":"\(family.city)","proof":"\(proof)","iin":"\(family.parent)",\
      "password":"\(password)"}
      """, key: key)
  }

  func enterByPhone(
    _ family: Family = .almaty, phone: String? = nil, password: String = Family.password,
    city: String = "almaty"
  ) throws -> (browser: Browser, answer: Answer) {
    let browser = Browser(self)
    let answer = try browser.post(
      "sessions",
      """
      {"city":"\(city)","method":"phone_password","phone":"\(phone ?? family.phone)",\
      "password":"\(password)"}
      """)
    return (browser, answer)
  }

  /// A registered parent, signed in.
  func registered(_ family: Family = .almaty) throws -> Browser {
    #expect(try register(try proof(family), family).status == 201)
    let (browser, answer) = try enterByPhone(family)
    #expect(answer.status == 201, "\(answer.text)")
    return browser
  }
}

@Suite struct RegistrationTests {
  @Test("tells of a full disk, whichever change meets it, and never of a proof that is over")
  func meetsAFullDisk() throws {
    var refusals = 0
    for changes in 0..<100 {
      let folder = ScratchFolder()
      let database = FillingDatabase(try TestStore.database(in: folder))
      let house = try House(database: database)
      let proof = try house.proof()
      database.fill(after: changes)
      let answer = try house.register(proof)
      if answer.status == 201 { break }
      refusals += 1
      #expect(answer.status == 503, "after \(changes) changes: \(answer.text)")
    }
    #expect((5..<100).contains(refusals))
  }

  @Test("registers with a phone, shows whose it is, and lets in by phone and password")
  func registering() throws {
    let house = try House()
    let proof = try house.proof()
    let person = try Browser(house).post(
      "registrations/person", #"{"city":"almaty","proof":"\#(proof)","iin":"001231590285"}"#)
    #expect(person.text("name") == "Үлгібаев Дархан Еркінұлы")
    #expect(person.text("birth_date") == "2000-12-31")
    let done = try house.register(proof)
    #expect(done.status == 201 && done.header("Set-Cookie") == nil, "\(done.text)")
    let (browser, answer) = try house.enterByPhone(phone: "8 700 000 01 06")
    #expect(answer.status == 201 && answer.text("method") == "phone_password")
    let me = try browser.get("me")
    #expect(me["phones"]?.items.first?["primary"] == .flag(true))
    let kinds = (try browser.get("consents")["items"]?.items ?? []).compactMap { $0["kind"]?.text }
    #expect(kinds == ["policy"])
    let feed = try browser.get("feed")["items"]?.items ?? []
    #expect(feed.map { $0["status"] } == [.text("cabinet_opened")])
  }

  @Test("tells the same of numbers that nobody has and of somebody else's")
  func strangers() throws {
    let house = try House()
    let proof = try house.proof()
    let answers = try ["850214390005", "990101391804", "200101390010"].map { iin in
      try Browser(house).post(
        "registrations/person", #"{"city":"almaty","proof":"\#(proof)","iin":"\#(iin)"}"#)
    }
    #expect(answers[0].errors == ["/iin person_not_tied"])
    #expect(answers[1].text == answers[0].text)
    #expect(!answers[0].text.contains("Асан"))
  }

  @Test("looks ten persons up a day for a phone")
  func lookups() throws {
    let house = try House()
    let proof = try house.proof()
    var statuses: [Int] = []
    for _ in 0..<11 {
      statuses.append(
        try Browser(house).post(
          "registrations/person", #"{"city":"almaty","proof":"\#(proof)","iin":"850214390005"}"#
        ).status)
    }
    #expect(statuses == Array(repeating: 422, count: 10) + [429])
  }

  @Test(
    "refuses a proof that is over, used, forged or another city's", arguments: [0, 1, 2, 3])
  func proofs(way: Int) throws {
    let house = try House()
    var proof = try house.proof()
    var family = Family.almaty
    switch way {
    case 0: house.wait(1800)
    case 1: #expect(try house.register(proof).status == 201)
    case 2: proof = String(proof.dropLast()) + (proof.hasSuffix("0") ? "1" : "0")
    default: family.city = "pavlodar"
    }
    let answer = try house.register(proof, family)
    #expect(answer.errors == ["/proof proof_over"], "\(answer.text)")
  }

  @Test("registers a minute before the proof is over")
  func lastMinute() throws {
    let house = try House()
    let proof = try house.proof()
    house.wait(1799)
    #expect(try house.register(proof).status == 201)
  }

  @Test("gives the cabinet of a first application to its owner")
  func afterApplying() throws {
    let house = try House()
    var family = Family.third
    family.city = "almaty"
    try house.submit(family)
    let browser = try house.registered(family)
    #expect(try browser.get("applications")["items"]?.items.count == 1)
  }

  @Test("keeps a cabinet with a password from a number it does not have")
  func otherNumber() throws {
    let house = try House()
    // The same person with two numbers in the register of phones.
    let known = Family(
      parent: "901130490109", child: "230715690495", phone: "+77000000102", city: "almaty")
    _ = try house.registered(known)
    var other = Family(parent: known.parent, child: known.child, phone: "+77000000112")
    other.city = "almaty"
    let answer = try house.register(try house.proof(other), other)
    #expect(answer.status == 409 && answer.problem == "already-registered")
    #expect(try house.enterByPhone(other).answer.status == 401)
    #expect(try house.enterByPhone(known).answer.status == 201)
  }

  @Test("gives a forgotten password back by a code to a number that is known, and to no other")
  func recovery() throws {
    let house = try House()
    let old = try house.registered()
    let browser = Browser(house)
    house.wait(61)
    let known = house.codes(to: Family.almaty.phone)
    for phone in [Family.almaty.phone, "+77000000109"] {
      let asked = try browser.post(
        "codes", #"{"city":"almaty","purpose":"recovery","phone":"\#(phone)"}"#)
      #expect(asked.status == 202)
    }
    let code = try house.code(to: Family.almaty.phone, after: known)
    #expect(house.codes(to: "+77000000109") == 0)
    let opened = try browser.post(
      "sessions",
      """
      {"city":"almaty","method":"phone_password","phone":"\(Family.almaty.phone)",\
      "code":"\(code)","new_password":"басқа-құпия-сөз"}
      """)
    #expect(opened.status == 201, "\(opened.text)")
    #expect(try old.get("me").status == 401)
    #expect(try house.enterByPhone().answer.status == 401)
    #expect(try house.enterByPhone(password: "басқа-құпия-сөз").answer.status == 201)
  }

  @Test("answers alike to a number that is known and to one that is not")
  func alike() throws {
    let house = try House()
    _ = try house.registered()
    let (known, unknown) = (
      try house.enterByPhone(password: "бұл-емес-құпия"),
      try house.enterByPhone(phone: "+77000000109", password: "бұл-емес-құпия")
    )
    #expect(known.answer.status == 401 && known.answer.text == unknown.answer.text)
    #expect(known.answer.steadyHeaders == unknown.answer.steadyHeaders)
  }

  @Test("takes the way to sign in that the city names, and no other")
  func methods() throws {
    let house = try House()
    _ = try house.registered()
    #expect(try house.enterByPhone(city: "pavlodar").answer.problem == "method-not-offered")
    let asked = try Browser(house).post(
      "codes", #"{"city":"pavlodar","purpose":"registration","phone":"+77000000106"}"#)
    #expect(asked.problem == "method-not-offered")
  }

  @Test("lets in by the new primary number after it was changed")
  func changedNumber() throws {
    let house = try House()
    let mother = Family(
      parent: "901130490109", child: "230715690495", phone: "+77000000102", city: "almaty")
    let browser = try house.registered(mother)
    try house.changeNumber(browser, to: "+77000000112", city: "almaty")
    #expect(try house.enterByPhone(mother).answer.status == 401)
    #expect(try house.enterByPhone(phone: "+77000000112").answer.status == 201)
  }
}
