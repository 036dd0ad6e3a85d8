import Foundation
import Testing

/// What the search of a city reads: a file for each language that all cities share, and the city's own.
@Suite("Search") struct SearchTests {
  private static let guides = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/
    languages: [kk, ru]
    default_language: kk
    contacts: {phone: "+7 700 000-09-00"}

    -- content/guides/queue/kk.md --
    ---
    title: Кезекке тұру
    summary: "Қалай {{city.in}} тұру керек."
    ---
    Алдымен **құжат** <!-- src --> жинаңыз & күтіңіз.

    ## Қай кезек

    > [!NOTE]
    > Екі кезек бар.

    ```table Кестенің аты
    Кезек | Кімге
    Жай | Бәріне
    ```

    ### Көмек

    {{city.phone}} нөміріне [хабарласыңыз](#kai-kezek).

    -- content/guides/only/ru.md --
    ---
    title: Только по-русски
    ---
    Этот текст есть на одном языке.

    -- content/cities/atyrau/city.yaml --
    contacts: {phone: "+7 700 000-09-09"}

    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
    a-1,«Ұлағат» балабақшасы,Детский сад «Улагат»,"Гүл көшесі, 1","улица Гуль, 1",,state,kk,2,50,40,,
    a-2,«Бәйшешек» балабақшасы,Детский сад «Подснежник»,,,,private,kk;ru,2,50,40,,
    """

  /// A file of the search as a program reads it.
  private func json(_ site: TestSite, _ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(site.bytes("site/\(path)")))
  }

  /// The shared file that the page of a city names.
  private func shared(_ site: TestSite, _ language: String = "kk", _ city: String = "atyrau") throws
    -> String
  {
    let page = try #require(site.text("site/\(city)/\(language)/search/index.html"))
    return String(
      try #require(page.firstMatch(of: /data-shared="\/(assets\/search-[^"]+)"/)).1)
  }

  @Test("Takes guides apart at their headings, and leaves the values of a city to its own file")
  func takesGuidesApart() throws {
    let site = TestSite(Self.guides)
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    let all = try #require(try json(site, shared(site)) as? [[Any]])
    #expect(all.compactMap { $0.first as? String } == ["queue"], "the other one is in Russian")
    let guide = all[0]
    #expect(guide[1] as? String == "Кезекке тұру")
    #expect(guide[2] as? String == "Қалай {{city.in}} тұру керек.")
    let sections = try #require(guide[3] as? [[String]])
    #expect(sections.map { $0[0] } == ["", "kai-kezek", "komek"])
    #expect(sections.map { $0[1] } == ["", "Қай кезек", "Көмек"])
    #expect(
      sections.map { $0[2].trimmingCharacters(in: .whitespaces) } == [
        "Алдымен құжат жинаңыз & күтіңіз.",
        "Екі кезек бар. Кестенің аты · Кезек · Кімге · Жай · Бәріне",
        "{{city.phone}} нөміріне хабарласыңыз.",
      ])
    let own = try #require(try json(site, "atyrau/kk/search.json") as? [String: Any])
    let holes = try #require(own["holes"] as? [String: String])
    #expect(holes["city.in"] == "Атырауда" && holes["city.phone"] == "+7 700 000-09-09")
    #expect(own["guides"] == nil && own["without"] == nil)
  }

  @Test("Lists kindergartens with the name of the other language where it is another one")
  func listsKindergartens() throws {
    let site = TestSite(Self.guides)
    site.build()
    let own = try #require(try json(site, "atyrau/ru/search.json") as? [String: Any])
    #expect(
      own["kindergartens"] as? [[String]] == [
        ["a-1", "Детский сад «Улагат»", "улица Гуль, 1", "государственный", "казахский"],
        ["a-2", "Детский сад «Подснежник»", "", "частный", "казахский, русский", "Бәйшешек"],
      ])
    let pages = try #require(own["pages"] as? [[String]])
    #expect(
      pages.contains { $0[0] == "kindergartens/" } && !pages.contains { $0[0] == "vacancies/" })
    #expect(pages.allSatisfy { $0.count == 4 && !$0[1].isEmpty && !$0[2].isEmpty })
    for page in pages {
      #expect(site.text("site/atyrau/ru/\(page[0])index.html") != nil, "\(page[0]) stands")
    }
    let plain = try #require(try json(site, "pavlodar/ru/search.json") as? [String: Any])
    #expect(plain["kindergartens"] == nil)
  }

  @Test("Puts a city's own guide into its file, and keeps every other city out of it")
  func keepsCitiesApart() throws {
    let site = TestSite(
      Self.guides + """

        -- content/cities/atyrau/guides/queue/kk.md --
        ---
        title: Атырауда кезек
        ---
        Өз мәтініміз.
        """)
    #expect(site.build().code == 0)
    let own = try #require(try json(site, "atyrau/kk/search.json") as? [String: Any])
    #expect(own["without"] as? [String] == ["queue"])
    let guides = try #require(own["guides"] as? [[Any]])
    #expect(guides.count == 1 && guides[0][1] as? String == "Атырауда кезек")
    let text = try #require(site.text("site/atyrau/kk/search.json"))
    #expect(!text.contains("Павлодар") && !text.contains("Индер"))
    let other = try #require(site.text("site/pavlodar/kk/search.json"))
    #expect(!other.contains("Атырау") && !other.contains("Өз мәтініміз"))
    let common = try #require(site.text("site/\(shared(site))"))
    #expect(!common.contains("Атырау") && common.contains("Қай кезек"))
  }

  @Test("Writes the shared file and the pages of a guide that changed, and no city's search")
  func followsTexts() throws {
    let site = TestSite(Self.guides)
    site.build()
    let before = site.published()
    let common = try shared(site)
    site.write(
      """
      -- content/guides/queue/kk.md --
      ---
      title: Кезекке тұру
      summary: "Қалай {{city.in}} тұру керек."
      ---
      Жаңа мәтін.
      """)
    #expect(site.build().code == 0)
    let changed = TestSite.difference(before, site.published())
    #expect(changed.contains { $0.contains(common) })
    #expect(!changed.contains { $0.contains("search/index.html") || $0.contains("/search.json") })
    #expect(site.text("site/\(common)")?.contains("Жаңа мәтін") == true)
    site.build(output: "clean")
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  @Test("Follows a guide that comes before every city, where a city has its own of the name")
  func followsSharedGuides() throws {
    let site = TestSite(
      Self.guides + """

        -- content/cities/atyrau/guides/late/kk.md --
        ---
        title: Өз нұсқаулығы
        ---
        Мәтін.
        """)
    site.build()
    site.write(
      """
      -- content/guides/late/kk.md --
      ---
      title: Жалпы нұсқаулық
      ---
      Мәтін.
      """)
    site.build()
    site.build(output: "clean")
    let path = "atyrau/kk/search.json"
    #expect(site.bytes("site/\(path)") == site.bytes("clean/\(path)"))
    #expect(try #require(site.text("site/\(path)")).contains("\"without\":[\"late\"]"))
  }

  @Test("Has a field on a city's pages, and keeps the page of the search out of other searches")
  func hasAField() throws {
    let site = TestSite(Self.guides)
    site.build()
    let home = try #require(site.text("site/atyrau/kk/index.html"))
    #expect(
      home.contains("<form class=\"site-search\" action=\"/atyrau/kk/search/\" role=\"search\">"))
    #expect(!home.contains("search.json") && !home.contains("search-kk"))
    let page = try #require(site.text("site/atyrau/kk/search/index.html"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(!page.contains("site-search"), "its own field is enough")
    #expect(!(try #require(site.text("site/atyrau/sitemap.xml"))).contains("search"))
  }
}
