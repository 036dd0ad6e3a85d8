import Testing

/// What a portal gives browsers that keep it: a worker and a manifest for each city.
@Suite("Reading without network") struct OfflineTests {
  private static let hosts = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/onir/
    languages: [kk, ru]
    default_language: kk
    hosts: city

    -- content/regions.csv --
    region,city,kato,name_kk,name_ru,portal
    atyrau,,230000000,Атырау облысы,Атырауская область,
    atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.portal.example/
    """

  @Test("Keeps the guides of a city, and nothing of its cabinet and queue")
  func keepsGuides() throws {
    let site = TestSite()
    #expect(site.build().code == 0)
    let worker = try #require(site.text("site/atyrau/worker.js"))
    #expect(worker.contains("\"home\":\"/atyrau/\",\"assets\":\"/assets/\""))
    #expect(worker.contains("\"guides/queue/\""))
    #expect(!worker.contains("cabinet") && !worker.contains("staff"))
    #expect(!worker.contains("queue/apply"))
    let shared = try #require(worker.firstMatch(of: /importScripts\("(\/assets\/worker\.[^"]+)"\)/))
    #expect(site.text("site\(shared.1)") != nil)
    let page = try #require(site.text("site/atyrau/kk/index.html"))
    #expect(page.contains("data-worker=\"/atyrau/worker.js\""))
    #expect(page.contains("<link rel=\"manifest\" href=\"/atyrau/kk/manifest.webmanifest\">"))
  }

  @Test("Gives pages of the cabinet and of the queue's forms no worker and no manifest")
  func leavesTheCabinetAlone() throws {
    let site = TestSite()
    site.build()
    for path in ["cabinet", "cabinet/recover", "queue/apply", "queue/check"] {
      let page = try #require(site.text("site/atyrau/kk/\(path)/index.html"))
      #expect(!page.contains("data-worker") && !page.contains("rel=\"manifest\""), "\(path)")
    }
  }

  @Test("Stands at the root of a city's own host")
  func standsAtTheRootOfAHost() throws {
    let site = TestSite(Self.hosts)
    #expect(site.build().code == 0)
    let worker = try #require(site.text("site/atyrau/worker.js"))
    #expect(worker.contains("\"home\":\"/\",\"assets\":\"/onir/assets/\""))
    #expect(worker.contains("importScripts(\"/onir/assets/worker."))
    let manifest = try #require(site.text("site/atyrau/ru/manifest.webmanifest"))
    #expect(manifest.contains("\"id\": \"/\"") && manifest.contains("\"start_url\": \"/ru/\""))
    let page = try #require(site.text("site/atyrau/ru/index.html"))
    #expect(page.contains("data-worker=\"/worker.js\""))
  }

  @Test("Changes the worker when a guide comes, and not when a text of one changes")
  func changesWithTheListAlone() throws {
    let site = TestSite()
    site.build()
    let former = site.bytes("site/atyrau/worker.js")
    site.write("-- content/guides/queue/kk.md --\n---\ntitle: Кезек\n---\nБасқа мәтін.\n")
    site.build()
    #expect(site.bytes("site/atyrau/worker.js") == former)
    site.write("-- content/guides/extra/kk.md --\n---\ntitle: Тағы\n---\nМәтін.\n")
    site.build()
    #expect(site.bytes("site/atyrau/worker.js") != former)
  }

  @Test("Has neither where the templates have no worker")
  func needsTheTemplate() throws {
    let site = TestSite(
      "-- templates/assets/worker.js --\n(deleted)\n")
    #expect(site.build().code == 0)
    #expect(site.text("site/atyrau/worker.js") == nil)
    #expect(site.text("site/atyrau/kk/index.html")?.contains("data-worker") == false)
  }
}
