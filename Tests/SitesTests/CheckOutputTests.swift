import Testing

@Suite("Output check") struct CheckOutputTests {
  @Test("Finds nothing wrong with what the shipped templates write")
  func passesShippedTemplates() {
    let site = TestSite()
    let run = site.build("--check-output")
    #expect(run.code == 0, "\(run.error)")
  }

  @Test("Names the page and the link that leads nowhere, and an anchor that is not there")
  func findsDeadLinks() {
    // Raw HTML is the one way past the check of links in guides.
    let site = TestSite(
      """
      -- content/site.yaml --
      title: {kk: Сынақ, ru: Проба}
      base_url: https://portal.example/
      languages: [kk, ru]
      default_language: kk
      markdown: {raw_html: true}

      -- content/cities/inder/guides/queue/kk.md --
      ---
      title: Кезек
      ---
      <a href="/nowhere/">x</a> <a href="#nix">y</a> <a href="../../queue/?type=general">z</a>
      <a href="https://portal.example/gone/">x</a> <a href="https://elsewhere.example/">z</a>
      """)
    let run = site.build("--check-output")
    #expect(run.code == 1)
    let page = "\(site.folder)/site/inder/kk/guides/queue/index.html"
    #expect(
      run.error == """
        \(page): /nowhere/ leads nowhere
        \(page): #nix has no such anchor
        \(page): https://portal.example/gone/ leads nowhere

        """)
  }

  @Test("Finds a dead link on a city's own host, and follows those between hosts")
  func followsHosts() {
    let site = TestSite(
      """
      -- content/site.yaml --
      title: {kk: Сынақ, ru: Проба}
      base_url: https://portal.example/
      languages: [kk, ru]
      default_language: kk
      hosts: city
      markdown: {raw_html: true}

      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,portal
      atyrau,,230000000,Атырау облысы,Атырауская область,
      atyrau,inder,233600000,Индер ауданы,Индерский район,https://inder.portal.example/

      -- content/guides/queue/kk.md --
      ---
      title: Кезек
      ---
      <a href="/kk/queue/">1</a> <a href="/kk/gone/">2</a> <a href="/assets/gone.css">3</a>
      <a href="https://inder.portal.example/kk/">4</a> <a href="https://inder.portal.example/x/">5</a>
      """)
    let run = site.build("--check-output")
    let page = "\(site.folder)/site/inder/kk/guides/queue/index.html"
    #expect(
      run.error == """
        \(page): /kk/gone/ leads nowhere
        \(page): /assets/gone.css leads nowhere
        \(page): https://inder.portal.example/x/ leads nowhere

        """)
  }

  @Test("Looks only at the chosen cities when some were chosen")
  func looksAtChosenCities() {
    let site = TestSite()
    #expect(site.build("--city", "inder", "--check-output").code == 0)
    #expect(site.text("site/inder/kk/index.html") != nil)
    #expect(site.text("site/index.html") == nil)
    #expect(site.published().keys.contains { $0.hasPrefix("assets/style.") })
  }
}
