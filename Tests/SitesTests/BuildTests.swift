import Testing

@Suite("Builds") struct BuildTests {
  @Test("Writes the smallest content in both languages for every city")
  func writesSmallest() throws {
    let site = TestSite()
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    for city in ["atyrau", "inder", "pavlodar"] {
      for language in ["kk", "ru"] {
        for page in ["", "guides/", "guides/queue/", "queue/", "queue/check/", "cabinet/"] {
          #expect(site.text("site/\(city)/\(language)/\(page)index.html") != nil)
        }
      }
    }
    #expect(site.text("site/atyrau/kk/kindergartens/index.html") == nil)
    let page = try #require(site.text("site/inder/ru/guides/queue/index.html"))
    #expect(page.contains("<p>Встать в\u{A0}очередь в Индерском районе.</p>"))
    #expect(page.contains("<html lang=\"ru\">"))
    let canonical = "https://portal.example/inder/ru/guides/queue/"
    #expect(page.contains("<link rel=\"canonical\" href=\"\(canonical)\">"))
    #expect(page.contains("hreflang=\"x-default\" href=\"https://portal.example/inder/kk/guides"))
  }

  @Test("Touches only what an edit changes, and ends as a clean build does")
  func touchesOnlyChanges() {
    let site = TestSite()
    let first = site.build()
    #expect(first.count("written") == first.count("pages"))
    let again = site.build()
    #expect(again.count("written") == 0)
    #expect(again.count("unchanged") == first.count("pages"))

    site.write(
      """
      -- content/cities/atyrau/guides/queue/ru.md --
      ---
      title: Встать в очередь
      ---
      Свой текст города.
      """)
    let edited = site.build()
    // The page, and what the search of the city knows of it.
    #expect(edited.count("written") == 2)
    #expect(site.text("site/atyrau/ru/guides/queue/index.html")?.contains("Свой текст") == true)
    #expect(site.text("site/inder/ru/guides/queue/index.html")?.contains("Свой текст") == false)

    site.write("-- content/cities/atyrau/guides/queue/ru.md --\n(deleted)\n")
    #expect(site.build().count("written") == 2)
    site.build(output: "clean")
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  @Test("Deletes the pages of a city that is gone, and nothing it did not write")
  func deletesOnlyItsOwn() {
    let site = TestSite()
    site.build()
    site.write("-- site/pavlodar/notes.txt --\nkeep me\n")
    site.write(
      """
      -- content/regions.csv --
      region,city,kato,name_kk,name_ru
      atyrau,,230000000,Атырау облысы,Атырауская область
      atyrau,atyrau,231000000,Атырау,Атырау
      atyrau,inder,233600000,Индер ауданы,Индерский район
      """)
    let run = site.build()
    #expect((run.count("removed") ?? 0) > 20)
    #expect(site.text("site/pavlodar/kk/index.html") == nil)
    #expect(site.text("site/pavlodar/notes.txt") == "keep me\n")
    #expect(site.published().keys.filter { $0.hasPrefix("pavlodar/") } == ["pavlodar/notes.txt"])
  }

  @Test("Writes a page again that somebody has changed or deleted in the output")
  func repairsOutput() {
    let site = TestSite()
    site.build()
    let whole = site.published()
    site.write("-- site/atyrau/kk/index.html --\nspoiled\n")
    site.write("-- site/atyrau/ru/index.html --\n(deleted)\n")
    #expect(site.build().count("written") == 2)
    #expect(TestSite.difference(site.published(), whole) == [])
  }

  @Test("Renders everything again when asked, without wiping anything")
  func rendersClean() {
    let site = TestSite()
    site.build()
    let run = site.build("--clean")
    #expect(run.count("written") == run.count("pages"))
    #expect(run.count("removed") == 0)
  }

  @Test("Builds one city alone, whatever is wrong elsewhere")
  func buildsOneCity() {
    let site = TestSite()
    site.build()
    let before = site.published()
    site.write("-- content/cities/pavlodar/city.yaml --\nnonsense: true\n")
    site.write("-- content/cities/atyrau/city.yaml --\nsupport: {phone: +7 700 000-00-09}\n")
    #expect(site.build().code == 1)
    let run = site.build("--city", "atyrau")
    #expect(run.code == 0, "\(run.error)")
    let after = site.published()
    #expect(after["atyrau/kk/index.html"] != before["atyrau/kk/index.html"])
    let changed = TestSite.difference(before, after)
    #expect(changed.allSatisfy { $0.hasPrefix("atyrau/") }, "\(changed)")
  }

  @Test("Forgets no page that is gone when a page of another city cannot be written")
  func deletesBesideAFailure() {
    let site = TestSite()
    site.write(Self.papers)
    site.build()
    site.write(Self.papers.replacing("order: 2", with: "expire: 2026-11-19"))
    site.write("-- site/pavlodar/kk/index.html --\n(deleted)\n")
    site.write("-- site/pavlodar/kk/index.html/file --\nin the way\n")
    #expect(site.build().code == 3)
    site.write("-- site/pavlodar/kk/index.html --\n(deleted)\n")
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    site.build(output: "clean")
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  @Test("Leaves the search of all cities alone when one is built, unless it is not there")
  func keepsTheSharedSearch() {
    let site = TestSite()
    site.build()
    let search = site.text("site/assets/search-kk.json")
    site.write(Self.papers)
    #expect(site.build("--city", "inder").code == 0)
    #expect(site.text("site/inder/kk/guides/papers/index.html") != nil)
    #expect(site.text("site/assets/search-kk.json") == search)
    site.write("-- site/assets/search-kk.json --\n(deleted)\n")
    #expect(site.build("--city", "inder").code == 0)
    #expect(site.text("site/assets/search-kk.json")?.contains("Құжаттар") == true)
    // What was made of an edit that is taken back is made again.
    site.write("-- content/guides/papers --\n(deleted)\n")
    site.build()
    #expect(site.text("site/assets/search-kk.json") == search)
  }

  /// One guide more.
  static let papers = """
    -- content/guides/papers/kk.md --
    ---
    title: Құжаттар
    order: 2
    ---
    Тізім.
    """

  @Test("Refuses a place that does not exist, with a suggestion")
  func refusesUnknownCity() {
    let site = TestSite()
    let run = site.build("--city", "atyrua")
    #expect(run.code == 2)
    #expect(run.error == "onir: regions.csv has no city called “atyrua”: did you mean atyrau?\n")
    #expect(site.published().isEmpty)
  }

  @Test("Leaves out what is not published yet, what has expired, and later bulletins")
  func followsTheClock() {
    let site = TestSite(
      """
      -- content/guides/later/kk.md --
      ---
      title: Кейін
      publish: 2026-12-01
      expire: 2026-12-31T12:00:00+05:00
      ---
      Мәтін.

      -- content/cities/atyrau/kindergartens.csv --
      id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
      a-1,Балапан,Балапан,state,kk,4,100,90

      -- content/cities/atyrau/vacancies.csv --
      date,kindergarten_id,age_group,group_type,language,places
      2026-11-20,a-1,3-4,general,kk,3
      2026-12-20,a-1,3-4,general,kk,5
      """)
    let guide = "site/atyrau/kk/guides/later/index.html"
    let bulletin = "site/atyrau/kk/vacancies/2026-12-20/index.html"
    site.build(now: "2026-11-30T23:59:59+05:00")
    #expect(site.text(guide) == nil && site.text(bulletin) == nil)
    site.build(now: "2026-12-01")
    #expect(site.text(guide) != nil && site.text(bulletin) == nil)
    site.build(now: "2026-12-31T11:59:59+05:00")
    #expect(site.text(guide) != nil && site.text(bulletin) != nil)
    site.build(now: "2026-12-31T12:00:00+05:00")
    #expect(site.text(guide) == nil && site.text(bulletin) != nil)
  }
}
