import Cabinet
import CabinetService
import JSON
import Synchronization
import Testing

@testable import CabinetAPI

/// A made-up parent with a child and a phone of their own.
struct Family: Sendable {
  let parent: String
  let child: String
  let phone: String
  var relation = "parent"
  var city = "pavlodar"

  static let first = Family(
    parent: "850214390005", child: "230715690495", phone: "+77000000101")
  /// The mother of the same child.
  static let mother = Family(
    parent: "901130490109", child: "230715690495", phone: "+77000000102")
  static let second = Family(
    parent: "880708491103", child: "221204690973", phone: "+77000000105")
  static let third = Family(
    parent: "001231590285", child: "230101591042", phone: "+77000000106")
  static let grandmother = Family(
    parent: "601127490764", child: "220808691259", phone: "+77000000107",
    relation: "representative")
  static let password = "жауқазын-гүлдеді"
}

/// A name of a call that was never used.
func freshKey() -> String {
  let number = keys.withLock { number in
    number += 1
    return number
  }
  return "key-0000-0000-0000-\(number)"
}

private let keys = Mutex(0)

extension House {
  /// A parent in an application's session.
  func applicant(_ family: Family = .first) throws -> Browser {
    let browser = Browser(self)
    let known = codes(to: family.phone)
    let asked = try browser.post(
      "codes",
      """
      {"city":"\(family.city)","purpose":"application","iin":"\(family.parent)",\
      "phone":"\(family.phone)"}
      """)
    #expect(asked.status == 202, "\(asked.text)")
    let opened = try browser.post(
      "sessions",
      """
      {"city":"\(family.city)","method":"application","iin":"\(family.parent)",\
      "phone":"\(family.phone)","code":"\(try code(to: family.phone, after: known))"}
      """)
    #expect(opened.status == 201, "\(opened.text)")
    return browser
  }

  /// The draft of a family's application.
  func draft(
    _ browser: Browser, _ family: Family = .first, benefit: String? = nil,
    kindergartens: String = "[]", key: String? = nil
  ) throws -> Answer {
    try browser.post(
      "applications",
      """
      {"city":"\(family.city)","queue_type":"general","child_iin":"\(family.child)",\
      "relation":"\(family.relation)","language":"kk","group_type":"general",\
      "kindergartens":\(kindergartens),"benefit":\(benefit.map { "\"\($0)\"" } ?? "null")}
      """, key: key)
  }

  static let submission = """
    {"consents":["terms","contacts"],"terms_version":"2026-1",\
    "notices":{"language":"kk","channels":["sms"],"email":null}}
    """

  /// Sends a family's application; returns who did, and the application.
  @discardableResult
  func submit(
    _ family: Family = .first, benefit: String? = nil
  ) throws -> (browser: Browser, application: Answer) {
    let browser = try applicant(family)
    let draft = try draft(browser, family, benefit: benefit)
    #expect(draft.status == 201, "\(draft.text)")
    let sent = try browser.post(
      "applications/\(draft.text("id"))/submit", Self.submission, key: freshKey())
    #expect(sent.status == 200, "\(sent.text)")
    return (browser, sent)
  }

  /// A parent in the cabinet, with a password set by a code.
  func signIn(
    _ family: Family = .first, password: String = Family.password, address: String = "192.0.2.1"
  ) throws -> Browser {
    let browser = Browser(self, address: address)
    wait(61)
    let known = codes(to: family.phone)
    let asked = try browser.post(
      "codes", #"{"city":"\#(family.city)","purpose":"sign_in","iin":"\#(family.parent)"}"#)
    #expect(asked.status == 202, "\(asked.text)")
    let opened = try browser.post(
      "sessions",
      """
      {"city":"\(family.city)","method":"iin_password","iin":"\(family.parent)",\
      "code":"\(try code(to: family.phone, after: known))","new_password":"\(password)"}
      """)
    #expect(opened.status == 201, "\(opened.text)")
    return browser
  }

  /// Signs in with the password.
  func enter(
    _ family: Family = .first, password: String = Family.password, city: String? = nil,
    agreed: String? = nil
  ) throws -> (browser: Browser, answer: Answer) {
    let browser = Browser(self)
    let answer = try browser.post(
      "sessions",
      """
      {"city":"\(city ?? family.city)","method":"iin_password","iin":"\(family.parent)",\
      "password":"\(password)"\(agreed.map { "," + $0 } ?? "")}
      """)
    return (browser, answer)
  }

  /// Makes a number the only one of a parent's cabinet.
  func changeNumber(_ browser: Browser, to phone: String, city: String) throws {
    wait(61)
    try browser.post("codes", #"{"city":"\#(city)","purpose":"phone","phone":"\#(phone)"}"#)
    let me = try browser.get("me")
    let changed = try browser.send(
      "PATCH", "me",
      """
      {"current_password":"\(Family.password)","phones":[{"number":"\(phone)",\
      "language":"kk","channels":["sms"],"primary":true,"code":"\(try code(to: phone))"}]}
      """, [("If-Match", try #require(me.header("ETag")))])
    #expect(changed.status == 200, "\(changed.text)")
  }

  /// An employee.
  func staff(_ places: String..., role: StaffRole = .officer) throws -> Browser {
    let (_, token) = try desk.hire(
      name: "Synthetic Officer", role: role, places: Set(places), by: "test")
    return Browser(self, token: token)
  }

  /// Gives the places of the bulletin.
  @discardableResult
  func allocate(_ officer: Browser, city: String = "pavlodar") throws -> Answer {
    let plan = try officer.post(
      "staff/allocations", #"{"city":"\#(city)","queue_type":"general"}"#)
    #expect(plan.status == 200, "\(plan.text)")
    return try officer.post(
      "staff/allocations",
      """
      {"city":"\(city)","queue_type":"general","confirm":"\(plan.text("digest"))"}
      """)
  }

  /// What takes two employees: another one asks for it first.
  func agreed(_ officer: Browser, _ path: String, _ body: String = "{}") throws -> Answer {
    let first = try staff("*").post(path, body)
    #expect(first.status == 202, "\(first.text)")
    return try officer.post(path, body)
  }

  /// A parent in the cabinet with a referral, and the referral's name.
  func referred(
    _ family: Family = .first
  ) throws -> (browser: Browser, referral: String, number: String, officer: Browser) {
    let sent = try submit(family).application
    let officer = try staff(family.city)
    let issued = try allocate(officer, city: family.city)
    #expect(issued.status == 200, "\(issued.text)")
    let browser = try signIn(family)
    let list = try browser.get("referrals")
    let first = try #require(list["items"]?.items.first)
    return (browser, try #require(first["id"]?.text), sent.text("number"), officer)
  }
}

extension Family {
  /// The same parent with another child.
  func with(child: String) -> Family {
    var other = Family(parent: parent, child: child, phone: phone)
    (other.relation, other.city) = (relation, city)
    return other
  }
}
