import Cabinet
import CabinetService
import CabinetStore
import JSON
import Testing

@testable import CabinetAPI

@Suite struct ErasureTests {
  @Test("exports everything that is kept about a parent")
  func export() throws {
    let house = try House()
    let (browser, _, number, _) = try house.referred()
    let export = try browser.get("me/export")
    #expect(export.status == 200)
    #expect(export.header("Content-Disposition")?.hasPrefix("attachment") == true)
    for part in [
      "settings", "consents", "children", "applications", "referrals", "admissions", "sessions",
      "feed",
      "reviews",
    ] {
      #expect(export[part] != nil, "\(part)")
    }
    for value in [number, Family.first.parent, Family.first.child, Family.first.phone, "Ақбота"] {
      #expect(export.text.contains(value), "\(value)")
    }
    #expect(!export.text.contains("$argon2id$"))
  }

  @Test("erases a parent by the password: applications leave the queue, data are gone")
  func erase() throws {
    let house = try House()
    let sent = try house.submit().application
    try house.submit(.second)
    let browser = try house.signIn()
    let wrong = try browser.send("DELETE", "me", #"{"password":"басқа-құпиясөз"}"#)
    #expect(wrong.errors == ["/password wrong_password"])
    let gone = try browser.twin().send("DELETE", "me", #"{"password":"\#(Family.password)"}"#)
    #expect(gone.status == 204, "\(gone.text)")
    #expect(gone.header("Set-Cookie")?.contains("Max-Age=0") == true)
    #expect(try browser.get("me").status == 401)
    #expect(try house.enter().answer.status == 401)
    #expect(try Browser(house).get("queue/\(sent.text("number"))")["position"] == .null)
    // Whoever stood behind moves up.
    let queue = try Browser(house).get("queue?city=pavlodar&queue_type=general")
    #expect(queue["items"]?.items.first?["position"] == .integer(1))
    #expect(queue["items"]?.items.count == 1)
  }

  @Test("erases a parent whose child has a referral; the place is free again")
  func withReferral() throws {
    let house = try House()
    let (browser, referral, _, officer) = try house.referred()
    #expect(try browser.post("referrals/\(referral)/confirm").status == 200)
    #expect(try browser.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#).status == 204)
    try house.submit(.mother)
    #expect(try house.allocate(officer)["places"] == .integer(1))
  }

  @Test("leaves nothing of a parent in the database", arguments: [true, false])
  func database(withKeys: Bool) throws {
    let house = try House()
    let browser = try house.applicant()
    // The call's answer is kept under its key, made before there was an account.
    let draft = try house.draft(browser, key: withKeys ? freshKey() : nil)
    _ = try browser.post(
      "applications/\(draft.text("id"))/submit", House.submission, key: freshKey())
    let cabinet = try house.signIn()
    #expect(
      try cabinet.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#).status == 204)
    let left = try house.bytes()
    for value in Privacy.values(of: .first) {
      #expect(!left.holds(value), "\(value)")
    }
  }

  @Test("forgets an employee's kept answer about a child who was erased")
  func staffAnswer() throws {
    let house = try House()
    let number = try house.submit(benefit: "teacher").application.text("number")
    _ = try house.staff("pavlodar").post(
      "staff/applications/\(number)/benefit", #"{"decision":"confirm"}"#, key: freshKey())
    let browser = try house.signIn()
    #expect(try browser.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#).status == 204)
    let left = try house.bytes()
    for value in Privacy.values(of: .first) { #expect(!left.holds(value), "\(value)") }
  }

  @Test("lets a person who was erased begin anew")
  func anew() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    #expect(try browser.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#).status == 204)
    house.wait(61)
    let again = try house.submit().application
    #expect(again.text("number").hasPrefix("26-0000002-"))
  }
}
