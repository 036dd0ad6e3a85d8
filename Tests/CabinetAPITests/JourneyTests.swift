import Cabinet
import JSON
import Testing

@testable import CabinetAPI

@Suite struct JourneyTests {
  @Test("leads from a code to a number and a place in the queue")
  func applying() throws {
    let house = try House()
    let browser = try house.applicant()
    let me = try browser.get("me")
    #expect(me.text("scope") == "application")
    #expect(me.text("name").contains("Асан"))
    let draft = try house.draft(browser, benefit: "large_family")
    #expect(draft.status == 201)
    #expect(draft["number"] == .null && draft.text("status") == "draft")
    #expect(draft.header("ETag") == "\"\(try version(draft))\"")
    let sent = try browser.post(
      "applications/\(draft.text("id"))/submit", House.submission, key: freshKey())
    #expect(sent.status == 200)
    #expect(sent.text("number") == "26-0000001-4" && sent.text("status") == "in_queue")
    #expect(sent["position"]?["overall"] == .integer(1))
    #expect(sent["benefit"]?["state"] == .text("declared"))
    // The application's session sees its application, and nothing of the cabinet.
    #expect(try browser.get("applications/\(draft.text("id"))").status == 200)
    for path in ["feed", "applications", "children", "referrals", "consents", "me/export"] {
      let answer = try browser.get(path)
      #expect(answer.status == 401, "\(path): \(answer.text)")
    }
  }

  private func version(_ answer: Answer) throws -> String {
    try #require(answer.header("ETag")).filter { $0 != "\"" }
  }

  @Test("opens the cabinet with a code and a password, and shows everything in it")
  func cabinet() throws {
    let house = try House()
    let sent = try house.submit().application
    let browser = try house.signIn()
    let (me, feed) = (try browser.get("me"), try browser.get("feed"))
    #expect(me["has_password"] == .flag(true))
    #expect(me["phones"]?.items.first?["number"] == .text("+77000000101"))
    let kinds = (feed["items"]?.items ?? []).compactMap { $0["status"]?.text }
    #expect(kinds == ["password_changed", "cabinet_opened", "in_queue"])
    let card = try browser.get("applications/\(sent.text("id"))")
    #expect((card["history"]?.items ?? []).map { $0["status"] } == [.text("in_queue")])
    #expect(
      card["actions"]
        == .list([.text("interest"), .text("places"), .text("withdraw"), .text("delete")]))
    let children = try browser.get("children")
    let child = try #require(children["items"]?.items.first?["id"]?.text)
    #expect(try browser.get("children/\(child)").text("iin") == Family.first.child)
    let consents = try #require(try browser.get("consents")["items"]?.items)
    #expect(Set(consents.map { $0["kind"]?.text }) == ["terms", "contacts"])
    #expect(try browser.get("feed?limit=1")["next"] != .null)
  }

  @Test("reads the feed page by page without a gap or a repetition")
  func pages() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    var (seen, cursor) = ([JSONValue?](), String?.none)
    repeat {
      let page = try browser.get("feed?limit=1" + (cursor.map { "&cursor=\($0)" } ?? ""))
      #expect(page["items"]?.items.count == 1)
      seen += (page["items"]?.items ?? []).map { $0["id"] }
      cursor = page["next"]?.text
    } while cursor != nil
    let whole = try #require(try browser.get("feed")["items"]?.items)
    #expect(seen == whole.map { $0["id"] })
  }

  @Test("changes a draft under its entity tag, and throws it away")
  func draft() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser)
    let path = "applications/\(draft.text("id"))"
    let wishes = """
      {"language":"ru","group_type":"inclusive","kindergartens":["pavlodar-0002"],\
      "benefit":"orphan"}
      """
    #expect(try browser.send("PATCH", path, wishes).status == 428)
    #expect(try browser.send("PATCH", path, wishes, [("If-Match", "\"99\"")]).status == 412)
    #expect(try browser.send("PATCH", path, wishes, [("If-Match", "W/\"1\"")]).status == 412)
    #expect(try browser.send("PATCH", path, wishes, [("If-Match", "*")]).status == 412)
    let tag = try #require(draft.header("ETag"))
    let changed = try browser.send("PATCH", path, wishes, [("If-Match", tag)])
    #expect(changed.status == 200 && changed.text("language") == "ru")
    #expect(changed["kindergartens"]?.items.first?["id"] == .text("pavlodar-0002"))
    // The tag names one version only.
    #expect(try browser.send("PATCH", path, wishes, [("If-Match", tag)]).status == 412)
    #expect(try browser.send("DELETE", path).status == 204)
    #expect(try browser.get(path).status == 404)
  }

  @Test("begins a draft again instead of keeping two")
  func again() throws {
    let house = try House()
    let browser = try house.applicant()
    let first = try house.draft(browser)
    let second = try house.draft(browser, benefit: "teacher")
    #expect(second.status == 201)
    #expect(try browser.get("applications/\(first.text("id"))").status == 404)
    #expect(try browser.get("applications/\(second.text("id"))").status == 200)
  }

  @Test("lets a child stand once in a queue, whichever parent applies")
  func once() throws {
    let house = try House()
    let mother = try house.applicant(.mother)
    let early = try house.draft(mother, .mother)
    #expect(early.status == 201)
    let sent = try house.submit(.first)
    let second = try house.draft(sent.browser)
    #expect(second.status == 409 && second.problem == "already-in-queue")
    let late = try mother.post(
      "applications/\(early.text("id"))/submit", House.submission, key: freshKey())
    #expect(late.status == 409 && late.problem == "already-in-queue")
    // Withdrawn, it makes room; in the other queue there was room all the time.
    let father = try house.signIn(.first)
    let withdrawn = try father.post("applications/\(sent.application.text("id"))/withdraw")
    #expect(withdrawn.text("status") == "withdrawn" && withdrawn["position"] == .null)
    #expect(
      try mother.post(
        "applications/\(early.text("id"))/submit", House.submission, key: freshKey()
      ).status == 200)
  }

  @Test("asks for both consents and the texts that were shown")
  func consents() throws {
    let house = try House()
    let browser = try house.applicant()
    let path = "applications/\(try house.draft(browser).text("id"))/submit"
    func send(_ consents: String, _ terms: String, _ email: String = "null") throws -> [String] {
      try browser.post(
        path,
        """
        {"consents":\(consents),"terms_version":"\(terms)",\
        "notices":{"language":"ru","channels":[],"email":\(email)}}
        """, key: freshKey()
      ).errors
    }
    let both = #"["terms","contacts"]"#
    #expect(try send(#"["terms"]"#, "2026-1") == ["/consents consent"])
    #expect(try send(#"["terms","terms"]"#, "2026-1") == ["/consents consent"])
    #expect(try send(both, "2025-1") == ["/terms_version terms_changed"])
    #expect(try send(both, "2026-1", "\"no address\"") == ["/notices/email email"])
    #expect(try send(both, "2026-1", "\"ata-ana@example.kz\"") == [])

    let me = try house.signIn().get("me")
    #expect(me.text("email") == "ata-ana@example.kz" && me["email_notices"] == .flag(true))
    #expect(me.text("language") == "ru")
  }

  @Test("lets a grandmother apply as the representative, and nobody as what they are not")
  func representative() throws {
    let house = try House()
    let browser = try house.applicant(.grandmother)
    var wrong = Family.grandmother
    wrong.relation = "parent"
    #expect(try house.draft(browser, wrong).errors == ["/child_iin child_not_tied"])
    #expect(try house.draft(browser, .grandmother).status == 201)
  }
}
