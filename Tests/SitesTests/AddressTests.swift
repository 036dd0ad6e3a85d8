import Testing

@Suite("Addresses") struct AddressTests {
  private static let belowPath = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/onir
    languages: [kk, ru]
    default_language: kk
    """

  @Test("Puts everything below the path of base_url")
  func standsBelowPath() throws {
    let site = TestSite(Self.belowPath)
    #expect(site.build("--check-output").code == 0)
    let page = try #require(site.text("site/atyrau/kk/index.html"))
    #expect(page.contains("href=\"/onir/atyrau/kk/guides/queue/\""))
    #expect(page.contains("href=\"/onir/assets/style."))
    #expect(
      page.contains("<link rel=\"canonical\" href=\"https://portal.example/onir/atyrau/kk/\">"))
    let linksOut = page.split(separator: "href=\"/").dropFirst().filter { !$0.hasPrefix("onir/") }
    #expect(linksOut.isEmpty)
    #expect(site.text("site/robots.txt")?.contains("Disallow: /onir/api/") == true)
  }

  @Test("Gives every city the root of its own host, and the country its whole address")
  func givesHosts() throws {
    let site = TestSite(
      """
      -- content/site.yaml --
      title: {kk: Сынақ, ru: Проба}
      base_url: https://portal.example/
      languages: [kk, ru]
      default_language: kk
      hosts: city

      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,portal
      atyrau,,230000000,Атырау облысы,Атырауская область,
      atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.portal.example/
      atyrau,inder,233600000,Индер ауданы,Индерский район,https://inder.portal.example/
      """)
    let run = site.build("--check-output")
    #expect(run.code == 0, "\(run.error.prefix(300))")
    let page = try #require(site.text("site/atyrau/kk/index.html"))
    #expect(page.contains("href=\"/kk/guides/queue/\""))
    #expect(page.contains("href=\"https://portal.example/kk/regions/atyrau/\""))
    #expect(page.contains("rel=\"canonical\" href=\"https://atyrau.portal.example/kk/\""))
    #expect(page.contains("href=\"/assets/style."))
    let chooser = try #require(site.text("site/index.html"))
    #expect(chooser.contains("href=\"https://inder.portal.example/kk/\""))
    let index = try #require(site.text("site/sitemap.xml"))
    #expect(index.contains("<loc>https://inder.portal.example/sitemap.xml</loc>"))
  }

  @Test("Gives the companion app a manifest below the path, and no place in the sitemap")
  func hasCompanionApp() throws {
    let site = TestSite(Self.belowPath)
    #expect(site.build("--check-output").code == 0)
    let page = try #require(site.text("site/app/index.html"))
    #expect(page.contains("<link rel=\"manifest\" href=\"/onir/app/manifest.webmanifest\">"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    let manifest = try #require(site.text("site/app/manifest.webmanifest"))
    for name in ["id", "start_url", "scope"] {
      #expect(manifest.contains("\"\(name)\": \"/onir/app/\""))
    }
    #expect(manifest.contains("\"src\": \"/onir/assets/icon."))
    #expect(site.text("site/regions/sitemap.xml")?.contains("/app/") == false)
  }

  @Test("Shows the link to the companion app only where codes come to it")
  func linksCompanionApp() throws {
    let site = TestSite(
      """
      -- content/cities/atyrau/city.yaml --
      sign_in: [iin_password]
      codes: app
      """)
    #expect(site.build("--check-output").code == 0)
    let pages = ["queue/apply", "cabinet"]
    for page in pages {
      let app = try #require(site.text("site/atyrau/ru/\(page)/index.html"))
      #expect(app.contains("data-link-app"))
      let other = try #require(site.text("site/inder/ru/\(page)/index.html"))
      #expect(!other.contains("data-link-app"))
    }
  }

  @Test("Leads from the list of guides to no list of a language that has none")
  func leadsToListsThatAreThere() throws {
    let site = TestSite("-- content/guides/queue/kk.md --\n---\ntitle: Кезек\ndraft: true\n---\n")
    #expect(site.build("--check-output").code == 0)
    let page = try #require(site.text("site/atyrau/ru/guides/index.html"))
    #expect(!page.contains("atyrau/kk/guides/") && page.contains("href=\"/atyrau/kk/\""))
    #expect(site.text("site/atyrau/sitemap.xml")?.contains("atyrau/kk/guides/") == false)
  }

  @Test("Builds a portal of one language without a trace of the other")
  func buildsOneLanguage() throws {
    let site = TestSite(
      """
      -- content/site.yaml --
      title: Проба
      base_url: https://portal.example/
      languages: [ru]
      default_language: ru

      -- content/regions.csv --
      region,city,kato,name_ru
      atyrau,,230000000,Атырауская область
      atyrau,atyrau,231000000,Атырау
      """)
    let run = site.build("--check-output")
    #expect(run.code == 0, "\(run.error)")
    #expect(site.published().keys.filter { $0.contains("/kk/") || $0.hasPrefix("kk/") } == [])
    let page = try #require(site.text("site/atyrau/ru/index.html"))
    #expect(!page.contains("hreflang=\"kk\""))
  }
}
