import Files
import Foundation
import Testing

/// Where an address comes from.
@Suite("Explanations") struct ExplainTests {
  static let overridden =
    NewTests.tables + """


      -- content/regions/atyrau/guides/queue/kk.md --
      ---
      title: Өңір
      ---

      -- content/cities/atyrau/guides/queue/kk.md --
      ---
      title: Қала
      publish: 2026-12-01
      ---

      -- content/site.yaml (edit) --
      +fallback: true

      -- content/guides/only/kk.md --
      ---
      title: Тек
      ---

      -- content/guides/draft/kk.md --
      ---
      title: Жоба
      draft: true
      ---

      -- content/guides/gone/kk.md --
      ---
      title: Кетті
      expire: 2026-11-01
      ---

      -- content/regions/atyrau/region.yaml --
      codes: app
      """

  private func explain(_ site: TestSite, _ address: String, _ words: String...) -> TestSite.Run {
    site.run(["explain", address, "--now", "2026-11-20"] + words)
  }

  @Test("Tells which text wins, which are hidden and which wait")
  func tellsInheritance() {
    let run = explain(TestSite(Self.overridden), "/atyrau/kk/guides/queue/")
    #expect(
      run.output == """
        address    /atyrau/kk/guides/queue/
        file       atyrau/kk/guides/queue/index.html
        template   templates/guide.mustache
        source     content/cities/atyrau/guides/queue/kk.md (the city's own): appears on \
        1 December 2026, 00:00
        source     content/regions/atyrau/guides/queue/kk.md (the region's)
        source     content/guides/queue/kk.md (for every city): is hidden by the one above
        settings   content/site.yaml
        settings   content/regions/atyrau/region.yaml
        strings    templates/strings/kk.yaml
        place      content/regions.csv, the row of the city atyrau
        canonical  https://portal.example/atyrau/kk/guides/queue/

        """)
  }

  @Test("Tells that a text stands in the other language, and why nothing stands at an address")
  func tellsFallback() {
    let site = TestSite(Self.overridden)
    let run = explain(site, "https://portal.example/inder/ru/guides/only", "--messages", "kk")
    #expect(run.output.contains("ru тілінде көрсететін мәтін жоқ, сондықтан kk тіліндегісі тұр\n"))
    let draft = explain(site, "/inder/kk/guides/draft/")
    #expect(draft.code == 4)
    #expect(
      draft.error
        == "onir: nothing stands at /inder/kk/guides/draft/: content/guides/draft/kk.md is a draft\n"
    )
    let gone = explain(site, "/inder/kk/guides/gone/", "--messages", "ru")
    #expect(
      gone.error
        == "onir: по адресу /inder/kk/guides/gone/ ничего нет: content/guides/gone/kk.md — "
        + "срок вышел: 1 ноября 2026 г., 00:00\n")
  }

  @Test("Prints the same as JSON")
  func printsJSON() throws {
    let run = explain(TestSite(Self.overridden), "/inder/ru/guides/only/", "--format", "json")
    #expect(
      run.output == """
        {"version":1,"address":"/inder/ru/guides/only/","file":"inder/ru/guides/only/index.html",\
        "template":"templates/guide.mustache","sources":[{"file":"content/guides/only/kk.md",\
        "level":"country","state":"shown","moment":null}],"settings":["content/site.yaml",\
        "content/regions/atyrau/region.yaml"],"strings":"templates/strings/ru.yaml","city":"inder",\
        "canonical":"https://portal.example/inder/kk/guides/only/",\
        "fallback":{"wanted":"ru","shown":"kk"},"output":null}

        """)
  }

  @Test("Tells whether a build would write the page, and which files are newer")
  func tellsRebuilding() throws {
    let site = TestSite(Self.overridden)
    site.build()
    let output = "\(site.folder)/site"
    func state(_ address: String) -> String {
      let text = explain(site, address, "--output", output, "--format", "json").output
      return text.components(separatedBy: "\"output\":").last ?? ""
    }
    let address = "/inder/kk/guides/queue/"
    #expect(state(address) == "{\"state\":\"unchanged\",\"newer\":[]}}\n")
    site.write("-- content/regions/atyrau/guides/queue/kk.md --\n---\ntitle: Жаңа\n---\n")
    #expect(
      state(address)
        == "{\"state\":\"changed\",\"newer\":[\"content/regions/atyrau/guides/queue/kk.md\"]}}\n")
    #expect(state("/pavlodar/kk/guides/queue/").hasPrefix("{\"state\":\"unchanged\""))
    site.write("-- content/cities/inder/guides/more/kk.md --\n---\ntitle: Тағы\n---\n")
    #expect(state("/inder/kk/guides/more/").hasPrefix("{\"state\":\"new\""))
    site.write("-- site/pavlodar/kk/guides/queue/index.html --\nx\n")
    #expect(state("/pavlodar/kk/guides/queue/").hasPrefix("{\"state\":\"damaged\""))
    #expect(site.build().count("written") ?? 0 > 0)
    #expect(state(address) == "{\"state\":\"unchanged\",\"newer\":[]}}\n")
  }

  @Test("Names only files that are there, at every address of a site")
  func namesFiles() throws {
    let site = TestSite(DatedRowTests.dated)
    #expect(site.build().code == 0)
    // Each kind of page once: one city in one language; many pages of the cabinet are alike.
    let others = ["inder/", "pavlodar/", "atyrau/ru/", "atyrau/kk/cabinet/", "atyrau/kk/staff/"]
    let files = site.published().keys.sorted().filter { file in
      !others.contains { file.hasPrefix($0) }
    }
    for file in files where !file.hasPrefix("assets/") && !file.hasPrefix("api/") {
      let address = file.hasSuffix("index.html") ? String(file.dropLast(10)) : file
      let run = explain(site, "/" + address, "--format", "json")
      #expect(run.code == 0, "\(address) \(run.error)")
      guard let template = run.output.firstMatch(of: /"template":"([^"]*)"/)?.1 else { continue }
      let name = template.split(separator: "/").last.map(String.init) ?? ""
      #expect(FileStatus("\(TestSite.templates)/\(name)") != nil, "\(address): \(template)")
    }
  }

  @Test("Tells every table an address shows, and the words of its language")
  func tellsTables() {
    let site = TestSite(DatedRowTests.dated)
    let feed = explain(site, "/atyrau/kk/feed.xml").output
    #expect(feed.contains("vacancies.csv") && feed.contains("kindergartens.csv"))
    let data = explain(site, "/kk/data/").output
    for part in [
      "strings/kk.yaml", "atyrau/vacancies.csv", "atyrau/statistics.csv", "data.mustache",
    ] {
      #expect(data.contains(part), "\(part) in \(data)")
    }
  }

  @Test("Tells until when a bulletin and the earlier name of a guide wait")
  func tellsWhatWaits() {
    let site = TestSite(
      DatedRowTests.dated + """


        -- content/guides/queue/kk.md --
        ---
        title: Кезек
        publish: 2026-12-01
        aliases: [line]
        ---

        """)
    for (address, file) in [
      ("/atyrau/kk/vacancies/2026-12-01/", "content/cities/atyrau/vacancies.csv"),
      ("/atyrau/kk/guides/line/", "content/guides/queue/kk.md"),
    ] {
      let run = explain(site, address)
      #expect(run.code == 4)
      #expect(
        run.error
          == "onir: nothing stands at \(address): \(file) appears on 1 December 2026, 00:00\n")
    }
    #expect(!explain(site, "/atyrau/kk/vacancies/2026-12-02/").error.contains("appears"))
  }
}
