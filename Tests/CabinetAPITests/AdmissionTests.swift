import Cabinet
import CabinetService
import Dates
import HTTPServer
import JSON
import Testing

@testable import CabinetAPI

@Suite struct AdmissionTests {
  @Test("leads from an offer over papers, contract and signature to an accepted child")
  func accepted() throws {
    let house = try House()
    let (browser, referral, number, officer) = try house.referred(.kosshy)
    let offers = try #require(try browser.get("admissions/offers")["items"]?.items)
    #expect(offers.count == 1 && offers[0]["referral"]?["id"] == .text(referral))
    #expect(offers[0]["referral"]?["days_left"] == .integer(2) && offers[0]["admission"] == .null)
    let known = try browser.get("admissions/applicant")
    #expect(known.text("name") == "Мысалбаев Асан Үсенұлы")
    #expect(known.text("identity_number") == "000000101")
    #expect(known.text("address") == "Үлгі көшесі, 1" && known.text("phone") == "+77000000101")
    let begun = try browser.post("admissions", House.admission(referral))
    #expect(begun.status == 201 && begun.text("number") == "117.2026.1", "\(begun.text)")
    #expect(begun["serial"] == .integer(1) && begun.text("deadline") == "2026-11-27")
    #expect(begun["days_left"] == .integer(5) && begun["papers"] == .list([]))
    #expect(begun["actions"] == .list([.text("edit"), .text("sign"), .text("decline")]))
    let admitted = Admitted(
      house: house, family: .kosshy, browser: browser, officer: officer, referral: referral,
      number: number, id: begun.text("id"))
    // Saying yes to the place is part of it; the time cannot be made longer here.
    let card = try browser.get("referrals/\(referral)")
    #expect(card.text("status") == "confirmed" && card["actions"] == .list([.text("decline")]))
    #expect(try browser.post("referrals/\(referral)/extend").problem == "status-conflict")
    #expect(
      try admitted.sign("AAAA").errors == ["/documents/065 required", "/contract_read required"])
    try admitted.prepare()
    try admitted.bring("052-2")
    house.wait(60)
    let contract = try browser.get("\(admitted.path)/contract")
    #expect(contract.header("Content-Type") == "text/html; charset=utf-8")
    #expect(contract.header("Content-Disposition")?.hasPrefix("attachment") == true)
    for part in [
      "applicant_iin: 850214390005\n", "child_name: Мысалбаева Ақбота Асанқызы\n",
      "documents: 065,052-2\n", "identity_number: 000000101\n", "number: 117.2026.1\n",
      "kindergarten_kk: Үлгі 1\n", "created: 2026-11-20\n", "serial: 1\n", "language: kk\n",
    ] {
      #expect(contract.text.contains(part), "\(part)")
    }
    // Another form is another contract, which has to be read again.
    #expect(try admitted.sign().errors == ["/contract_read required"])
    #expect(
      try browser.send("PATCH", admitted.path, #"{"contract_read":true}"#).status == 200)
    let signed = try admitted.sign()
    #expect(signed.status == 200 && signed.text("status") == "signed", "\(signed.text)")
    #expect(signed["deadline"] == .null && signed["actions"] == .list([]))
    #expect(signed["signer"]?["certificate"] == .text("0a0b0c"))
    #expect((signed["papers"]?.items ?? []).count == 4)
    // A signed one stops the clock.
    try house.set("2026-12-20T10:00:00+05:00")
    #expect(try house.desk.tick() == 0)
    let later = try house.enter(.kosshy).browser
    #expect(try admitted.statuses(later) == ["signed", "confirmed", "referral_issued"])
    #expect(try house.agreed(officer, "\(admitted.staffPath)/accept").text("status") == "accepted")
    #expect(try admitted.statuses(later) == ["accepted", "used", "enrolled"])
    let last = try admitted.card(later)
    #expect(last.text("accepted_at") == "2026-12-20T10:00:00+05:00")
    let history = try later.get("\(admitted.path)/history")["items"]?.items ?? []
    #expect(history.map { $0["status"]?.text } == ["draft", "signed", "accepted"])
    #expect(history.map { $0["by"]?.text } == ["parent", "parent", "employee"])
    #expect(try house.contradictions() == [])
    #expect(try house.desk.firstBrokenAuditEntry() == nil)
  }

