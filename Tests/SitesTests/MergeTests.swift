import Files
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Merging slices") struct MergeTests {
  /// Two regions with tables, guides of their own and pictures, in three cities.
  static let content = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/
    languages: [kk, ru]
    default_language: kk
    fallback: true

    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
    a-1,«Күн» балабақшасы,Детский сад «Кун»,Абай көшесі,улица Абая,+7 700 000-00-09,state,kk;ru,4,80,70,47.1,51.9

    -- content/cities/pavlodar/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
    p-1,«Ай» балабақшасы,Детский сад «Ай»,Абай көшесі,улица Абая,+7 700 000-00-09,state,kk;ru,4,90,70,52.1,76.9

    -- content/cities/pavlodar/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-12,p-1,2-3,general,kk,4
    2026-11-19,p-1,2-3,general,kk,2

    -- content/cities/atyrau/guides/own/ru.md --
    ---
    title: Только здесь
    ---
    Текст города.

    -- content/regions/pavlodar/guides/queue/ru.md --
    ---
    title: Очередь в области
    ---
    Текст области.
    """

  private func site(_ archive: String = content) -> TestSite {
    TestSite(archive)
  }

  @Test("Merges slices of every region into the bytes of one publishing, with its manifest")
  func mergesIntoTheSame() throws {
    let site = site()
    site.slices()
    #expect(site.names("atyrau/current/kk") == [] && site.names("atyrau/current/atyrau") != [])
    let run = site.merge("atyrau", "pavlodar")
    #expect(run.code == 0, "\(run.error)")
    let merged = site.published(site.output)
    let other = self.site()
    #expect(other.publish().code == 0)
    #expect(merged.count > 300)
    #expect(TestSite.difference(merged, other.published(other.output)) == [])
    #expect(try site.entries() == other.entries())
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 0)
    // Nor does publishing everything here find anything to do.
    #expect(site.publish().output.contains("\"published\":false"))
  }

  @Test("Makes the same with a host for each city, in one language, of two regions in one slice")
  func mergesOtherPortals() throws {
    let settings = "title: {kk: Сынақ, ru: Проба}\nbase_url: https://portal.example/\n"
    let hosts = """
      -- content/site.yaml --
      \(settings)languages: [kk, ru]
      default_language: kk
      hosts: city

      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,portal
      atyrau,,230000000,Атырау облысы,Атырауская область,
      atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.portal.example/
      atyrau,inder,233600000,Индер ауданы,Индерский район,https://east.example/inder/
      pavlodar,,550000000,Павлодар облысы,Павлодарская область,
      pavlodar,pavlodar,551000000,Павлодар,Павлодар,https://pavlodar.example/

      """
    let one = "-- content/site.yaml --\n\(settings)languages: [ru]\ndefault_language: ru\n\n"
    for archive in [hosts, one] {
      let site = site(Self.content)
      site.write(archive)
      #expect(site.publish(into: "both", "--region", "atyrau").code == 0)
      #expect(site.publish(into: "both", "--region", "pavlodar").code == 0)
      let run = site.merge("both")
      #expect(run.code == 0, "\(run.error)")
      let merged = site.published(site.output)
      #expect(site.publish(into: "all").code == 0)
      #expect(TestSite.difference(merged, site.published(site.release(of: "all"))) == [])
    }
  }

  @Test("Merges cities with leaflets, though a slice knows those of its own cities alone")
  func mergesLeaflets() {
    let site = site(
      Self.content.replacing("fallback: true\n", with: "fallback: true\nleaflets: true\n"))
    #expect(site.leaflets().code == 0)
    site.slices()
    let run = site.merge("atyrau", "pavlodar")
    #expect(run.code == 0, "\(run.error)")
    #expect(site.published(site.output).keys.contains { $0.hasSuffix(".pdf") })
    #expect(site.publish().output.contains("\"published\":false"))
    unlink(site.path("leaflets/pavlodar/queue.pdf"))
    let refused = site.merge("atyrau", "pavlodar")
    #expect(refused.code == 2)
    #expect(refused.error.contains("pavlodar was made of other content of the city pavlodar: "))
  }

  @Test("Shares with the release before what an edit of one region leaves, by hard links")
  func sharesTheRest() throws {
    let site = site()
    site.slices()
    site.merge("atyrau", "pavlodar")
    let first = try #require(site.current)
    let before = site.published("out/releases/\(first)")
    site.write("-- content/cities/atyrau/guides/own/ru.md --\n---\ntitle: Иначе\n---\nИначе.\n")
    #expect(site.publish(into: "atyrau", "--region", "atyrau").code == 0)
    // The other slice is as it was: nothing that its cities are made of has changed.
    let run = site.merge("atyrau", "pavlodar")
    #expect(run.code == 0, "\(run.error)")
    let second = try #require(site.current)
    let changed = TestSite.difference(before, site.published("out/releases/\(second)"))
    #expect(run.count("written") == changed.count)
    #expect(changed.contains("atyrau/ru/guides/own/index.html"))
    #expect(!changed.contains { $0.hasPrefix("pavlodar/") })
    for file in before.keys where !changed.contains(file) {
      let pair = [first, second].map { FileStatus("\(site.folder)/out/releases/\($0)/\(file)") }
      #expect(pair[0]?.identity == pair[1]?.identity, "\(file)")
    }
    let purge = try #require(site.text("out/purge/\(second).txt"))
    #expect(purge.contains("/atyrau/ru/guides/own/\n") && !purge.contains("pavlodar"))
    #expect(site.merge("atyrau", "pavlodar").output.contains("\"published\":false"))
    #expect(site.run(bare: "rollback", "\(site.folder)/out").code == 0)
    #expect(site.published(site.output) == before)
  }

  @Test("Never gives a file of a slice another name: a slice may be written anew")
  func copiesSlices() throws {
    let site = site()
    site.slices()
    site.merge("atyrau", "pavlodar")
    let slice = Set(site.identities(site.release(of: "atyrau")).values)
    #expect(slice.isDisjoint(with: site.identities(site.output).values) && slice.count > 100)
  }

  @Test("Makes copies where a slice has none, and leaves them out where none are wanted")
  func compresses() {
    let site = site()
    #expect(site.publish(into: "atyrau", "--region", "atyrau", "--no-compress").code == 0)
    #expect(site.publish(into: "pavlodar", "--region", "pavlodar").code == 0)
    #expect(site.merge("atyrau", "pavlodar").code == 0)
    #expect(site.publish(into: "all").code == 0)
    #expect(
      TestSite.difference(site.published(site.output), site.published(site.release(of: "all")))
        == [])
    #expect(site.merge("atyrau", "pavlodar", "--no-compress").code == 0)
    #expect(!site.published(site.output).keys.contains { $0.hasSuffix(".br") })
    #expect(site.run(bare: "verify", "\(site.folder)/out").code == 0)
  }

  @Test("Renews what a slice was made of where its pages stay, and forgets a city that is gone")
  func renewsSlices() {
    let site = site()
    site.slices()
    let again = site.publish(into: "atyrau", "--region", "atyrau")
    #expect(again.output.contains("\"published\":false"))
    site.write("-- content/cities/atyrau/city.yaml --\n# A comment that no page shows.\n")
    #expect(site.merge("atyrau", "pavlodar").code == 2)
    let renewed = site.publish(into: "atyrau", "--region", "atyrau")
    #expect(renewed.count("written") == 0 && renewed.output.contains("\"published\":true"))
    #expect(site.merge("atyrau", "pavlodar").code == 0)
    site.write(
      """
      -- content/regions.csv --
      region,city,kato,name_kk,name_ru
      atyrau,,230000000,Атырау облысы,Атырауская область
      atyrau,atyrau,231000000,Атырау,Атырау
      pavlodar,,550000000,Павлодар облысы,Павлодарская область
      pavlodar,pavlodar,551000000,Павлодар,Павлодар
      """)
    for region in ["atyrau", "pavlodar"] {
      #expect(site.publish(into: region, "--region", region).code == 0)
    }
    #expect(site.names("atyrau/current/inder") == [])
    let run = site.merge("atyrau", "pavlodar")
    #expect(run.code == 0, "\(run.error)")
    #expect(site.publish().output.contains("\"published\":false"))
  }

  @Test("Wants a signature of the key that signs the release, or of those that are named")
  func asksForSignatures() throws {
    let site = site()
    let keys = ["one", "other"].map { name in
      site.run(bare: "publish", "--new-key", "\(site.folder)/\(name).key").output
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let key = "\(site.folder)/one.key"
    site.slices()
    let plain = site.merge("atyrau", "pavlodar", "--key", key)
    #expect(plain.code == 2)
    #expect(
      plain.error
        == """
        onir: the slice FOLDER/atyrau is not signed by a key that is trusted here: publish it with \
        --key, and give its public part by --public-key

        """.replacing("FOLDER", with: site.folder))
    #expect(site.publish(into: "atyrau", "--region", "atyrau", "--key", key).code == 0)
    let other = "\(site.folder)/other.key"
    #expect(site.publish(into: "pavlodar", "--region", "pavlodar", "--key", other).code == 0)
    #expect(site.merge("atyrau", "pavlodar", "--key", key).code == 2)
    let both = ["--public-key", keys[0], "--public-key", keys[1]]
    #expect(site.merge(["atyrau", "pavlodar"], both + ["--key", key]).code == 0)
    #expect(
      site.run(bare: "verify", "\(site.folder)/out", "--public-key", keys[0]).code == 0)
  }
}

extension TestSite {
  /// Publishes into a folder of the site, at the moment of `publish`.
  @discardableResult
  func publish(into name: String, _ words: String...) -> Run {
    run(
      ["publish", "\(folder)/\(name)", "--now", "2026-11-20", "--format", "json", "--jobs", "2"]
        + words)
  }

  /// Publishes both regions of the smallest site into slices of their names.
  func slices() {
    for region in ["atyrau", "pavlodar"] { publish(into: region, "--region", region) }
  }

  /// Merges slices into `out`; words that begin with a dash and those after them are options.
  @discardableResult
  func merge(_ words: String...) -> Run {
    let slices = Array(words.prefix { !$0.hasPrefix("-") })
    return merge(slices, Array(words.dropFirst(slices.count)))
  }

  func merge(_ slices: [String], _ options: [String], into name: String = "out") -> Run {
    let now = options.contains("--now") ? [] : ["--now", "2026-11-20"]
    return run(
      ["publish", "\(folder)/\(name)", "--format", "json", "--jobs", "2"] + now
        + slices.flatMap { ["--merge", "\(folder)/\($0)"] } + options)
  }

  /// The files of the current release's manifest without their times.
  func entries() throws -> [String] {
    let text = self.text("out/manifests/\(current ?? "").json") ?? ""
    return text.split(separator: "\n").dropFirst()
      .map { String($0.replacing(/"modified":\d+/, with: "")) }
  }

  /// The current release of a folder.
  func release(of name: String) -> String {
    "\(name)/\(Disk.destination(of: "\(folder)/\(name)/current") ?? "none")"
  }

  /// The manifest of the current release of a folder.
  func manifest(of name: String) -> String {
    "\(name)/manifests/\((release(of: name) as NSString).lastPathComponent).json"
  }

  /// Changes a text file by its first such words.
  func change(_ path: String, _ words: String, _ others: String) {
    let text = self.text(path) ?? ""
    guard let range = text.range(of: words) else { return }
    write(bytes: Array(text.replacingCharacters(in: range, with: others).utf8), path)
  }
}
