import Foundation
import TestSupport
import Testing

@Suite("Invariants") struct InvariantTests {
  /// How often each property is tried; many times more in the long run.
  static let rounds = TestSupport.rounds(12, long: 33)

  @Test("Ends an incremental build as a clean one would, over random edits")
  func incrementalEqualsClean() {
    var random = SplitMix(seed: 1)
    let site = TestSite()
    site.build()
    for round in 1...Self.rounds {
      let city = RandomEdit.cities.randomElement(using: &random) ?? "atyrau"
      let isShared = Int.random(in: 0..<3, using: &random) == 0
      let edit = isShared ? RandomEdit.shared(&random) : RandomEdit.ofCity(city, &random)
      site.write(edit.archive)
      let run = site.build()
      #expect(run.code == 0, "round \(round): \(edit.archive)\n\(run.error)")
      site.build(output: "clean-\(round)")
      let difference = TestSite.difference(
        site.published(), site.published("clean-\(round)"))
      #expect(difference.isEmpty, "round \(round): \(edit.archive)\n\(difference)")
    }
  }

  @Test("Keeps every byte of other cities when one city's files change")
  func isolatesCities() {
    var random = SplitMix(seed: 2)
    let site = TestSite()
    site.build()
    var before = site.published()
    for round in 1...Self.rounds {
      let city = RandomEdit.cities.randomElement(using: &random) ?? "atyrau"
      let edit = RandomEdit.ofCity(city, &random)
      site.write(edit.archive)
      #expect(site.build().code == 0, "round \(round): \(edit.archive)")
      let after = site.published()
      let others = RandomEdit.cities.filter { $0 != city }
      let touched = TestSite.difference(before, after).filter { file in
        others.contains { file.hasPrefix($0 + "/") }
      }
      #expect(touched.isEmpty, "round \(round): \(edit.archive)\n\(touched)")
      before = after
    }
  }

  @Test("Keeps every byte of other cities when a city's row in regions.csv changes")
  func isolatesRows() {
    let site = TestSite()
    site.build()
    let before = site.published()
    site.write(
      """
      -- content/regions.csv --
      region,city,kato,name_kk,name_ru,phone
      atyrau,,230000000,Атырау облысы,Атырауская область,
      atyrau,atyrau,231000000,Жаңа Атырау,Новый Атырау,+7 700 000-00-77
      atyrau,inder,233600000,Индер ауданы,Индерский район,
      pavlodar,,550000000,Павлодар облысы,Павлодарская область,
      pavlodar,pavlodar,551000000,Павлодар,Павлодар,
      """)
    #expect(site.build().code == 0)
    let changed = TestSite.difference(before, site.published())
    #expect(changed.contains("atyrau/kk/index.html"))
    let allowed = ["atyrau/", "kk/", "ru/", "index.html", "sitemap.xml"]
    #expect(changed.allSatisfy { file in allowed.contains { file.hasPrefix($0) } }, "\(changed)")
  }

  @Test("Writes the same bytes with any number of threads", arguments: [1, 2, 7])
  func ignoresThreads(jobs: Int) {
    let site = TestSite()
    site.build()
    site.build("--clean", output: "other")
    let run = site.run(
      "build", "--output", "\(site.folder)/threads", "--now", "2026-11-20", "--jobs", "\(jobs)")
    #expect(run.code == 0)
    #expect(TestSite.difference(site.published(), site.published("threads")) == [])
    #expect(TestSite.difference(site.published(), site.published("other")) == [])
  }
}