  @Test("keeps what was signed, and prints the papers with the signature once")
  func papers() throws {
    let house = try House()
    let admitted = try house.begun()
    #expect(try admitted.browser.get("\(admitted.path)/papers/original").status == 404)
    try admitted.prepare()
    let contract = try admitted.browser.get("\(admitted.path)/contract").response.body
    #expect(try admitted.sign().status == 200)
    func paper(_ kind: String) throws -> Answer {
      try admitted.browser.get("\(admitted.path)/papers/\(kind)")
    }
    #expect(try paper("original").response.body == contract)
    #expect(try admitted.browser.get("\(admitted.path)/contract").response.body == contract)
    let signature = try paper("signature")
    #expect(signature.header("Content-Type") == "application/pkcs7-signature")
    #expect(signature.text.hasPrefix("850214390005 contract "))
    let prints = house.printer.prints
    for kind in ["application", "contract", "application", "contract"] {
      let printed = try paper(kind)
      #expect(printed.text.hasPrefix(kind) && printed.text.contains("signed by СЫНАҚОВ ҮЛГІ"))
      #expect(printed.text.contains("content_digest: "))
      #expect(printed.header("Content-Disposition")?.hasSuffix("-\(kind).html\"") == true)
    }
    #expect(house.printer.prints == prints + 2)
    #expect(try paper("secret").status == 404)
  }

