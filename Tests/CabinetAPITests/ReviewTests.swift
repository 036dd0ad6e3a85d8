import Cabinet
import CabinetService
import CabinetStore
import JSON
import Testing

@testable import CabinetAPI

@Suite struct ReviewTests {
  private static let words = "Тәрбиешілер мейірімді."

  private func write(
    _ browser: Browser, _ kindergarten: String = "pavlodar-0001", rating: Int = 5,
    _ text: String = words, city: String = "pavlodar", key: String? = nil
  ) throws -> Answer {
    let quoted = String(decoding: JSONText.bytes(text), as: UTF8.self)
    return try browser.post(
      "reviews",
      """
      {"city":"\(city)","kindergarten":"\(kindergarten)","rating":\(rating),"text":\(quoted),\
      "language":"kk"}
      """, key: key)
  }

  @Test("takes a review and shows it to its author and to the staff, until it is decided")
  func journey() throws {
    let house = try House()
    let browser = try house.waiting().browser
    let sent = try write(browser, rating: 4, " Ұлым \"қуанып\"\nбарады! <b>\n")
    #expect(sent.status == 201 && sent.text("status") == "pending")
    #expect(sent.text("text") == "Ұлым \"қуанып\"\nбарады! <b>")
    #expect(sent["rating"] == .integer(4) && sent.text("language") == "kk")
    #expect(sent["kindergarten"]?["name_ru"] == .text("Образец 1"))
    #expect(try browser.get("reviews")["items"]?.items.first?["id"] == sent["id"])
    #expect(try browser.get("me/export")["reviews"]?.items.count == 1)
    let officer = try house.staff("pavlodar")
    let list = try officer.get("staff/reviews?city=pavlodar&status=pending")
    #expect(list["items"]?.items.map { $0["id"] } == [sent["id"]])
    #expect(!list.text.contains(Family.first.parent))
    let path = "staff/reviews/\(sent.text("id"))/decision"
    #expect(try officer.post(path, #"{"decision":"publish"}"#).text("status") == "published")
    #expect(try officer.post(path, #"{"decision":"reject"}"#).problem == "status-conflict")
    #expect(try officer.get("staff/reviews?city=pavlodar&status=pending")["items"] == .list([]))
    #expect(try browser.get("reviews")["items"]?.items.first?["status"] == .text("published"))
    let late = try browser.send("DELETE", "reviews/\(sent.text("id"))")
    #expect(late.problem == "status-conflict")
  }

  @Test("refuses what a review cannot be, at its field")
  func refusals() throws {
    let house = try House()
    let browser = try house.waiting().browser
    #expect(try write(browser, "pavlodar-0009").errors == ["/kindergarten unknown_kindergarten"])
    for rating in [0, 6, -1] {
      #expect(try write(browser, rating: rating).errors == ["/rating range"])
    }
    #expect(try write(browser, text: "        қысқа   ").errors == ["/text too_short"])
    #expect(try write(browser, text: "қысқа").errors == ["/text too_short"])
    #expect(
      try write(browser, text: String(repeating: "ә", count: 2001)).errors == ["/text too_long"])
    for character in ["\r", "\t", "\0", "\u{85}", "\u{2028}"] {
      #expect(try write(browser, text: Self.words + character + "x").errors == ["/text form"])
    }
    #expect(try write(browser, city: "atyrau").status == 403)
    #expect(try write(Browser(house)).status == 401)
    #expect(try write(try house.applicant(.second)).status == 401, "an application's session")
    #expect(try browser.get("reviews")["items"] == .list([]))
  }

  private func write(_ browser: Browser, text: String) throws -> Answer {
    try write(browser, "pavlodar-0001", rating: 5, text)
  }

  @Test("takes one a year for a kindergarten, to the second")
  func oncePerYear() throws {
    let house = try House()
    try house.submit()
    let sent = try write(try house.signIn(), key: freshKey())
    #expect(sent.status == 201)
    let again = try write(try house.enter().browser)
    #expect(again.status == 409 && again.problem == "already-reviewed")
    #expect(try write(try house.enter().browser, "pavlodar-0002").status == 201)
    // Another parent may, and the author of what was taken back.
    #expect(try write(try house.waiting(.second).browser).status == 201)
    let at = try #require(sent["at"]?.text)
    try house.set(String(at.replacing("2026-", with: "2027-")))
    house.wait(-1)
    #expect(try write(try house.enter().browser).status == 409)
    house.wait(1)
    #expect(try write(try house.enter().browser).status == 201)
  }

  @Test("lets an author take a review back, and write again")
  func takingBack() throws {
    let house = try House()
    let browser = try house.waiting().browser
    let id = try write(browser).text("id")
    let (stranger, _) = try house.waiting(.second)
    #expect(try stranger.send("DELETE", "reviews/\(id)").status == 404)
    #expect(try browser.send("DELETE", "reviews/\(id)").status == 204)
    #expect(try browser.send("DELETE", "reviews/\(id)").status == 404)
    #expect(try write(browser).status == 201)
  }

  @Test("takes five a day from one parent, a repeated call counted once")
  func fiveADay() throws {
    let house = try House()
    try house.submit()
    let browser = try house.signIn()
    let key = freshKey()
    for _ in 1...3 {
      #expect(try write(browser, key: key).status == 201)
    }
    for _ in 1...4 {
      let id = try write(browser, "pavlodar-0002").text("id")
      #expect(try browser.send("DELETE", "reviews/\(id)").status == 204)
    }
    let late = try write(browser, "pavlodar-0003")
    #expect(late.status == 429 && late.header("Retry-After") == "86400")
    house.wait(86_399)
    #expect(try write(try house.enter().browser, "pavlodar-0003").status == 429)
    house.wait(1)
    #expect(try write(try house.enter().browser, "pavlodar-0003").status == 201)
  }

  @Test("lets officers of the city decide, and nobody else")
  func charge() throws {
    let house = try House()
    let id = try write(try house.waiting().browser).text("id")
    let path = "staff/reviews/\(id)/decision"
    let body = #"{"decision":"publish"}"#
    let auditor = try house.staff("pavlodar", role: .auditor)
    let garden = try house.staff("pavlodar/pavlodar-0001", role: .kindergarten)
    let far = try house.staff("atyrau")
    #expect(try auditor.get("staff/reviews?city=pavlodar")["items"]?.items.count == 1)
    #expect(try auditor.post(path, body).status == 403)
    #expect(try garden.post(path, body).status == 403)
    #expect(try garden.get("staff/reviews?city=pavlodar").status == 403)
    #expect(try far.post(path, body).status == 404)
    #expect(try far.get("staff/reviews?city=pavlodar").status == 404)
    let officer = try house.staff("*")
    #expect(try officer.post(path, #"{"decision":"reject"}"#).text("status") == "rejected")
  }
}

/// A text as JSON writes it.
private enum JSONText {
  static func bytes(_ text: String) -> [UInt8] {
    var json = JSONWriter()
    json.string(text)
    return json.bytes
  }
}
