import Files
import Foundation
import Testing

/// `onir leaflets` with a stand-in for WeasyPrint: its PDFs are the pages themselves.
@Suite("Leaflets") struct LeafletTests {
  @Test("Are made for each guide of each city, and again only where something changed")
  func makesChangedOnly() throws {
    let site = TestSite()
    let first = site.leaflets()
    #expect(first.code == 0, "\(first.error)")
    #expect(first.count("leaflets") == 3 && first.count("made") == 3)
    let before = site.published("leaflets")
    #expect(before.keys.filter { $0.hasSuffix(".pdf") }.count == 3)
    #expect(site.leaflets().count("made") == 0)
    #expect(site.published("leaflets") == before)

    site.write(
      """
      -- content/cities/atyrau/guides/queue/ru.md --
      ---
      title: Встать в очередь
      ---
      Свой текст города.
      """)
    let edited = site.leaflets()
    #expect(edited.count("made") == 1 && edited.count("unchanged") == 2)
    #expect(try #require(site.text("leaflets/atyrau/queue.pdf")).contains("Свой текст города."))
    #expect(site.text("leaflets/inder/queue.pdf")?.contains("Свой текст") == false)
    #expect(site.leaflets("--clean").count("made") == 3)
    #expect(site.leaflets("--city", "inder", "--clean").count("made") == 1)
  }

  @Test("Are made again by another version, and where a file is not what was written")
  func mends() {
    let site = TestSite()
    site.leaflets()
    let before = site.published("leaflets")
    site.write(bytes: Array("no PDF".utf8), "leaflets/inder/queue.pdf")
    #expect(site.leaflets().count("made") == 1)
    #expect(site.published("leaflets") == before)
    #expect(site.leaflets(program: TestSite.weasyprint(version: "71.0")).count("made") == 3)
  }

  @Test("Have both languages, Kazakh first, and load nothing")
  func saysBoth() throws {
    let site = TestSite(
      """
      -- content/guides/queue/kk.md --
      ---
      title: "{{city.in}} кезекке тұру"
      updated: 2026-11-20
      ---
      Мәтін. <!-- src: 1 -->

      ![Сурет](path.svg)

      [Сілтеме](../../queue/)

      -- content/guides/queue/path.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>
      """)
    #expect(site.leaflets().code == 0)
    let page = try #require(site.text("leaflets/inder/queue.pdf"))
    #expect(page.contains("<h1>Индер ауданында кезекке тұру</h1>"))
    let kazakh = try #require(page.range(of: "<section class=\"part\" lang=\"kk\">"))
    let russian = try #require(page.range(of: "<section class=\"part\" lang=\"ru\">"))
    #expect(kazakh.lowerBound < russian.lowerBound)
    #expect(page.contains("20 қараша"))
    #expect(page.contains("<p>Мәтін.</p>"), "blanks at the end break lines too early")
    #expect(page.contains("src=\"data:image/svg+xml;base64,PHN2Zy"))
    #expect(page.contains("href=\"https://portal.example/inder/kk/queue/\""))
    for source in page.matches(of: #/src="([^"]{0,20})/#) {
      #expect(source.output.1.hasPrefix("data:"), "\(source.output.1)")
    }
    for word in ["<link", "<script", "url(", "@import"] { #expect(!page.contains(word), "\(word)") }
  }

  @Test("Hold a picture once, whatever copies pages have of it")
  func holdsPicturesOnce() throws {
    let site = TestSite(
      """
      -- content/site.yaml --
      title: {kk: Сынақ, ru: Проба}
      base_url: https://portal.example/
      languages: [kk, ru]
      default_language: kk
      images: webp

      -- content/guides/queue/kk.md --
      ---
      title: Кезек
      ---
      ![Сурет](photo.png)

      """)
    site.write(bytes: ImageTests.picture(), "content/guides/queue/photo.png")
    #expect(site.leaflets().code == 0)
    let page = try #require(site.text("leaflets/inder/queue.pdf"))
    #expect(page.contains("src=\"data:image/png;base64,"))
    #expect(!page.contains("srcset") && !page.contains("<source"))
  }

  @Test("Have one language where the guide has one")
  func saysOne() throws {
    let site = TestSite("-- content/guides/queue/ru.md --\n(deleted)\n")
    #expect(site.leaflets().code == 0)
    let page = try #require(site.text("leaflets/inder/queue.pdf"))
    #expect(page.contains("lang=\"kk\">") && !page.contains("lang=\"ru\">"))
  }

  @Test("Are deleted with their guide, and nothing else is")
  func deletes() {
    let site = TestSite()
    site.leaflets()
    site.write("-- leaflets/inder/notes.txt --\nkeep me\n")
    site.write(
      """
      -- content/cities/atyrau/guides/queue/kk.md --
      ---
      title: Кезек
      expire: 2026-11-19
      ---
      Мәтін.

      -- content/guides/queue/kk.md --
      (deleted)

      -- content/guides/queue/ru.md --
      (deleted)

      -- content/guides/other/kk.md --
      ---
      title: Басқа
      ---
      Мәтін.
      """)
    #expect(site.leaflets("--city", "inder").count("removed") == 1)
    #expect(site.text("leaflets/pavlodar/queue.pdf") != nil, "another city's")
    let all = site.leaflets()
    #expect(all.count("removed") == 2 && all.count("made") == 2, "\(all.output) \(all.error)")
    #expect(site.text("leaflets/inder/notes.txt") == "keep me\n")
    #expect(site.text("leaflets/inder/queue.pdf") == nil)
  }

  @Test("Leave nothing half-written when the program fails, and go on from there")
  func failsWhole() {
    let site = TestSite()
    site.write(
      """
      -- content/cities/pavlodar/guides/queue/kk.md --
      ---
      title: Кезек
      ---
      break-here
      """)
    let failed = site.leaflets("--jobs", "1")
    #expect(failed.code == 3)
    #expect(
      failed.error.contains("made no PDF of pavlodar/queue: it ended with 1: no such font"),
      "\(failed.error)")
    let files = site.published("leaflets").keys.filter { !$0.hasPrefix(".onir/") }
    #expect(files.sorted() == ["atyrau/queue.pdf", "inder/queue.pdf"])
    site.write("-- content/cities/pavlodar/guides/queue/kk.md --\n(deleted)\n")
    #expect(site.leaflets().count("made") == 1)
  }

