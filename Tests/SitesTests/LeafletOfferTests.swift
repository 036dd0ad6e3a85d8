import Files
import Foundation
import Testing

/// What `leaflets: true` does to a build.
@Suite("Offered leaflets") struct LeafletOfferTests {
  private static let settings = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/
    languages: [kk, ru]
    default_language: kk
    leaflets: true

    """

  private func offer(_ site: TestSite, _ city: String, _ language: String) -> String? {
    let page = site.text("site/\(city)/\(language)/guides/queue/index.html")
    return page?.firstMatch(of: #/<a href="/(assets/[^"]+\.pdf)"[^>]*>[^<]*</a> \(([^)]*)\)/#).map {
      "\($0.output.1) \($0.output.2)"
    }
  }

  @Test("Stand on the guide's page with their size, and are published byte for byte")
  func offers() throws {
    let site = TestSite(Self.settings)
    #expect(site.build().error.contains("there are no leaflets yet"))
    let made = site.leaflets()
    #expect(made.error.isEmpty, "they are just being made: \(made.error)")
    let run = site.build()
    #expect(run.code == 0 && !run.error.contains("missing-leaflet"), "\(run.error)")
    let words = try #require(offer(site, "inder", "kk")).split(separator: " ", maxSplits: 1)
    let bytes = site.bytes("leaflets/inder/queue.pdf")
    #expect(site.bytes("site/\(words[0])") == bytes)
    #expect(words[0].contains("inder-queue.\(Digest.sha256Hexadecimal(bytes, digits: 12)).pdf"))
    #expect(words[1] == "PDF, \((bytes.count + 512) / 1024)\u{A0}КБ, қазақша және орысша")
    let russian = try #require(offer(site, "inder", "ru"))
    #expect(russian.hasPrefix(words[0]) && russian.hasSuffix("на казахском и русском"))
    #expect(site.build("--check-output").code == 0)
  }

  @Test("Are not offered once their guide is newer, which is a warning for its city")
  func dropsOld() {
    let site = TestSite(Self.settings)
    site.leaflets()
    site.write(
      """
      -- content/cities/atyrau/guides/queue/ru.md --
      ---
      title: Встать в очередь
      ---
      Свой текст города.
      """)
    site.write(bytes: Array("no PDF".utf8), "leaflets/pavlodar/queue.pdf")
    let run = site.build()
    #expect(run.code == 0)
    for city in ["atyrau", "pavlodar"] {
      #expect(run.error.contains("\(city): 1 of 1 leaflets are missing or older"), "\(run.error)")
      #expect(offer(site, city, "kk") == nil)
    }
    #expect(!run.error.contains("inder: "))
    let check = site.run("check", "--now", "2026-11-20")
    #expect(check.code == 0 && !check.output.contains("missing-leaflet"), "it compares none")
    #expect(offer(site, "inder", "kk") != nil)
    site.leaflets()
    #expect(!site.build().error.contains("missing-leaflet"))
    #expect(offer(site, "atyrau", "kk") != nil)
  }

  @Test("Do not stand on any page unless the setting asks for them")
  func staysOff() {
    let site = TestSite()
    site.leaflets()
    let run = site.build()
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
    #expect(offer(site, "inder", "kk") == nil)
    #expect(!site.published().keys.contains { $0.hasSuffix(".pdf") })
  }
}

extension TestSite {
  /// Makes the leaflets of the site into `leaflets`, at a fixed moment.
  @discardableResult
  func leaflets(
    _ words: String..., program: String = TestSite.weasyprint(), folder: String = "leaflets",
    format: String = "json"
  ) -> Run {
    run(
      [
        "leaflets", "--now", "2026-11-20", "--weasyprint", program, "--leaflets",
        "\(self.folder)/\(folder)", "--format", format,
      ] + words)
  }

  /// A program that answers as WeasyPrint does; its PDF is the page behind a head of so many pages.
  ///
  /// It fails on a page with the word `break-here`.
  static func weasyprint(version: String = "70.0", pages: Int = 2) -> String {
    let path = "\(NSTemporaryDirectory())/onir-weasyprint-\(version)-\(pages)-\(getpid())"
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    let text = """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "WeasyPrint version \(version)"; exit 0; fi
      page=$(cat)
      case $page in *break-here*) echo no such font >&2; exit 1;; esac
      printf '%%PDF-1.7\\n<< /Type /Pages /Count \(pages) >>\\n%s' "$page"
      """
    let temporary = "\(path)-\(UUID().uuidString)"
    try? Data(text.utf8).write(to: URL(fileURLWithPath: temporary))
    chmod(temporary, 0o755)
    rename(temporary, path)
    return path
  }
}
