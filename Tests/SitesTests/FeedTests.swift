import Foundation
import Testing

/// The feed of bulletins (RFC 4287) and the calendar of deadlines (RFC 5545); PyPI's parsers read them
/// in Tests/Browser/test_bulletins.py.
@Suite("Feeds") struct FeedTests {
  /// More bulletins than a feed holds, a day between each.
  static let many =
    BulletinTests.kindergartens
    + (1...25).map { day in
      "2026-10-\(day < 10 ? "0" : "")\(day),a-\(1 + day % 3),3-4,general,kk,\(day)"
    }.joined(separator: "\n") + "\n"

  private func file(_ site: TestSite, _ name: String, _ language: String = "kk") throws -> String {
    try #require(site.text("site/atyrau/\(language)/\(name)"))
  }

  /// The lines of a calendar with folded ones joined.
  private func lines(_ calendar: String) -> [String] {
    calendar.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
  }

  private func parts(_ text: String, _ element: String) -> [String] {
    text.components(separatedBy: "<\(element)>").dropFirst().map {
      $0.components(separatedBy: "</\(element)>")[0]
    }
  }

  @Test("Holds the newest twenty bulletins, each under a name of its own")
  func holdsNewest() throws {
    let site = TestSite(Self.many)
    #expect(site.build().code == 0)
    let feed = try file(site, "feed.xml", "ru")
    let ids = parts(feed, "id")
    #expect(ids.count == 21 && Set(ids).count == 21)
    #expect(ids[0] == "tag:portal.example,2026:/atyrau/ru/bulletins")
    #expect(ids[1] == ids[0] + "/2026-10-25" && ids[20] == ids[0] + "/2026-10-06")
    let updated = parts(feed, "updated")
    #expect(updated[0] == "2026-10-25T00:00:00+05:00" && updated[1] == updated[0])
    #expect(updated[20] == "2026-10-06T00:00:00+05:00")
    #expect(
      feed.contains(
        "<link rel=\"self\" type=\"application/atom+xml\" "
          + "href=\"https://portal.example/atyrau/ru/feed.xml\"/>"))
    #expect(feed.contains("+ новые: Айгөлек, 3–4 года, "))
    #expect(feed.contains("− больше нет: "))
    #expect(feed.contains("&lt;ul&gt;&lt;li&gt;"), "HTML is escaped")
  }

  @Test("Stays the same by the clock, until a bulletin comes")
  func ignoresClock() throws {
    let site = TestSite(Self.many)
    site.build(now: "2026-10-20T00:00:00+05:00")
    let before = try file(site, "feed.xml")
    site.build(now: "2026-10-20T23:59:59+05:00")
    #expect(try file(site, "feed.xml") == before)
    site.build(now: "2026-10-21T00:00:00+05:00")
    let after = try file(site, "feed.xml")
    #expect(!before.contains("2026-10-21") && after.contains("2026-10-21"))
    let entry = try #require(parts(before, "entry").first)
    #expect(after.contains(entry), "an entry stays as it is")
  }

  @Test("Names feed and calendar where bulletins are, and nowhere else")
  func isNamed() throws {
    let site = TestSite(Self.many)
    site.build()
    let link = "<link rel=\"alternate\" type=\"application/atom+xml\""
    for path in ["", "vacancies/", "guides/queue/", "kindergartens/a-1/", "cabinet/"] {
      let page = try #require(site.page("site/atyrau/kk/\(path)index.html"))
      #expect(page.has(link) && page.has("href=\"/atyrau/kk/feed.xml\""), "\(path)")
    }
    let page = try #require(site.page("site/atyrau/kk/vacancies/index.html"))
    #expect(page.has("<a href=\"/atyrau/kk/feed.xml\""))
    #expect(page.has("<a href=\"/atyrau/kk/deadlines.ics\""))
    #expect(!(try #require(site.page("site/inder/kk/index.html"))).has(link))
    #expect(site.text("site/inder/kk/feed.xml") == nil)
    #expect(site.text("site/inder/kk/deadlines.ics") == nil)
    #expect(!(try #require(site.text("site/atyrau/sitemap.xml"))).contains("feed.xml"))
  }

  @Test("Keeps names and leads to the city's own host where each city has one")
  func followsHosts() throws {
    let site = TestSite(Self.many)
    site.build()
    let (feed, calendar) = (try file(site, "feed.xml"), try file(site, "deadlines.ics"))
    site.write(
      """
      -- content/site.yaml (edit) --
      +hosts: city

      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,portal
      atyrau,,230000000,Атырау облысы,Атырауская область,
      atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.portal.example/
      """)
    #expect(site.build().code == 0)
    let (ownFeed, ownCalendar) = (try file(site, "feed.xml"), try file(site, "deadlines.ics"))
    #expect(parts(ownFeed, "id") == parts(feed, "id"))
    #expect(ownFeed.contains("href=\"https://atyrau.portal.example/kk/feed.xml\""))
    #expect(!ownFeed.contains("https://portal.example/atyrau"))
    let names = lines(calendar).filter { $0.hasPrefix("UID:") }
    #expect(!names.isEmpty && lines(ownCalendar).filter { $0.hasPrefix("UID:") } == names)
    #expect(ownCalendar.contains("https://atyrau.portal.example/kk/vacancies/"))
  }

  static let hostile = """
    -- content/cities/atyrau/city.yaml --
    limits: {applying_days: 5}

    -- content/site.yaml (edit) --
    +owner: "A & B <c>; ]]> \\"d\\", e\\\\f"

    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
    a-1,"<b>&amp; ""Балапан"" ]]>","Балапан; <script>, \\n",state,kk;ru,4,100,90

    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-18,a-1,3-4,general,kk,5
    2026-11-19,a-1,3-4,general,kk,7
    """

  @Test("Writes no markup of a name as markup")
  func escapes() throws {
    let site = TestSite(Self.hostile)
    #expect(site.build().code == 0)
    let feed = try file(site, "feed.xml")
    #expect(feed.contains("<name>A &amp; B &lt;c&gt;; ]]&gt; &quot;d&quot;, e\\f</name>"))
    #expect(feed.contains("&amp;lt;b&amp;gt;&amp;amp;amp; &amp;quot;Балапан"))
    #expect(!feed.contains("<b>") && !feed.contains("]]>"))
    site.write(
      """
      -- content/regions.csv --
      region,city,kato,name_kk,name_ru
      atyrau,,230000000,Атырау облысы,Атырауская область
      atyrau,atyrau,231000000,"А, б; в \\n <b>г</b>","А, б; в \\n <b>г</b>"
      """)
    #expect(site.build().code == 0)
    let calendar = lines(try file(site, "deadlines.ics"))
    #expect(
      calendar.contains {
        $0.hasPrefix("SUMMARY;LANGUAGE=kk:А\\, б\\; в \\\\n ‹b›г‹/b›: бос")
      })
  }

  @Test("Folds a calendar by bytes without cutting a letter, and ends each line as it must")
  func folds() throws {
    let site = TestSite(Self.many)
    site.build(now: "2026-10-25")
    for language in ["kk", "ru"] {
      let bytes = site.bytes("site/atyrau/\(language)/deadlines.ics")
      let rows = bytes.split(separator: 10, omittingEmptySubsequences: false)
      #expect(rows.last?.isEmpty == true)
      for row in rows.dropLast() {
        #expect(row.last == 13 && row.count <= 76, "75 bytes and the carriage return")
        #expect(String(validating: row, as: UTF8.self) != nil, "no letter is cut")
      }
      #expect(rows.contains { $0.first == 32 }, "something was folded")
      let text = lines(String(decoding: bytes, as: UTF8.self))
      #expect(text.filter { $0 == "BEGIN:VEVENT" }.count == 8 + 3)
      for key in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL"] {
        let count = text.filter { $0.hasPrefix(key + ":") || $0.hasPrefix(key + ";") }.count
        #expect(count >= 11, "\(key)")
      }
    }
  }

  @Test("Lists the last day to apply of every open bulletin, and drops it when it has passed")
  func listsOpen() throws {
    let site = TestSite(Self.hostile)
    func days(_ now: String) throws -> [String] {
      site.build(now: now)
      return lines(try file(site, "deadlines.ics", "ru")).filter { $0.hasPrefix("DTSTART") }
        .map { String($0.suffix(8)) }
    }
    let yearly = ["20270801", "20270831", "20270901"]
    #expect(try days("2026-11-19T12:00:00+05:00") == ["20261123", "20261124"] + yearly)
    let text = lines(try file(site, "deadlines.ics", "ru"))
    #expect(text.contains("UID:atyrau/ru/applying/2026-11-19@portal.example"))
    #expect(text.contains("DTSTAMP:20261118T190000Z"), "the bulletin's day, not the clock")
    #expect(
      text.contains {
        $0.hasPrefix("DESCRIPTION;LANGUAGE=ru:Заявления на места из бюллетеня от 19 ноября")
          && $0.hasSuffix("этого дня.\\nhttps://portal.example/atyrau/ru/vacancies/2026-11-19/")
      })
    #expect(try days("2026-11-23T23:59:59+05:00") == ["20261123", "20261124"] + yearly)
    #expect(try days("2026-11-24T00:00:00+05:00") == ["20261124"] + yearly)
    #expect(try days("2026-11-25T00:00:00+05:00") == yearly)
  }

  @Test(
    "Names the dates of vouchers where parents sign, and the next ones from the newest bulletin")
  func namesYearly() throws {
    let site = TestSite(
      BulletinTests.kindergartens + """
        2026-07-01,a-1,3-4,general,kk,5

        -- content/cities/atyrau/city.yaml --
        sign_in: [signature]
        """)
    site.build(now: "2026-07-20")
    let days = lines(try file(site, "deadlines.ics")).filter { $0.hasPrefix("DTSTART") }
    #expect(
      days.map { String($0.suffix(8)) } == ["20260701", "20260831", "20260901", "20270630"])
  }

  @Test(
    "Names entries and events by the host alone",
    arguments: [
      ("http://[::1]:8080/", "ipv6---1"), ("http://[fe80::]/", "ipv6-fe80--0"),
      ("http://127.0.0.1:8080/", "127.0.0.1"),
      ("https://portal.example/mektep/", "portal.example"),
    ])
  func namesByHost(address: String, name: String) throws {
    let site = TestSite(
      DatedRowTests.dated + """


        -- content/site.yaml --
        title: {kk: Сынақ, ru: Проба}
        base_url: "\(address)"
        languages: [kk, ru]
        default_language: kk

        """)
    #expect(site.build().code == 0)
    let feed = try #require(site.page("site/atyrau/kk/feed.xml"))
    #expect(feed.has("<id>tag:\(name),2026:"))
    let calendar = try #require(site.page("site/atyrau/kk/deadlines.ics"))
    #expect(calendar.has("@\(name)\r\n"))
  }
}
