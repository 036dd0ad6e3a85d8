import Foundation
import Testing

@Suite("Differences") struct DiffTests {
  static let later = """
    -- content/cities/atyrau/guides/queue/ru.md --
    ---
    title: Иначе
    ---
    Свой текст города.

    -- content/cities/inder/guides/extra/kk.md --
    ---
    title: Тағы
    ---
    Мәтін.
    """

  @Test("Lists by city and language what publishing would change, and then nothing")
  func lists() {
    let site = TestSite()
    let out = "\(site.folder)/out"
    site.publish()
    let nothing = site.run("diff", out, "--now", "2026-11-20", "--exit-code")
    #expect(nothing.code == 0 && nothing.output.isEmpty, "\(nothing.output)")
    site.write(Self.later)
    let run = site.run("diff", out, "--now", "2026-11-20", "--exit-code")
    #expect(run.code == 4)
    #expect(run.output.contains("atyrau ru: 0 added, 6 changed, 0 gone\n"), "\(run.output)")
    #expect(run.output.contains("  ~ /atyrau/ru/guides/queue/\n"))
    #expect(run.output.contains("  + /inder/kk/guides/extra/\n"))
    #expect(!run.output.contains("pavlodar") && !run.output.contains(".br"))
    let other = site.run("diff", out, "--now", "2026-11-20", "--city", "pavlodar", "--exit-code")
    #expect(other.code == 0)

    let summary = site.publish()
    #expect(
      summary.count("purged") == run.output.split(separator: "\n").count { $0.hasPrefix("  ") })
    #expect(site.run("diff", out, "--now", "2026-11-20", "--exit-code").code == 0)
  }

  @Test("Compares with a folder that was built, as JSON too")
  func comparesBuilds() throws {
    let site = TestSite()
    site.build()
    site.write(Self.later)
    site.write("-- content/guides/queue/ru.md --\n(deleted)\n")
    let folder = "\(site.folder)/site"
    let run = site.run("diff", folder, "--now", "2026-11-20", "--format", "json")
    #expect(run.code == 0)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let pages = try #require(json?["pages"] as? [[String: Any]])
    #expect(
      pages.contains {
        $0["address"] as? String == "/inder/kk/guides/extra/"
          && $0["change"] as? String == "added" && $0["city"] as? String == "inder"
          && $0["language"] as? String == "kk"
      })
    let counts = ["added", "changed", "removed"].compactMap { json?[$0] as? Int }
    #expect(counts.count == 3 && counts.reduce(0, +) == pages.count)
    #expect(site.run("diff", "\(site.folder)/content").code == 2)
  }
}
