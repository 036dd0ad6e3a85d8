import Cabinet
import CabinetService
import CabinetStore
import Dates
import HTTPServer
import JSON
import Sandbox
import Testing

@testable import CabinetAPI

@Suite struct AdmissionPrivacyTests {
  @Test("shows an admission in its city to its owner, and to nobody else")
  func isolation() throws {
    let house = try House()
    let admitted = try house.signed()
    // The same person in another city's cabinet, which takes the same password.
    let elsewhere = try house.enter(.kosshy, city: "stepnogorsk").browser
    let far = try house.enter(.kosshy, city: "pavlodar").browser
    try house.submit(.second)
    let other = try house.signIn(.second)
    let otherHere = try house.enter(.second, city: "kosshy").browser
    let unknown = try admitted.browser.get("admissions/00000000000000000000000000")
    #expect(unknown.status == 404)
    for (name, browser) in [
      ("elsewhere", elsewhere), ("far", far), ("other", other), ("otherHere", otherHere),
    ] {
      #expect(try browser.get("admissions")["items"] == .list([]), "\(name)")
      let base = admitted.path
      let bytes = ("Content-Type", "application/pdf")
      for answer in [
        try browser.get(base), try browser.get("\(base)/history"),
        try browser.get("\(base)/contract"), try browser.get("\(base)/papers/original"),
        try browser.get("\(base)/documents/065"),
        try browser.send("DELETE", "\(base)/documents/065"),
        try browser.send(
          "PUT", "\(base)/documents/065", bytes: DocumentTests.page, [bytes]),
        try browser.send("PATCH", base, #"{"contract_read":true}"#),
        try browser.post("\(base)/decline"), try admitted.sign("AAAA", browser),
        try browser.post("admissions", House.admission(admitted.referral)),
      ] {
        #expect(answer.status == 404 && answer.text == unknown.text, "\(name): \(answer.text)")
      }
      #expect(!(try browser.get("me/export").text.contains(admitted.id)), "\(name)")
    }
    #expect(try admitted.browser.get("me/export").text.contains("117.2026.1"))
    #expect(try Browser(house).get(admitted.path).status == 401)
  }

  @Test("says nothing of health, names or numbers in messages, the feed, the log and file names")
  func silence() throws {
    let house = try House()
    let admitted = try house.signed()
    try admitted.officer.post(
      "\(admitted.staffPath)/reject", #"{"reason_code":"vaccination","reason":"Екпе жоқ"}"#)
    let told = try house.notices(containing: "құжаттар қабылданбады")
    #expect(!told.isEmpty)
    for part in ["қабылдау басталды", "қол қойдыңыз"] {
      #expect(!(try house.notices(containing: part)).isEmpty)
    }
    let feed = try admitted.browser.get("feed")
    let lines = (feed["items"]?.items ?? []).filter { $0["kind"] == .text("admission") }
    #expect(lines.map { $0["status"]?.text } == ["rejected", "signed", "draft"])
    let texts = house.messages.all.map(\.message).filter { $0.kind == .notice }.map(\.text)
    let all = texts + [feed.text] + house.log.all
    for word in Privacy.all + ["/065", "vaccination", "Екпе", "\"000000101", "117.2026"] {
      for text in all { #expect(!text.contains(word), "\(word): \(text)") }
    }
    for text in texts { #expect(!text.contains("065"), "\(text)") }
    for file in try house.files() { #expect(!file.contains("065")) }
  }

  @Test("leaves nothing of a person who is erased, wherever the admission stands", arguments: 0...4)
  func erases(stage: Int) throws {
    let house = try House()
    let admitted = stage == 0 ? try house.begun() : try house.signed()
    if stage == 0 { try admitted.prepare() }
    if stage >= 2 { _ = try admitted.browser.get("\(admitted.path)/papers/contract") }
    if stage == 2 { _ = try admitted.officer.post("\(admitted.staffPath)/accept", key: freshKey()) }
    if stage == 3 { _ = try house.agreed(admitted.officer, "\(admitted.staffPath)/accept") }
    if stage == 4 {
      _ = try admitted.officer.post(
        "\(admitted.staffPath)/reject", #"{"reason_code":"other","reason":"Мысалбаева"}"#,
        key: freshKey())
    }
    let gone = try admitted.browser.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#)
    #expect(gone.status == 204, "\(gone.text)")
    let left = try house.bytes()
    for value in Privacy.values(of: .kosshy) + ["000000101", "Үлгі көшесі", "ata@onir", "SIGNED"] {
      #expect(!left.holds(value), "\(value)")
    }
    #expect(try house.files() == [])
    #expect(try house.contradictions() == [])
    #expect(try admitted.officer.get(admitted.staffPath).status == 404)
    #expect(
      try admitted.officer.get("staff/admissions?city=kosshy&status=declined")["items"]
        == .list([]))
  }

  @Test("forgets the papers of what was not accepted after 30 days, and keeps those that were")
  func retention() throws {
    let house = try House(places: 2)
    let accepted = try house.signed()
    #expect(
      try house.agreed(accepted.officer, "\(accepted.staffPath)/accept").status == 200)
    let rejected = try house.signed(Family.second.living("kosshy"))
    try rejected.officer.post(
      "\(rejected.staffPath)/reject", #"{"reason_code":"incomplete"}"#)
    #expect(try house.files().count == 2)
    for (seconds, files) in [(29 * 86_400, 2), (2 * 86_400, 1)] {
      house.wait(seconds)
      try house.desk.tick()
      let named = try house.store.read { reading throws(StoreError) in
        try reading.documentFiles()
      }
      #expect(named.count == files, "the sweep takes the file an hour later")
    }
    let later = try house.enter(.kosshy).browser
    #expect(try later.get("\(accepted.path)/papers/original").status == 200)
    let other = try house.enter(Family.second.living("kosshy")).browser
    #expect(try other.get("\(rejected.path)/papers/original").status == 404)
    let card = try other.get(rejected.path)
    #expect(card.text("status") == "rejected" && card["papers"] == .list([]))
    #expect(try house.contradictions() == [])
  }
}
