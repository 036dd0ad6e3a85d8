import Files
import Foundation
import TestSupport
import Testing

/// When the clock changes the portal.
@Suite("What is due") struct NextTests {
  struct Item: Decodable {
    let at: String
    let kind: String
    let file: String
    let address: String
    let cities: Int
  }

  struct Answer: Decodable {
    let version: Int
    let daily: String?
    let items: [Item]
  }

  private func next(_ site: TestSite, now: String) throws -> (code: Int32, answer: Answer) {
    let run = site.run("next", "--format", "json", "--now", now)
    #expect(run.code != 1, "\(run.code == 1 ? site.run("check").output : "")")
    return (run.code, try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8)))
  }

  static let dated =
    NewTests.tables + """


      -- content/guides/queue/kk.md --
      ---
      title: Кезекке тұру
      publish: 2026-11-22T09:30:00+05:00
      ---

      -- content/cities/inder/guides/queue/ru.md --
      ---
      title: Встать в очередь
      expire: 2026-11-25
      ---

      -- content/guides/later/ru.md --
      ---
      title: Черновик
      publish: 2026-11-21
      draft: true
      ---

      -- content/cities/atyrau/vacancies.csv (edit) --
      +2026-11-23,a-1,3-4,general,kk,1
      """

  @Test("Tells texts and bulletins in order, with their files and addresses")
  func tellsInOrder() throws {
    let (code, answer) = try next(TestSite(Self.dated), now: "2026-11-20")
    #expect(code == 0)
    #expect(answer.daily == "2026-11-21T00:00:00+05:00")
    let told = answer.items.map { "\($0.at) \($0.kind) \($0.file) \($0.address) \($0.cities)" }
    #expect(
      told == [
        "2026-11-22T09:30:00+05:00 publish content/guides/queue/kk.md /atyrau/kk/guides/queue/ 3",
        "2026-11-23T00:00:00+05:00 bulletin content/cities/atyrau/vacancies.csv "
          + "/atyrau/kk/vacancies/2026-11-23/ 1",
        "2026-11-25T00:00:00+05:00 expire content/cities/inder/guides/queue/ru.md "
          + "/inder/ru/guides/queue/ 1",
        "2026-11-26T00:00:00+05:00 deadline content/cities/atyrau/vacancies.csv "
          + "/atyrau/kk/deadlines.ics 1",
        "2026-12-01T00:00:00+05:00 deadline content/cities/atyrau/vacancies.csv "
          + "/atyrau/kk/deadlines.ics 1",
      ])
  }

  @Test("Tells when the newest month of the statistics is over, and no last day without a cabinet")
  func tellsTheEndOfAMonth() throws {
    let site = TestSite(
      NewTests.tables + """


        -- content/cities/inder/statistics.csv --
        month,queue_total,queue_benefit,places_total,places_free,referrals_issued
        2026-11,100,20,500,10,15

        -- content/cities/atyrau/city.yaml --
        sign_in: []
        """)
    let told = try next(site, now: "2026-11-20").answer.items.map { "\($0.at) \($0.kind)" }
    #expect(told == ["2026-12-01T00:00:00+05:00 statistics"])
    #expect(try next(site, now: "2026-12-01").answer.items.isEmpty)
  }

  @Test(
    "Says it in words of the person's language",
    arguments: [
      (
        "en",
        """
        22 November 2026, 09:30 (in 2 days)
          the text appears: /atyrau/kk/guides/queue/ and in 2 cities more
          content/guides/queue/kk.md
        """
      ),
      (
        "ru",
        """
        22 ноября 2026 г., 09:30 (через 2 дня)
          появится текст: /atyrau/kk/guides/queue/ и ещё в 2 городах
          content/guides/queue/kk.md
        """
      ),
      (
        "kk",
        """
        2026 ж. 22 қараша, 09:30 (2 күннен кейін)
          мәтін шығады: /atyrau/kk/guides/queue/ және тағы 2 қалада
          content/guides/queue/kk.md
        """
      ),
    ])
  func saysInWords(language: String, words: String) {
    let run = TestSite(Self.dated).run("next", "--now", "2026-11-20", "--messages", language)
    #expect(run.output.hasPrefix(words + "\n"), "\(run.output)")
  }

  @Test("Ends with 4 when nothing is due, and with 1 when the content has errors")
  func endsWith() throws {
    let site = TestSite(Self.dated)
    let (code, answer) = try next(site, now: "2026-12-01")
    #expect(code == 4 && answer.items.isEmpty)
    #expect(try next(TestSite(), now: "2026-11-25").answer.daily == nil, "no bulletin, no age")
    site.write("-- content/guides/queue/kk.md --\nx\n")
    #expect(site.run("next").code == 1)
  }

  @Test("Speaks of the chosen cities only")
  func limits() {
    let site = TestSite(Self.dated)
    let run = site.run("next", "--city", "inder", "--format", "json", "--now", "2026-11-20")
    #expect(run.output.contains("\"address\":\"/inder/kk/guides/queue/\",\"cities\":1"))
    #expect(!run.output.contains("vacancies"))
  }

  @Test("Leaves out a text that is overridden everywhere, and one that says the same as before")
  func leavesOut() throws {
    let own = ["atyrau", "inder", "pavlodar"].map { city in
      "-- content/cities/\(city)/guides/queue/kk.md --\n---\ntitle: Өз\n---\n\n"
    }.joined()
    let site = TestSite(
      own + """
        -- content/guides/queue/kk.md --
        ---
        title: Кезек
        publish: 2026-12-01
        ---

        -- content/cities/inder/guides/queue/ru.md --
        ---
        title: Встать в очередь
        expire: 2026-12-02
        ---
        Встать в очередь {{city.in}}.
        """)
    let (code, answer) = try next(site, now: "2026-11-20")
    #expect(code == 4, "\(answer.items)")
  }

  /// A site whose texts and bulletins come and go by chance within a few days.
  private static func random(_ generator: inout SplitMix) -> TestSite {
    var archive = NewTests.tables + "\n\n"
    let places = ["guides", "regions/atyrau/guides", "cities/atyrau/guides", "cities/inder/guides"]
    for (place, name) in places.flatMap({ place in ["queue", "b"].map { (place, $0) } }) {
      for language in ["kk", "ru"] where Int.random(in: 0..<3, using: &generator) > 0 {
        archive += "-- content/\(place)/\(name)/\(language).md --\n---\ntitle: \(place) \(name)\n"
        // A text that expires before it appears is an error.
        let moments = ["19T00", "19T03", "21T00", "21T03", "23T00", "23T03"]
        let first = Int.random(in: 0..<5, using: &generator)
        let second = Int.random(in: first + 1..<6, using: &generator)
        for (key, moment) in [("publish", first), ("expire", second)]
        where Bool.random(using: &generator) {
          archive += "\(key): 2026-11-\(moments[moment]):00:00+05:00\n"
        }
        if Int.random(in: 0..<6, using: &generator) == 0 { archive += "draft: true\n" }
        archive += "---\n\n"
      }
    }
    if Bool.random(using: &generator) {
      archive += "-- content/cities/atyrau/vacancies.csv --\n(deleted)"
    } else if Bool.random(using: &generator) {
      archive += "-- content/cities/atyrau/vacancies.csv (edit) --\n"
      archive += "+2026-11-2\(Int.random(in: 1...3, using: &generator)),a-1,3-4,general,kk,1"
    }
    return TestSite(archive)
  }

  @Test("Names every moment at which a build gives other bytes, and no other moment")
  func isExact() throws {
    var generator = SplitMix(seed: 11)
    for round in 0..<rounds(2, long: 40) {
      let site = Self.random(&generator)
      let now = "2026-11-20T01:30:00+05:00"
      let (code, answer) = try next(site, now: now)
      #expect(code == (answer.items.isEmpty ? 4 : 0))
      let format = ISO8601DateFormatter()
      var built: [String: [String: Fingerprint]] = [:]
      var former = now
      for at in Set(answer.items.map(\.at)).sorted() {
        let date = try #require(format.date(from: at))
        let before = format.string(from: date.addingTimeInterval(-1))
        let quiet = difference(site, former, before, &built)
        // Ages of bulletins are told apart: they change at midnight, and add or take away no page.
        if answer.daily == nil {
          #expect(quiet.isEmpty, "round \(round): \(former) to \(before): \(quiet)")
        } else {
          #expect(Set(quiet).isSubset(of: Self.aged), "round \(round): \(former): \(quiet)")
        }
        #expect(!difference(site, before, at, &built).isEmpty, "round \(round): nothing at \(at)")
        former = at
      }
      let rest = difference(site, former, "2026-12-24T00:00:00+05:00", &built)
      #expect(Set(rest).isSubset(of: answer.daily == nil ? [] : Self.aged), "round \(round)")
    }
  }

  /// What says how old a bulletin is.
  private static let aged = Set(
    ["kk", "ru"].flatMap { language in
      [
        "", "vacancies/", "vacancies/archive/", "vacancies/2026-11-01/", "vacancies/2026-11-18/",
        "vacancies/2026-11-21/", "vacancies/2026-11-22/", "vacancies/2026-11-23/",
      ]
      .map { "atyrau/\(language)/\($0)index.html" }
    })

  /// The files that two moments do not share; each is built once.
  private func difference(
    _ site: TestSite, _ one: String, _ other: String, _ built: inout [String: [String: Fingerprint]]
  ) -> [String] {
    let pages = [one, other].map { now in
      if let pages = built[now] { return pages }
      site.build(now: now, output: "at")
      built[now] = site.published("at")
      return built[now] ?? [:]
    }
    return TestSite.difference(pages[0], pages[1])
  }
}