  @Test("Refuse a folder that is somebody else's, damaged, held, or the content itself")
  func refuses() throws {
    let site = TestSite("-- leaflets/notes.txt --\nmine\n")
    #expect(site.leaflets().code == 2)
    #expect(site.text("leaflets/notes.txt") == "mine\n")
    #expect(site.leaflets(folder: "content").code == 2)
    #expect(site.leaflets(folder: "made").code == 0)
    do {
      let lock = try FolderLock("\(site.folder)/made/.onir/lock")
      let isHeld = lock != nil
      #expect(isHeld)
      let held = site.leaflets(folder: "made")
      #expect(held.code == 3 && held.error.contains("another run"), "\(held.error)")
      lock?.keep()
    }
    for state in ["onir-state 1\n", "onir-leaflets 1\n0 0 70.0 1 1 0 ../x.pdf\n", ""] {
      site.write(bytes: Array(state.utf8), "made/.onir/state")
      #expect(site.leaflets(folder: "made").code == 2, "\(state)")
    }
    let digest = String(repeating: "0f", count: 32)
    let edited = ["inder", "atyrau"].map { "0 0 70.0 1 \(Int.max) \(digest) \($0)/queue.pdf\n" }
    site.write(bytes: Array(("onir-leaflets 1\n" + edited.joined()).utf8), "made/.onir/state")
    #expect(site.leaflets(folder: "made").code == 2, "sizes that no leaflet has")
    let old = site.leaflets(program: TestSite.weasyprint(version: "66.0"), folder: "old")
    #expect(old.code == 3 && old.error.contains("66.0 is too old"), "\(old.error)")
    #expect(site.text("old/.onir/state") == nil, "before anything is made")
    for program in ["/nowhere", "/bin/cat", "/bin/true"] {
      #expect(site.leaflets(program: program, folder: "other").code == 3, "\(program)")
    }
  }

  @Test("Are named where they do not fit on two sheets")
  func namesLong() {
    let site = TestSite()
    let run = site.leaflets(program: TestSite.weasyprint(pages: 5), format: "human")
    #expect(run.code == 0)
    #expect(run.error.contains("inder/queue has 5 pages and does not fit on two sheets"))
    let again = site.leaflets(program: TestSite.weasyprint(pages: 5))
    #expect(again.output.contains(#"{"name":"inder/queue","pages":5}"#), "unchanged ones too")
  }
}
