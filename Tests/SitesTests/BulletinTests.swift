import Foundation
import TestSupport
import Testing

/// What the pages of bulletins tell.
@Suite("Bulletins") struct BulletinTests {
  static let kindergartens = """
    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
    a-1,Балапан,Балапан,state,kk;ru,4,100,90
    a-2,Айгөлек,Айгөлек,private,kk,2,40,40
    a-3,Самал,Самал,private,kk,2,40,40

    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places

    """

  static let two =
    kindergartens + """
      2026-11-03,a-1,3-4,general,kk,5
      2026-11-03,a-2,3-4,general,kk,2
      2026-11-03,a-2,4-5,general,kk,4
      2026-11-03,a-3,4-5,general,kk,1
      2026-11-03,a-3,5-6,general,kk,0
      2026-11-10,a-1,3-4,general,kk,8
      2026-11-10,a-1,3-4,general,ru,6
      2026-11-10,a-2,4-5,general,kk,3
      2026-11-10,a-3,4-5,general,kk,1
      2026-11-10,a-3,2-3,general,kk,0
      """

  private func page(_ site: TestSite, _ path: String, _ language: String = "kk") throws
    -> TestSite.Page
  {
    try #require(site.page("site/atyrau/\(language)/vacancies/\(path)index.html"))
  }

