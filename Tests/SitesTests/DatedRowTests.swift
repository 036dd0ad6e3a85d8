import Testing

/// Rows that are dated later than now.
@Suite("Dated rows") struct DatedRowTests {
  static let dated =
    BulletinTests.kindergartens + """
      2026-11-10,a-1,3-4,general,kk,5
      2026-12-01,a-1,3-4,general,kk,7777

      -- content/cities/atyrau/statistics.csv --
      month,queue_total,queue_benefit,places_total,places_free,referrals_issued
      2026-11,1111,5,100,7,9
      2026-12,2222,5,100,8,9

      -- content/cities/atyrau/reviews.csv --
      date,language,rating,text,status
      2026-11-20,kk,5,Ерте пікір,published
      2026-12-01,kk,5,Кейінгі пікір,published
      2026-12-01,kk,5,Тексерілмеген,pending
      """

  private static let late = [
    "vacancies/index.html": "7\u{A0}777", "vacancies/archive/index.html": "2026-12-01",
    "feed.xml": "2026-12-01", "deadlines.ics": "2026-12-01", "index.html": "7\u{A0}777",
    "statistics/index.html": "2\u{A0}222", "reviews/index.html": "Кейінгі пікір",
  ]

  @Test("Appear on their day and not a second before")
  func appear() throws {
    let site = TestSite(Self.dated)
    for (now, isThere) in [
      ("2026-11-30T23:59:59+05:00", false), ("2026-12-01T00:00:00+05:00", true),
    ] {
      #expect(site.build(now: now).code == 0)
      for (file, sign) in Self.late {
        let page = try #require(site.page("site/atyrau/kk/\(file)"))
        #expect(page.has(sign) == isThere, "\(file) at \(now)")
      }
      let file = "site/atyrau/kk/vacancies/2026-12-01/index.html"
      #expect((site.text(file) != nil) == isThere)
      #expect(try !#require(site.page("site/atyrau/kk/reviews/index.html")).has("Тексерілмеген"))
    }
  }

  @Test("Have no page, link or entry of a menu when all of them are dated later")
  func haveNoPage() throws {
    let site = TestSite(
      Self.dated + "\n-- content/cities/atyrau/city.yaml --\nmenu: [vacancies, statistics]\n")
    for (now, isThere) in [
      ("2026-10-31T23:59:59+05:00", false), ("2026-11-20T00:00:00+05:00", true),
    ] {
      site.build("--clean", now: now)
      let home = try #require(site.page("site/atyrau/kk/index.html"))
      for path in ["vacancies/", "statistics/", "reviews/", "feed.xml"] {
        #expect(home.has("/atyrau/kk/\(path)\"") == isThere, "\(path) at \(now)")
        let file = path.hasSuffix("/") ? path + "index.html" : path
        #expect((site.text("site/atyrau/kk/\(file)") != nil) == isThere, "\(path) at \(now)")
      }
    }
  }

  @Test("Are named by next, and the end of the time to apply is")
  func areNamed() {
    let site = TestSite(Self.dated)
    let run = site.run(
      "next", "--format", "json", "--now", "2026-10-20", "--city", "atyrau")
    for part in [
      #""at":"2026-11-01T00:00:00+05:00","kind":"statistics""#,
      #""at":"2026-11-10T00:00:00+05:00","kind":"bulletin""#,
      #""at":"2026-11-18T00:00:00+05:00","kind":"deadline""#,
      #""at":"2026-11-20T00:00:00+05:00","kind":"review""#,
      #""at":"2026-12-01T00:00:00+05:00","kind":"statistics""#,
      #""at":"2026-12-09T00:00:00+05:00","kind":"deadline""#,
    ] {
      #expect(run.output.contains(part), "\(part)\n\(run.output)")
    }
  }
}
