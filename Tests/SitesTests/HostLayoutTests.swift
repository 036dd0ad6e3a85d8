import Files
import Foundation
import Testing

/// One content in both layouts: every city below the portal's path, and every city at its own host.
@Suite("Layouts of hosts") struct HostLayoutTests {
  private static let site = """
    title: {kk: Сынақ, ru: Проба}
    languages: [kk, ru]
    default_language: kk
    fallback: true
    """

  /// A city at the root of its host, one at a path of another, and one with no address of its own.
  private static let content = """
    -- content/regions.csv --
    region,city,kato,name_kk,name_ru,portal
    atyrau,,230000000,Атырау облысы,Атырауская область,
    atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.portal.example/
    atyrau,inder,233600000,Индер ауданы,Индерский район,https://east.example/inder/
    atyrau,kurmangazy,234200000,Құрманғазы ауданы,Курмангазинский район,

    -- content/cities/atyrau/city.yaml --
    sign_in: [iin_password]
    codes: app

    -- content/guides/papers/kk.md --
    ---
    title: Құжаттар
    aliases: [earlier]
    ---
    [Кезек](../queue/), <{{city.portal}}>

    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
    a-1,«Күн» балабақшасы,Детский сад «Кун»,Абай көшесі,улица Абая,+7 700 000-00-09,state,kk;ru,4,80,70,47.1,51.9
    a-2,«Ай» балабақшасы,Детский сад «Ай»,Сырым көшесі,улица Сырыма,,private,kk,2,40,40,,

    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-12,a-1,2-3,general,kk,4
    2026-11-19,a-1,2-3,general,kk,2
    2026-11-19,a-2,3-4,general,kk,1

    -- content/cities/atyrau/statistics.csv --
    month,queue_total,queue_benefit,places_total,places_free,referrals_issued
    2026-09,120,12,120,9,8
    2026-10,110,3,120,12,14

    -- content/cities/atyrau/reviews.csv --
    date,language,kindergarten_id,rating,text,status
    2026-11-10,kk,a-1,5,Рахмет.,published
    """

  private func built(_ base: String, _ hosts: String) throws -> TestSite {
    let settings = "-- content/site.yaml --\n\(Self.site)\nbase_url: \(base)\nhosts: \(hosts)\n\n"
    // Below the portal's path a city has no address of its own.
    let own = /,https:[^,\n]*\n/
    let site = TestSite(
      settings + (hosts == "city" ? Self.content : Self.content.replacing(own, with: ",\n")))
    let run = site.build("--check-output")
    try #require(run.code == 0, "\(run.error.prefix(800))")
    return site
  }

  @Test(
    "Links lead somewhere in both layouts, at a root and below a path",
    arguments: ["https://portal.example/", "https://portal.example/onir/"], ["path", "city"])
  func linksLead(base: String, hosts: String) throws {
    _ = try built(base, hosts)
  }

  @Test("Every file of a city is the same in both layouts but for where it stands")
  func differsByAddressesAlone() throws {
    let below = try built("https://portal.example/", "path")
    let apart = try built("https://portal.example/", "city")
    let portals = [
      "atyrau": "https://atyrau.portal.example/", "inder": "https://east.example/inder/",
      "kurmangazy": "https://portal.example/kurmangazy/",
    ]
    for (city, portal) in portals {
      let files = Self.files(below.folder + "/site/" + city)
      #expect(files.count > 50)
      for file in files {
        let path = "site/\(city)/\(file)"
        let one = whole(try #require(below.text(path)), "https://portal.example/\(city)/", city)
        let other = try #require(apart.text(path), "\(path) is missing with hosts: city")
        let pairs = zip(whole(other, portal, city).lines, one.lines)
        if let (here, there) = pairs.first(where: { $0 != $1 }) {
          Issue.record("\(path): \(here) is not \(there)")
        }
        #expect(whole(other, portal, city).lines.count == one.lines.count)
      }
      // Robots look for their rules at the root of each host.
      let more = Set(Self.files(apart.folder + "/site/" + city)).subtracting(files)
      #expect(more == (city == "atyrau" ? ["robots.txt"] : []))
    }
  }

  @Test("A sitemap and the rules for robots name addresses of their own host alone")
  func sitemapStaysAtHost() throws {
    let site = try built("https://portal.example/", "city")
    let sitemap = try #require(site.text("site/atyrau/sitemap.xml"))
    let addresses = sitemap.matches(of: /<loc>([^<]*)<|href="([^"]*)"/).map {
      String($0.output.1 ?? $0.output.2 ?? "")
    }
    #expect(addresses.count > 20)
    #expect(addresses.allSatisfy { $0.hasPrefix("https://atyrau.portal.example/") })
    let robots = try #require(site.text("site/atyrau/robots.txt"))
    #expect(robots.contains("Sitemap: https://atyrau.portal.example/sitemap.xml\n"))
    #expect(
      try #require(site.text("site/robots.txt")).contains("https://portal.example/sitemap.xml"))
  }

  /// A text with every address written out, as if the city stood below the portal's path.
  ///
  /// An address begins with a slash after `="`, `:"` or `url=`.
  private func whole(_ text: String, _ portal: String, _ city: String) -> String {
    let country = "https://portal.example"
    let origin = portal.split(separator: "/").prefix(2).joined(separator: "//")
    // A calendar is folded by the length of its lines.
    let lines = text.replacing("\r\n ", with: "").replacing("\r\n", with: "\n")
    let written = lines.replacing(/([=:] ?"|url=)(\/(?!\/)[^">]*)"/) { match in
      let (_, mark, path) = match.output
      let isShared = ["/assets/", "/app/", "/api/"].contains { path.hasPrefix($0) }
      return "\(mark)\(isShared ? country : origin)\(path)\""
    }
    return written.replacing(portal, with: "\(country)/\(city)/")
  }

  private static func files(_ folder: String) -> [String] {
    var files: [String] = []
    let paths = FileManager.default.enumerator(atPath: folder)
    while let path = paths?.nextObject() as? String {
      if FileStatus("\(folder)/\(path)")?.kind == .file { files.append(path) }
    }
    return files.sorted()
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