  @Test("Tells what is new, gone, more and fewer, in words beside signs, with sums that add up")
  func tellsChanges() throws {
    let site = TestSite(Self.two)
    #expect(site.build(now: "2026-11-11").code == 0)
    for path in ["", "2026-11-10/"] {
      let page = try page(site, path)
      #expect(
        page.has(
          "Алдыңғы бюллетеньде (2026\u{202F}ж. 3 қараша) 12 бос орын болған, осы бюллетеньде "
            + "18 бос орын бар: 6 орын артық."))
      #expect(page.has("Жаңа орындар: <strong>6</strong>"))
      #expect(page.has("<a href=\"#gone\">Бюллетеньнен шыққан орындар</a>: <strong>2</strong>"))
      #expect(page.has("Бұрынғыларға қосылған орындар: <strong>3</strong>"))
      #expect(page.has("Бұрынғылардан азайған орындар: <strong>1</strong>"))
      #expect(page.has("<dd>+6</dd>"))
      for (sign, words) in [
        ("+", "жаңа"), ("↑", "3 орын артық"), ("↓", "1 орын кем"), ("=", "өзгеріссіз"),
      ] {
        #expect(page.has("aria-hidden=\"true\">\(sign)</span> \(words)</span>"), "\(sign)")
      }
      let gone = try #require(page.text.split(separator: "<ul class=\"gone\">").last)
      #expect(
        gone.hasPrefix(
          "\n<li><a href=\"/atyrau/kk/kindergartens/a-2/\">Айгөлек</a>: 3–4 жас, жалпы, қазақ "
            + "(2)</li>\n</ul>"))
      #expect(!page.has("2–3 жас") && !page.has("5–6 жас"), "a row without places is none")
    }
    let russian = try page(site, "", "ru")
    #expect(
      russian.has(
        "было 12 свободных мест, в этом — 18 свободных мест: на 6 мест больше."))
    #expect(russian.has("<th scope=\"col\">Изменение</th>"))
  }

  @Test("Says that nothing changed, and compares the first bulletin with none")
  func tellsNothing() throws {
    let site = TestSite(
      Self.kindergartens + """
        2026-11-03,a-1,3-4,general,kk,5
        2026-11-10,a-1,3-4,general,kk,5
        """)
    site.build(now: "2026-11-11")
    let page = try page(site, "")
    #expect(page.has("Бірде-бір жол өзгерген жоқ.") && page.has("саны бірдей."))
    #expect(!page.has("class=\"changes\"") && !page.has("id=\"gone\"") && page.has("<dd>0</dd>"))
    let first = try self.page(site, "2026-11-03/")
    #expect(!first.has("id=\"changes\"") && !first.has("Өзгеріс</th>"))
  }

  @Test("Leads to the bulletins before and after, and from an old one to the latest")
  func leadsOn() throws {
    let site = TestSite(Self.two + "\n2026-11-17,a-1,3-4,general,kk,8\n")
    site.build(now: "2026-11-18")
    let middle = try page(site, "2026-11-10/", "ru")
    #expect(middle.has("rel=\"prev\" href=\"/atyrau/ru/vacancies/2026-11-03/\""))
    #expect(middle.has("rel=\"next\" href=\"/atyrau/ru/vacancies/2026-11-17/\""))
    #expect(middle.has("Позже вышел новый бюллетень"))
    #expect(middle.has("<a href=\"/atyrau/ru/vacancies/\">Открыть последний бюллетень</a>"))
    let latest = try page(site, "", "ru")
    #expect(latest.has("rel=\"prev\" href=\"/atyrau/ru/vacancies/2026-11-10/\""))
    #expect(!latest.has("rel=\"next\"") && !latest.has("Позже вышел"))
    #expect(!(try page(site, "2026-11-03/", "ru")).has("rel=\"prev\""))
  }

  @Test("Leaves the pages of earlier bulletins as they are when a new one comes")
  func leavesEarlier() {
    let site = TestSite(Self.two)
    site.build(now: "2026-11-16")
    let before = site.published()
    site.write(
      "-- content/cities/atyrau/vacancies.csv (edit) --\n+2026-11-16,a-1,3-4,general,kk,8\n")
    #expect(site.build(now: "2026-11-16").code == 0)
    let changed = TestSite.difference(before, site.published())
    let bulletins = changed.filter { $0.hasPrefix("atyrau/kk/vacancies/2026") }
    #expect(
      bulletins == ["2026-11-10", "2026-11-16"].map { "atyrau/kk/vacancies/\($0)/index.html" })
  }

  @Test(
    "Warns once the latest bulletin is more than two weeks old",
    arguments: [
      ("2026-11-24T23:59:59+05:00", false), ("2026-11-25T00:00:00+05:00", true),
    ])
  func warns(now: String, isOld: Bool) throws {
    let site = TestSite(Self.two)
    site.build(now: now)
    #expect(try page(site, "").has("екі аптадан астам") == isOld)
    #expect(try page(site, "2026-11-10/").has("екі аптадан астам") == isOld)
    #expect(!(try page(site, "2026-11-03/")).has("екі аптадан астам"), "that one is not the latest")
  }

  @Test(
    "Tells the last day to apply, open to its end, by the limit of the city",
    arguments: [
      ("2026-11-17T23:59:59+05:00", "", false), ("2026-11-18T00:00:00+05:00", "", true),
      ("2026-11-13T23:59:59+05:00", "limits: {applying_days: 3}", false),
      ("2026-11-14T00:00:00+05:00", "limits: {applying_days: 3}", true),
    ])
  func tellsLastDay(now: String, settings: String, isOver: Bool) throws {
    let site = TestSite(Self.two)
    if !settings.isEmpty { site.write("-- content/cities/atyrau/city.yaml --\n\(settings)\n") }
    site.build(now: now)
    let page = try page(site, "")
    #expect(page.has("datetime=\"\(settings.isEmpty ? "2026-11-17" : "2026-11-13")\">"))
    #expect(page.has("мерзімі өтті") == isOver)
  }

  @Test("Keeps an archive by year and month, newest first, each with its difference")
  func archives() throws {
    let site = TestSite(Self.two + "\n2025-11-17,a-1,3-4,general,kk,30\n")
    site.build(now: "2026-11-18")
    let text = try page(site, "archive/").text
    let order = [
      "href=\"#m-2026-11\"", "href=\"#m-2025-11\"", "<h2>2026 жыл</h2>", "id=\"m-2026-11\"",
      "2026-11-10/", "18 бос орын", "6 орын артық", "2026-11-03/", "12 бос орын", "18 орын кем",
      "<h2>2025 жыл</h2>", "id=\"m-2025-11\"", "2025-11-17/", "30 бос орын",
    ]
    var rest = text[...]
    for part in order {
      let found = try #require(rest.range(of: part), "\(part)")
      rest = rest[found.upperBound...]
    }
    #expect(!rest.contains("data-change"), "the first one has nothing to be compared with")
  }

  @Test("Counts as a simple model does, over random bulletins")
  func countsAsModel() throws {
    var random = SplitMix(seed: 5)
    for round in 0..<rounds(6, long: 60) {
      var days: [[String: Int]] = [[:], [:]]
      var rows = ""
      for (number, day) in ["2026-11-03", "2026-11-10"].enumerated() {
        for kindergarten in 1...3 {
          for age in ["2-3", "3-4", "4-5"] where Bool.random(using: &random) {
            let places = Int.random(in: 0...4, using: &random)
            if places > 0 { days[number]["\(kindergarten) \(age)"] = places }
            rows += "\(day),a-\(kindergarten),\(age),general,kk,\(places)\n"
          }
        }
        rows += "\(day),a-1,5-6,general,kk,\(number + 1)\n"
        days[number]["1 5-6"] = number + 1
      }
      let site = TestSite(Self.kindergartens + rows)
      #expect(site.build(now: "2026-11-11").code == 0)
      let text = try page(site, "", "ru").text
      let (old, new) = (days[0], days[1])
      func sum(_ values: some Sequence<Int>) -> Int { values.reduce(0, +) }
      let sums = [
        ("Новые места", sum(new.filter { old[$0.key] == nil }.values)),
        ("Исчезли из бюллетеня</a>", sum(old.filter { new[$0.key] == nil }.values)),
        ("Прибавилось к прежним", sum(new.map { max(0, $1 - (old[$0] ?? $1)) })),
        ("Убавилось от прежних", sum(new.map { max(0, (old[$0] ?? $1) - $1) })),
      ]
      for (label, count) in sums {
        let expected = count == 0 ? nil : "\(label): <strong>\(count)</strong>"
        #expect(
          expected.map(text.contains) ?? !text.contains("\(label): <strong>"),
          "round \(round): \(label) \(count)\n\(rows)")
      }
    }
  }
}
