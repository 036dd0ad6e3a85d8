import TestSupport
import Testing

/// Rows of regions.csv that claim one name or one address.
@Suite("Claims to places") struct PlaceClaimTests {
  /// The smallest table with an address for each of two cities.
  static func table(_ atyrau: String, pavlodar: String) -> String {
    """
    -- content/regions.csv --
    region,city,kato,name_kk,name_ru,portal
    atyrau,,230000000,Атырау облысы,Атырауская область,
    atyrau,atyrau,231000000,Атырау,Атырау,\(atyrau)
    pavlodar,,550000000,Павлодар облысы,Павлодарская область,
    pavlodar,pavlodar,551000000,Павлодар,Павлодар,\(pavlodar)
    """
  }

  @Test(
    "Stops the region whose row takes another region's city, and not the other one",
    arguments: [
      "atyrau,pavlodar,551000000,Павлодар,Павлодар", "atyrau,pavlodar,231000001,Павлодар,Павлодар",
    ], [true, false])
  func stopsTakers(row: String, isFirst: Bool) throws {
    let site = TestSite()
    let table = "content/regions.csv"
    let text = try #require(site.text(table))
    let lines = text.split(separator: "\n").map(String.init)
    let written = isFirst ? [lines[0], row] + lines[1...] : lines + [row]
    site.write(bytes: Array((written.joined(separator: "\n") + "\n").utf8), table)
    for words in [["check"], ["check", "--region", "atyrau"]] {
      let run = site.run(words)
      #expect(run.code == 1 && run.output.contains("[duplicate-id]"), "\(words): \(run.output)")
    }
    #expect(site.build("--region", "atyrau").code == 1)
    for option in ["--region", "--city"] {
      let run = site.run("check", option, "pavlodar")
      #expect(run.code == 0, "\(option): \(run.output)")
    }
    #expect(site.build("--region", "pavlodar").code == 0)
  }

  @Test("Stops both regions where nothing tells whose a city is")
  func stopsBoth() {
    let site = TestSite(
      "-- content/regions.csv (edit) --\n+pavlodar,aksu,551600000,Ақсу,Аксу\n"
        + "+atyrau,aksu,231000001,Ақсу,Аксу\n")
    for region in ["atyrau", "pavlodar"] {
      let run = site.run("check", "--region", region)
      #expect(run.code == 1 && run.output.contains("[duplicate-id]"), "\(region): \(run.output)")
    }
  }

  @Test("Stops the region whose city takes another city's address, and not the other one")
  func stopsTakersOfAddresses() {
    let own = "https://pavlodar.example/"
    for portal in [own, "http://Pavlodar.Example:443", "\(own)kk/", "\(own)x/../"] {
      let site = TestSite(Self.table(portal, pavlodar: own))
      #expect(site.run("check").code == 1, "\(portal)")
      #expect(site.run("check", "--region", "atyrau").code == 1, "\(portal)")
      let run = site.run("check", "--region", "pavlodar")
      #expect(run.code == 0, "\(portal): \(run.output)")
    }
  }

  @Test("Keeps the portal's own addresses from its cities", arguments: ["path", "city"])
  func keepsOwnAddresses(hosts: String) {
    let base = "https://portal.example/onir/"
    let settings = """
      -- content/site.yaml --
      title: {kk: Сынақ, ru: Проба}
      base_url: \(base)
      languages: [kk, ru]
      default_language: kk
      hosts: \(hosts)


      """
    for portal in [
      base, "\(base)pavlodar/", "\(base)pavlodar/kk/", "\(base)atyrau/kk/", "\(base)kk/",
      "http://Portal.example:443/onir/kk/", "\(base)./atyrau/", "https://portal.example/",
    ] {
      let run = TestSite(settings + Self.table(portal, pavlodar: "")).run(
        "check", "--region", "atyrau")
      #expect(run.code == 1 && run.output.contains("[invalid-value]"), "\(portal): \(run.output)")
    }
    for portal in [
      "\(base)atyrau/", "\(base)atyrau", "https://atyrau.portal.example/",
      "https://portal.example/atyrau/", "https://portal.example:8443/onir/",
    ] {
      let run = TestSite(settings + Self.table(portal, pavlodar: "")).run("check")
      #expect(run.code == 0, "\(portal): \(run.output)")
    }
  }
}
