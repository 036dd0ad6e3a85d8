import Cabinet
import CabinetService
import JSON
import Testing

@testable import CabinetAPI

@Suite struct QueueTests {
  @Test("tells by a number where it stands, and nothing else")
  func number() throws {
    let house = try House()
    try house.submit(.second)
    let sent = try house.submit(.first, benefit: "orphan").application
    let answer = try Browser(house).get("queue/\(sent.text("number"))")
    #expect(
      answer.text == """
        {"number":"\(sent.text("number"))","city":"pavlodar","queue_type":"general",\
        "position":{"overall":2,"in_year":1},"month":"2026-11"}
        """)
    // Typed without its hyphens it is the same.
    #expect(
      try Browser(house).get("queue/\(sent.text("number").filter { $0 != "-" })").text
        == answer.text)
    let unknown = try ApplicationNumber(year: 2026, sequence: 9).text
    #expect(try Browser(house).get("queue/\(unknown)").status == 404)
    #expect(
      try Browser(house).get("queue/26-0000001-5").errors == ["/number application_number"])
  }

  @Test("lists numbers, positions and months only, and a small total as <5")
  func list() throws {
    let house = try House()
    let path = "queue?city=pavlodar&queue_type=general"
    #expect(
      try Browser(house).get(path).text == #"{"items":[],"next":null,"total":"0"}"#)
    try house.submit(.first)
    #expect(
      try Browser(house).get(path).text
        == """
        {"items":[{"number":"26-0000001-4","position":1,"month":"2026-11"}],"next":null,\
        "total":"<5"}
        """)
    for child in ["230101591042", "241117591391", "260105591535"] {
      try house.submit(Family.third.with(child: child))
      house.wait(61)
    }
    #expect(try Browser(house).get(path).text("total") == "<5")
    try house.submit(.second)
    #expect(try Browser(house).get(path).text("total") == "5")
  }

  @Test("goes on after a number, which tells of no benefit")
  func pages() throws {
    let house = try House()
    try house.submit(.second)
    let first = try house.submit(.first, benefit: "military").application.text("number")
    try house.submit(.third)
    let officer = try house.staff("pavlodar")
    _ = try officer.post("staff/applications/\(first)/benefit", #"{"decision":"confirm"}"#)
    let path = "queue?city=pavlodar&queue_type=general"
    let whole = try #require(try Browser(house).get(path)["items"]?.items)
    #expect(whole.first?["number"]?.text == first)
    var (seen, cursor) = ([JSONValue](), String?.none)
    repeat {
      let page = try Browser(house).get(
        "\(path)&limit=1" + (cursor.map { "&cursor=\($0)" } ?? ""))
      let items = try #require(page["items"]?.items)
      cursor = page["next"]?.text
      if let cursor { #expect(cursor == items.last?["number"]?.text) }
      seen += items
    } while cursor != nil
    #expect(seen == whole)
    for wrong in [
      "0", "-1", try ApplicationNumber(year: 2026, sequence: 9).text, "1099511627776", "x",
      first + "0",
    ] {
      #expect(
        try Browser(house).get("\(path)&cursor=\(wrong)").errors == ["/cursor form"], "\(wrong)")
    }
    #expect(
      try Browser(house).get("queue?city=ekibastuz&queue_type=general&cursor=\(first)").status
        == 422)
  }

  @Test("refuses a queue that is not there")
  func unknown() throws {
    let house = try House()
    for (query, error) in [
      ("city=pavlodar&queue_type=other", "/queue_type choice"),
      ("city=pavlodar", "/queue_type required"),
      ("city=nowhere&queue_type=general", "/city unknown_city"),
      ("city=A&queue_type=general", "/city form"),
      ("city=pavlodar&queue_type=general&limit=0", "/limit range"),
      ("city=pavlodar&queue_type=general&limit=101", "/limit range"),
      ("city=pavlodar&queue_type=general&limit=x", "/limit type"),
      ("city=pavlodar&queue_type=general&x=1", "/x unknown"),
      ("city=pavlodar&city=pavlodar&queue_type=general", "/city repeated"),
    ] {
      #expect(try Browser(house).get("queue?\(query)").errors == [error], "\(query)")
    }
  }
}
