import Testing

/// What a place inherits, what it overrides, and what a run looks at.
@Suite("Content") struct ContentTests {
  @Test("Merges maps and replaces lists, the country first, then the region, then the city")
  func inherits() throws {
    let site = TestSite(
      """
      -- content/site.yaml (edit) --
      +menu: [home, guides, check]
      +values: {A: country, B: country, C: {kk: ел, ru: страна}}

      -- content/regions/atyrau/region.yaml --
      menu: [home, queue]
      values: {B: region, C: region}

      -- content/cities/atyrau/city.yaml --
      values: {C: {kk: қала, ru: город}}

      -- content/cities/inder/city.yaml --
      menu: [cabinet]

      -- content/guides/queue/kk.md --
      ---
      title: Мәндер
      ---
      {{values.A}}-{{values.B}}-{{values.C}}
      """)
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    let expected = [
      "atyrau": ("country-region-қала", ["", "queue/"]),
      "inder": ("country-region-region", ["cabinet/"]),
      "pavlodar": ("country-country-ел", ["", "guides/", "queue/check/"]),
    ]
    for (city, (values, menu)) in expected {
      let page = try #require(site.page("site/\(city)/kk/guides/queue/index.html"))
      #expect(page.has("<p>\(values)</p>"), "\(city)")
      let entries = page.text.components(after: "<ul class=\"wrap menu-wide\"", before: "</ul>")
      let links = entries.matches(of: /href="\/[a-z]+\/kk\/([^"]*)"/).map { String($0.1) }
      #expect(links == menu, "\(city)")
    }
  }

  @Test("Hides small counts of people, written as hidden or not")
  func hidesSmallCounts() throws {
    let site = TestSite(
      """
      -- content/cities/atyrau/statistics.csv --
      month,queue_total,queue_benefit,places_total,places_free,referrals_issued
      2026-11,1200,<5,500,20,<5
      2026-10,3,0,500,4,2
      """)
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    for language in ["kk", "ru"] {
      let page = try #require(site.page("site/atyrau/\(language)/statistics/index.html"))
      let cells = page.text.matches(of: /<td[^>]*>([^<]*)<\/td>/).map { String($0.1) }
      #expect(
        cells.suffix(12) == [
          "1\u{A0}200", "&lt;5", "500", "20", "1,7", "&lt;5",
          "&lt;5", "0", "500", "4", "–", "&lt;5",
        ], "\(language)")
    }
  }

  @Test("Takes a hidden count where people are counted, and nowhere else")
  func takesHiddenCounts() {
    let site = TestSite(
      """
      -- content/cities/atyrau/statistics.csv --
      month,queue_total,queue_benefit,places_total,places_free,referrals_issued
      2026-11,<5,<5,<5,<5,<5
      2026-10,<4,< 5,5,5,<5>
      """)
    let run = site.run("check")
    #expect(run.code == 1)
    for (line, column) in [(2, 4), (2, 5), (3, 2), (3, 3), (3, 6)] {
      #expect(run.output.contains("statistics.csv:\(line):\(column): error:"), "\(line) \(column)")
    }
    #expect(run.output.contains("5 errors, 0 warnings"))
  }

  @Test(
    "Takes the phone that stands nearest to the city",
    arguments: [
      ("111", "city", "222", "region", "site", "111"),
      ("", "city", "222", "region", "site", "city"),
      ("", "", "222", "region", "site", "222"),
      ("", "", "", "region", "site", "region"),
      ("", "", "", "", "site", "site"),
    ])
  func takesNearestPhone(
    row: String, city: String, regionRow: String, region: String, site: String, expected: String
  ) {
    let test = TestSite(
      """
      -- content/site.yaml (edit) --
      +contacts: {phone: "\(site)"}

      -- content/regions/atyrau/region.yaml --
      contacts: {phone: "\(region)"}

      -- content/cities/atyrau/city.yaml --
      contacts: {phone: "\(city)"}

      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,phone
      atyrau,atyrau,231000000,Атырау,Атырау,\(row)
      atyrau,,230000000,Атырау облысы,Атырауская область,\(regionRow)

      -- content/guides/queue/kk.md --
      ---
      title: Телефон
      ---
      {{city.phone}}/{{site.phone}}
      """)
    let run = test.build()
    #expect(run.code == 0, "\(run.error)")
    let page = test.page("site/atyrau/kk/guides/queue/index.html")
    #expect(page?.has("<p>\(expected)/\(site)</p>") == true)
  }

  @Test("Fills the holes of title and summary with the city's own names and addresses")
  func fillsHoles() throws {
    let site = TestSite(
      """
      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,portal,in_kk
      atyrau,,230000000,Атырау облысы,Атырауская область,,
      atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.example,
      atyrau,inder,233600000,Индер ауданы,Индерский район,,Индерде

      -- content/guides/queue/kk.md --
      ---
      title: "{{city.name}}: кезек"
      summary: "{{region.name}} {{city.in}}"
      ---
      {{city.portal}} {{city.kato}}
      """)
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    let atyrau = try #require(site.page("site/atyrau/kk/guides/queue/index.html"))
    #expect(atyrau.has("<h1>Атырау: кезек</h1>"))
    #expect(atyrau.has("<p>https://atyrau.example/ 231000000</p>"))
    #expect(atyrau.has("<p class=\"lead\">Атырау облысы Атырауда</p>"))
    let inder = try #require(site.page("site/inder/kk/guides/queue/index.html"))
    #expect(inder.has("<p>https://portal.example/inder/ 233600000</p>"))
    #expect(inder.has("<p class=\"lead\">Атырау облысы Индерде</p>"))
    let list = try #require(site.page("site/inder/kk/guides/index.html"))
    #expect(list.has("Индер ауданы: кезек"))
  }

  @Test("Leads from an earlier name of a guide to it")
  func leadsFromAliases() throws {
    let site = TestSite(
      """
      -- content/guides/queue/ru.md --
      ---
      title: Встать в очередь
      aliases: [ochered, stand-in-line]
      ---
      Текст.
      """)
    #expect(site.build().code == 0)
    for alias in ["ochered", "stand-in-line"] {
      let page = try #require(site.page("site/inder/ru/guides/\(alias)/index.html"))
      #expect(page.has("url=/inder/ru/guides/queue/"))
      #expect(site.text("site/inder/kk/guides/\(alias)/index.html") == nil)
    }
  }

  @Test("Shows a text of the other language with a notice, if the site allows it")
  func fallsBack() throws {
    let only = "-- content/guides/queue/kk.md --\n(deleted)\n"
    let page = "site/atyrau/kk/guides/queue/index.html"
    let strict = TestSite(only)
    #expect(strict.build().code == 0)
    #expect(strict.text(page) == nil)
    #expect(strict.text("site/atyrau/kk/guides/index.html") == nil)

    let site = TestSite(only + "-- content/site.yaml (edit) --\n+fallback: true\n")
    #expect(site.build().code == 0)
    let text = try #require(site.page(page))
    #expect(text.has("<article class=\"text\" lang=\"ru\">"))
    #expect(text.has("Встать в\u{A0}очередь в городе Атырау."))
    let original = "https://portal.example/atyrau/ru/guides/queue/"
    #expect(text.has("<link rel=\"canonical\" href=\"\(original)\">"))
    #expect(!text.has("hreflang=\"x-default\""))
    let sitemap = try #require(site.page("site/atyrau/sitemap.xml"))
    #expect(!sitemap.has("atyrau/kk/guides/queue/"))
  }

  @Test("Adds the places of rows alike in all but places")
  func addsPlaces() throws {
    let site = TestSite(
      """
      -- content/cities/atyrau/kindergartens.csv --
      id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
      a-1,Балапан,Балапан,state,kk; ru,4,100,90

      -- content/cities/atyrau/vacancies.csv --
      date,kindergarten_id,age_group,group_type,language,places
      2026-11-20,a-1,3-4,general,kk,30
      2026-11-20,a-1,3-4,general,ru,400
      2026-11-20,a-1,3-4,general,kk,5
      """)
    let run = site.build()
    #expect(run.code == 0)
    #expect(run.error.contains("[duplicate-row]"))
    let page = try #require(site.page("site/atyrau/kk/vacancies/index.html"))
    let table = page.text.components(after: "<tbody", before: "</tbody>")
    #expect(table.matches(of: />(\d+)<\/t/).map { String($0.1) } == ["35", "400"])
    #expect(page.has("435"))
  }

  @Test("Lets the rows of regions stand before or after those of their cities")
  func ignoresOrderOfRows() {
    let header = "-- content/regions.csv --\nregion,city,kato,name_kk,name_ru\n"
    let regions = """
      atyrau,,230000000,Атырау облысы,Атырауская область
      empty,,710000000,Бос облыс,Пустая область

      """
    let cities = """
      atyrau,atyrau,231000000,Атырау,Атырау
      atyrau,inder,233600000,Индер ауданы,Индерский район

      """
    let site = TestSite(header + regions + cities)
    let run = site.build()
    #expect(run.code == 0)
    #expect(run.error.isEmpty, "\(run.error)")
    let first = site.published()
    #expect(site.page("site/kk/index.html")?.has("Бос облыс") == false, "it has no cities")
    site.write(header + cities + regions)
    site.build(output: "other")
    #expect(TestSite.difference(first, site.published("other")) == [])
  }
}

extension String {
  /// The text between the first of one thing and the next of another; empty when one is missing.
  func components(after start: String, before end: String) -> String {
    guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end)
    else { return "" }
    return String(self[from.upperBound..<to.lowerBound])
  }
}
