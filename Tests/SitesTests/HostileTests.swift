import Foundation
import Testing

/// Content that means harm, or has been damaged.
@Suite("Hostile content") struct HostileTests {
  /// Signs that would end a text, an attribute or a script if they came out as they are.
  static let markup =
    #"<script>alert('x')</script>"><img src=x onerror="y">&amp;&{{t.email}}{{{city}}}]]>"#

  @Test("Writes markup in names, addresses and settings as text on every page")
  func escapesEverywhere() throws {
    let cell = "\"\(Self.markup.replacing("\"", with: "\"\""))\""
    let value = "'\(Self.markup.replacing("'", with: "''"))'"
    let site = TestSite(Self.site(cell: cell, value: value))
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    var shown = 0
    // Open data hold what was written as it was written; no browser takes them for a page.
    let pages = site.published().keys.sorted().filter { path in
      !path.hasPrefix("assets/") && !path.hasSuffix(".csv") && !path.hasSuffix(".json")
    }
    for path in pages {
      let page = try #require(site.page("site/\(path)"))
      for part in ["<script>alert", "<img src=x", "onerror=\"y", "'x')</", "\"><img"]
      // A calendar is plain text: only what begins a tag could ever be read as one.
      where !path.hasSuffix(".ics") || part.contains("<") {
        #expect(!page.has(part), "\(path) holds \(part)")
      }
      #expect(!page.has("&amp;&{"), "\(path) holds a bare &")
      if page.has("&lt;script&gt;alert") { shown += 1 }
    }
    #expect(shown > 40, "the names stand on most pages, escaped: \(shown)")
  }

  @Test("Lets no mark of a template in a value be filled")
  func fillsNothingTwice() throws {
    let site = TestSite(
      """
      -- content/site.yaml (edit) --
      +contacts: {email: real@portal.example}
      +values: {V: "{{site.title}} {{> layout}} {{#city}}x{{/city}}"}

      -- content/guides/queue/kk.md --
      ---
      title: Мән
      ---
      {{values.V}}
      """)
    #expect(site.build().code == 0)
    let page = try #require(site.page("site/atyrau/kk/guides/queue/index.html"))
    #expect(page.has("<p>{{site.title}} {{&gt; layout}} {{#city}}x{{/city}}</p>"))
  }

  @Test("Publishes a callout without words at the end of a guide")
  func publishesEmptyCallout() throws {
    let site = TestSite(
      """
      -- content/guides/queue/kk.md --
      ---
      title: Кезек
      ---
      мәтін
      > [!NOTE]
      """)
    #expect(site.build().code == 0)
    let page = try #require(site.page("site/atyrau/kk/guides/queue/index.html"))
    #expect(page.has("Ескертпе"))
  }

  private static func site(cell: String, value: String) -> String {
    """
    -- content/site.yaml --
    title: {kk: \(value), ru: \(value)}
    base_url: https://portal.example/
    languages: [kk, ru]
    default_language: kk
    menu: [home, kindergartens, queue, referral, check, cabinet, guides, vacancies, statistics]
    contacts: {phone: \(value), whatsapp: \(value), email: \(value), hours: \(value)}
    support: {phone: \(value), hours: \(value)}
    owner: \(value)
    copyright: \(value)
    attribution: \(value)
    links: [{label: \(value), address: "https://example.kz/?a=1&b='2'"}]
    values: {V: \(value)}

    -- content/regions.csv --
    region,city,kato,name_kk,name_ru,phone,in_kk,in_ru
    atyrau,,230000000,\(cell),\(cell),112,\(cell),\(cell)
    atyrau,atyrau,231000000,\(cell),\(cell),112,\(cell),\(cell)

    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled
    a-1,\(cell),\(cell),\(cell),\(cell),112,state,kk;ru,4,100,90

    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-20,a-1,3-4,general,kk,3
    2026-11-19,a-1,3-4,general,kk,3

    -- content/cities/atyrau/statistics.csv --
    month,queue_total,queue_benefit,places_total,places_free,referrals_issued
    2026-11,1200,100,500,20,30

    -- content/cities/atyrau/reviews.csv --
    date,language,kindergarten_id,rating,text,status
    2026-11-20,kk,a-1,5,\(cell),published

    -- content/guides/queue/kk.md --
    ---
    title: '\("\(Self.markup.replacing("'", with: "''"))".replacing("{{", with: "\\{{")) {{values.V}}'
    summary: '{{city.name}} {{values.V}}'
    ---
    ## {{values.V}}

    {{values.V}} [сілтеме](https://example.kz/{{values.V}} "{{values.V}}") <tel:{{city.phone}}>
    """
  }
}