  @Test("lets a parent begin again after a rejection, within the time that is given anew")
  func rejected() throws {
    let house = try House()
    let admitted = try house.signed()
    try house.set("2026-11-27T12:00:00+05:00")
    let path = "\(admitted.staffPath)/reject"
    #expect(
      try admitted.officer.post(path, #"{"reason_code":"other"}"#).errors == ["/reason required"])
    let rejected = try admitted.officer.post(
      path, #"{"reason_code":"unreadable_copies","reason":"Мөрі көрінбейді"}"#)
    #expect(rejected.status == 200 && rejected.text("status") == "rejected", "\(rejected.text)")
    let browser = try house.enter(.kosshy).browser
    #expect(try admitted.statuses(browser) == ["rejected", "confirmed", "referral_issued"])
    let card = try admitted.card(browser)
    #expect(card.text("reason") == "Мөрі көрінбейді" && card["accepted_at"] == .null)
    #expect(card["deadline"] == .null && card.text("reason_code") == "unreadable_copies")
    let offer = try #require(try browser.get("admissions/offers")["items"]?.items.first)
    #expect(offer["referral"]?["deadline"] == .text("2026-12-04"))
    #expect(offer["admission"] == .null)
    let again = try browser.post("admissions", House.admission(admitted.referral))
    #expect(again.status == 201 && again.text("number") == "117.2026.2", "\(again.text)")
    #expect(again.text("id") != admitted.id && again.text("deadline") == "2026-12-04")
    let list = try browser.get("admissions")["items"]?.items ?? []
    #expect(list.map { $0["serial"] } == [.integer(2), .integer(1)], "the newest first")
    #expect(try admitted.officer.post(path, #"{"reason_code":"incomplete"}"#).status == 409)
    #expect(try house.contradictions() == [])
  }

  @Test("ends the place in the queue when the parent declines", arguments: [true, false])
  func declined(byReferral: Bool) throws {
    let house = try House()
    let admitted = try house.begun()
    let path = byReferral ? "referrals/\(admitted.referral)" : admitted.path
    let declined = try admitted.browser.post("\(path)/decline")
    #expect(declined.status == 200 && declined.text("status") == "declined", "\(declined.text)")
    #expect(try admitted.statuses() == ["declined", "declined", "withdrawn"])
    #expect(try admitted.browser.post("\(admitted.path)/decline").status == 409)
    #expect(try admitted.bring().status == 409)
    #expect(try admitted.sign("AAAA").status == 409)
    #expect(try house.contradictions() == [])
  }

  @Test("archives at the midnight after the fifth working day", arguments: [true, false])
  func expired(byTick: Bool) throws {
    let house = try House()
    // The 16th of December is a holiday.
    try house.set("2026-12-14T10:00:00+05:00")
    let admitted = try house.begun()
    try admitted.prepare()
    let signature = try admitted.signature()
    #expect(try admitted.card().text("deadline") == "2026-12-22")
    try house.set("2026-12-22T23:59:59+05:00")
    if byTick { #expect(try house.desk.tick() == 0) }
    let browser = try house.enter(.kosshy).browser
    #expect(try admitted.card(browser)["days_left"] == .integer(1))
    try house.set("2026-12-23T00:00:00+05:00")
    if byTick { #expect(try house.desk.tick() == 1) }
    #expect(try admitted.sign(signature, browser).problem == "status-conflict")
    #expect(try admitted.statuses(browser) == ["expired", "expired", "archived"])
    #expect(try admitted.card(browser).text("closed_at") == "2026-12-23T00:00:00+05:00")
    let feed = try browser.get("feed")["items"]?.items ?? []
    #expect(feed.contains { $0["kind"] == .text("admission") && $0["status"] == .text("expired") })
    #expect(try house.contradictions() == [])
  }

  @Test("makes thirty contracts an hour for one parent")
  func limitsPrints() throws {
    let house = try House()
    let admitted = try house.begun()
    let prints = house.printer.prints
    for number in 1...31 {
      let other = House.applicant.replacing("көшесі, 1", with: "көшесі, \(number)")
      #expect(
        try admitted.browser.send("PATCH", admitted.path, #"{"applicant":\#(other)}"#).status == 200
      )
      let answer = try admitted.browser.get("\(admitted.path)/contract")
      #expect(answer.status == (number <= 30 ? 200 : 429))
    }
    #expect(house.printer.prints == prints + 30)
  }

  @Test("takes no signature of another person, of other bytes, or of bytes that were made anew")
  func wrongSignatures() throws {
    let house = try House()
    let admitted = try house.begun()
    try admitted.prepare()
    let right = try admitted.signature()
    for (signature, code) in [
      (try admitted.signature(by: Family.mother.parent), "other_person"),
      (FakeSignatures.contract([1], Family.first.parent), "changed_content"),
      ("AAAA", "not_a_signature"), ("%%%", "form"),
    ] {
      let answer = try admitted.sign(signature)
      #expect(answer.status == 422 && answer.errors == ["/signature \(code)"], "\(answer.text)")
    }
    // Other data are another contract, which has to be read again.
    let other = House.applicant.replacing("көшесі, 1", with: "көшесі, 2")
    let changed = try admitted.browser.send("PATCH", admitted.path, #"{"applicant":\#(other)}"#)
    #expect(changed["contract_read"] == .flag(false), "\(changed.text)")
    #expect(try admitted.sign(right).errors == ["/contract_read required"])
    _ = try admitted.browser.send("PATCH", admitted.path, #"{"contract_read":true}"#)
    #expect(try admitted.sign(right).errors == ["/signature changed_content"])
    #expect(try admitted.sign().status == 200)
    #expect(try admitted.browser.send("PATCH", admitted.path, "{}").status == 409)
  }

  @Test("does one signature once: the same key gets the same answer, another one a refusal")
  func repeated() throws {
    let house = try House()
    let admitted = try house.begun()
    try admitted.prepare()
    let (signature, key) = (try admitted.signature(), freshKey())
    let first = try admitted.sign(signature, key: key)
    #expect(first.status == 200)
    #expect(try admitted.sign(signature, key: key).text == first.text)
    #expect(try admitted.sign("AAAA", key: key).problem == "key-reused")
    #expect(try admitted.sign(signature).problem == "status-conflict")
    let bare = try admitted.browser.post(
      "\(admitted.path)/sign", #"{"signature":"\#(signature)"}"#)
    #expect(bare.problem == "key-missing")
  }

  @Test("gives the same bytes until the data or the forms change, and says when nothing prints")
  func contract() throws {
    let house = try House()
    let admitted = try house.begun()
    func contract(_ language: String = "kk") throws -> Answer {
      try admitted.browser.send(
        "GET", "\(admitted.path)/contract", nil, [("Accept-Language", language)])
    }
    house.printer.turn(off: true)
    #expect(try contract().status == 503)
    house.printer.turn(off: false)
    let first = try contract("ru")
    #expect(first.text.hasPrefix("contract ru kosshy 2026-11-20\n"))
    house.wait(600)
    #expect(try contract().text == first.text)
    _ = try admitted.browser.send(
      "PATCH", admitted.path, #"{"applicant":\#(House.applicant)}"#)
    #expect(try contract().text == first.text, "the same data")
    try admitted.bring()
    let second = try contract()
    #expect(second.text.contains("documents: 065\n"))
    try admitted.bring()
    #expect(try contract().text == second.text, "the same forms")
    #expect(
      try admitted.browser.send("DELETE", "\(admitted.path)/documents/065").status == 204)
    #expect(try contract().text.contains("documents: \n"))
  }

  @Test("takes one file of a form, 10 MB of all, while it is a draft; and keeps no file too many")
  func documents() throws {
    let house = try House()
    let admitted = try house.begun()
    let first = try admitted.bring("027")
    #expect(first.status == 201 && first.text("form") == "027" && first.text("type") == "pdf")
    #expect(try admitted.bring("027").status == 201)
    #expect(try admitted.bring("065").status == 201)
    #expect(try house.files().count == 2)
    #expect(
      (try admitted.card()["documents"]?.items ?? []).map { $0["form"]?.text } == ["065", "027"])
    #expect(try admitted.bring("063").status == 404)
    #expect(try admitted.bring("052-2", Array("hello".utf8)).errors == [" unknown_type"])
    let opened = try admitted.browser.get("\(admitted.path)/documents/027")
    #expect(opened.header("Content-Type") == "application/pdf")
    #expect(opened.header("Content-Disposition")?.contains("027") == false)
    try house.desk.tick()
    #expect(try house.files().count == 2, "the sweep knows them")
    #expect(try admitted.browser.send("DELETE", "\(admitted.path)/documents/027").status == 204)
    #expect(try house.files().count == 1)
    try admitted.prepare()
    #expect(try admitted.sign().status == 200)
    #expect(try admitted.bring("027").status == 409)
    #expect(try admitted.browser.send("DELETE", "\(admitted.path)/documents/065").status == 409)
    #expect(try house.files().count == 1)
  }

  @Test("checks the applicant's data, and goes on with a draft there is")
  func applicant() throws {
    let house = try House()
    let (browser, referral, _, _) = try house.referred(.kosshy)
    for (old, new, problem) in [
      ("\"000000101", "\"00000010", "/applicant/identity_number identity_number"),
      ("2019-05-10", "2026-11-21", "/applicant/issued_on issued_later"),
      ("2029-05-09", "2026-11-19", "/applicant/valid_until card_over"),
      ("2029-05-09", "2029-02-30", "/applicant/valid_until form"),
      ("Үлгі көшесі, 1", "Үлгі", "/applicant/address address"),
      ("+77000000101", "+77172100000", "/applicant/phone landline"),
      ("ata@onir.example", "ata", "/applicant/email email"),
    ] {
      let body = House.admission(referral, House.applicant.replacing(old, with: new))
      #expect(try browser.post("admissions", body).errors == [problem])
    }
    let unread = House.admission(referral).replacing("true", with: "false")
    #expect(try browser.post("admissions", unread).errors == ["/instructions required"])
    let key = freshKey()
    let first = try browser.post("admissions", House.admission(referral), key: key)
    #expect(try browser.post("admissions", House.admission(referral), key: key).text == first.text)
    let other = House.applicant.replacing("ata@", with: "ana@")
    let second = try browser.post("admissions", House.admission(referral, other))
    #expect(second.status == 201 && second.text("id") == first.text("id"))
    #expect(second["applicant"]?["email"] == .text("ana@onir.example"))
    #expect((try browser.get("admissions")["items"]?.items ?? []).count == 1)
  }

  @Test("knows no admissions in a city without them")
  func elsewhere() throws {
    let house = try House()
    let (browser, referral, _, _) = try house.referred()
    #expect(try browser.get("admissions/offers")["items"] == .list([]))
    #expect(try browser.post("admissions", House.admission(referral)).status == 404)
  }
}

extension String {
  /// Another text in the place of every one.
  func replacing(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
