import Files
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Publishing") struct PublishTests {
  @Test("Publishes the bytes that a build writes, and nothing of its own among them")
  func publishesTheBuild() {
    let site = TestSite()
    site.build()
    let run = site.publish("--no-compress")
    #expect(run.code == 0, "\(run.error)")
    #expect(TestSite.difference(site.published(), site.published(site.output)) == [])
    #expect(site.text("out/current/.onir/state") == nil)
    #expect(site.releases.count == 1)
  }

  @Test("Links what is the same, writes what differs, and leaves the release before as it was")
  func linksTheSame() throws {
    let site = TestSite()
    site.publish()
    let first = try #require(site.current)
    let before = site.published("out/releases/\(first)")
    site.write("-- content/cities/atyrau/guides/queue/ru.md --\n---\ntitle: Иначе\n---\nИначе.\n")
    let run = site.publish()
    #expect(run.code == 0, "\(run.error)")
    let second = try #require(site.current)
    #expect(second > first)
    #expect(site.published("out/releases/\(first)") == before)
    let changed = TestSite.difference(before, site.published("out/releases/\(second)"))
    #expect(run.count("written") == changed.count)
    for (file, _) in before where !changed.contains(file) {
      let pair = [first, second].map { FileStatus("\(site.folder)/out/releases/\($0)/\(file)") }
      #expect(pair[0]?.identity == pair[1]?.identity, "\(file)")
    }
    let page = "atyrau/ru/guides/queue/index.html"
    #expect(changed.contains(page))
    #expect(site.text("out/purge/\(second).txt")?.contains("/atyrau/ru/guides/queue/\n") == true)
    #expect(site.text("out/purge/\(second).txt")?.contains(".br") == false)
    site.build(output: "clean")
    let pages = site.published(site.output).filter {
      !$0.key.hasSuffix(".br") && !$0.key.hasSuffix(".gz")
    }
    #expect(TestSite.difference(pages, site.published("clean")) == [])
  }

  @Test("Keeps the assets of pages that are still open, for one release")
  func keepsAssets() throws {
    let site = TestSite("-- templates/assets/extra.css --\np { margin: 0 }\n")
    let assets = { Set(site.published(site.output).keys.filter { $0.hasPrefix("assets/extra.") }) }
    site.publish()
    let first = assets()
    #expect(first.count >= 1)
    site.write("-- templates/assets/extra.css --\np { margin: 1px }\n")
    #expect(site.publish().code == 0)
    let both = assets()
    #expect(both.isSuperset(of: first) && both.count == 2 * first.count)
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 0)
    // What is kept is no change: nothing more is published, and nothing would differ.
    let releases = site.releases
    #expect(site.publish().code == 0)
    #expect(site.releases == releases)
    let compared = site.run("diff", "\(site.folder)/out", "--now", "2026-11-20", "--exit-code")
    #expect(compared.code == 0, "\(compared.output)")
    site.write("-- content/cities/atyrau/guides/queue/ru.md --\n---\ntitle: И\n---\nИ.\n")
    #expect(site.publish().code == 0)
    #expect(assets() == both.subtracting(first))
  }

  @Test("Gives changed bytes another second than every release before, at once as well")
  func changesSeconds() throws {
    let site = TestSite()
    site.publish()
    let page = "atyrau/ru/guides/queue/index.html"
    var seconds: Set<Int64> = []
    for text in ["Бір.", "Екі.", "Үш.", "Бір."] {
      site.write("-- content/cities/atyrau/guides/queue/ru.md --\n---\ntitle: И\n---\n\(text)\n")
      #expect(site.publish().code == 0)
      let status = try #require(FileStatus("\(site.folder)/out/current/\(page)"))
      #expect(seconds.insert(status.modified / 1_000_000_000).inserted)
    }
  }

  @Test("Makes no release when nothing has changed, also when every time stamp is new")
  func staysWithoutChanges() throws {
    let site = TestSite()
    site.publish()
    site.build()
    let before = try #require(site.current)
    let inodes = site.identities(site.output)
    for path in site.contentFiles { site.write(bytes: site.bytes(path), path) }
    let other = TestSite()
    for path in site.contentFiles { other.write(bytes: site.bytes(path), path) }
    #expect(inodes.count > 300)
    let again = site.publish()
    #expect(again.code == 0)
    #expect(again.output.contains("\"published\":false"))
    #expect(again.count("written") == 0)
    #expect(site.current == before && site.releases == [before])
    #expect(site.identities(site.output) == inodes)
    // A fresh checkout: the same content in another folder, and both outputs as they were.
    let output = "\(site.folder)/out"
    let fresh = other.run("publish", output, "--now", "2026-11-20", "--format", "json")
    #expect(fresh.count("written") == 0 && fresh.output.contains("\"published\":false"))
    let built = other.run(
      "build", "--output", "\(site.folder)/site", "--now", "2026-11-20", "--format", "json")
    #expect(built.count("written") == 0)
    #expect(site.identities(site.output) == inodes)
    #expect(FileStatus("\(output)/.onir/stage") == nil)
  }

  @Test("Keeps as many releases as it is told, and the one before the current always")
  func keepsSome() throws {
    let site = TestSite()
    for number in 1...6 {
      site.write("-- content/cities/atyrau/guides/queue/ru.md --\n---\ntitle: \(number)\n---\nx\n")
      #expect(site.publish("--keep", "3").code == 0)
    }
    #expect(site.releases.count == 3)
    #expect(site.names("out/manifests").count == 3 && site.names("out/purge").count == 3)
    let oldest = site.releases[0]
    #expect(site.run(bare: "rollback", "\(site.folder)/out", "--to", oldest).code == 0)
    for number in 7...8 {
      site.write("-- content/cities/atyrau/guides/queue/ru.md --\n---\ntitle: \(number)\n---\nx\n")
      let before = try #require(site.current)
      #expect(site.publish("--keep", "2").code == 0)
      #expect(site.releases.contains(before))
    }
    #expect(site.names("out/.onir") == ["lock", "releases"])
  }

  @Test("Publishes one region whatever is wrong elsewhere, and shares all other pages")
  func publishesRegions() {
    let site = TestSite()
    site.publish()
    let before = site.published(site.output)
    site.write("-- content/cities/pavlodar/city.yaml --\nnonsense: true\n")
    site.write("-- content/cities/atyrau/city.yaml --\nsupport: {phone: +7 700 000-00-09}\n")
    #expect(site.publish().code == 1)
    let run = site.publish("--region", "atyrau")
    #expect(run.code == 0, "\(run.error)")
    let changed = TestSite.difference(before, site.published(site.output))
    #expect(!changed.isEmpty && changed.allSatisfy { $0.hasPrefix("atyrau/") }, "\(changed)")
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 0)
  }

  @Test("Writes again what somebody has changed or deleted in the current release")
  func repairs() {
    let site = TestSite()
    site.publish()
    let whole = site.published(site.output)
    let file = "\(site.folder)/out/current/atyrau/kk/index.html"
    try? FileManager.default.removeItem(atPath: file)
    site.write("-- out/current/atyrau/ru/index.html.gz --\nspoiled\n")
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 4)
    #expect(site.publish().count("written") ?? 0 > 0)
    #expect(TestSite.difference(site.published(site.output), whole) == [])
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 0)
  }

  @Test("Makes compressed copies of texts that are smaller, and makes them again only when asked")
  func compresses() throws {
    let site = TestSite()
    site.publish("--no-compress")
    #expect(site.published(site.output).keys.allSatisfy { !$0.hasSuffix(".br") })
    #expect(site.publish().output.contains("\"published\":true"))
    let files = site.identities(site.output)
    for suffix in [".br", ".gz"] {
      #expect(files["atyrau/kk/index.html\(suffix)"] != nil)
      for file in files.keys where file.hasSuffix(suffix) {
        #expect(
          site.bytes("out/current/\(file)").count
            < site.bytes("out/current/\(file.dropLast(3))").count)
      }
    }
    #expect(files["robots.txt"] != nil && files["robots.txt.gz"] == nil)
  }

  @Test("Shares the search of all cities when one region is published")
  func sharesTheSearch() {
    let site = TestSite()
    site.publish()
    let search = site.text("out/current/assets/search-kk.json")
    site.write(BuildTests.papers)
    #expect(site.publish("--region", "atyrau").code == 0)
    #expect(site.text("out/current/atyrau/kk/guides/papers/index.html") != nil)
    #expect(site.text("out/current/assets/search-kk.json") == search)
    #expect(site.publish().code == 0)
    #expect(site.text("out/current/assets/search-kk.json")?.contains("Құжаттар") == true)
  }

  @Test("Makes all copies after a release in which one region had them")
  func compressesTheRest() {
    let site = TestSite()
    site.publish("--no-compress")
    #expect(site.publish("--region", "atyrau").code == 0)
    let some = site.published(site.output)
    #expect(some["atyrau/kk/index.html.br"] != nil && some["pavlodar/kk/index.html.br"] == nil)
    #expect(site.publish("--region", "atyrau").output.contains("\"published\":false"))
    #expect(site.publish().code == 0)
    let all = site.published(site.output)
    #expect(all["pavlodar/kk/index.html.br"] != nil)
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 0)
    site.publish("--no-compress")
    #expect(site.published(site.output).keys.allSatisfy { !$0.hasSuffix(".br") })
  }
}

extension TestSite {
  /// Publishes into `out`, at a fixed moment.
  @discardableResult
  func publish(_ words: String...) -> Run {
    run(
      ["publish", "\(folder)/out", "--now", "2026-11-20", "--format", "json", "--jobs", "2"]
        + words)
  }

  /// The names in a folder, in order.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")) ?? []).sorted()
  }

  /// The releases there are.
  var releases: [String] { names("out/releases") }

  /// The release that is current.
  var current: String? {
    Disk.destination(of: "\(folder)/out/current").map { String($0.dropFirst(9)) }
  }

  /// The folder of the current release.
  var output: String { "out/releases/\(current ?? "none")" }

  /// Which file of the disk each published one is.
  func identities(_ output: String) -> [String: UInt64] {
    Dictionary(
      uniqueKeysWithValues: published(output).keys.compactMap { file in
        FileStatus("\(folder)/\(output)/\(file)").map { (file, $0.identity) }
      })
  }
}
