import Foundation
import Testing

/// The statistics of a city, and cities and regions beside each other.
@Suite("Statistics") struct StatisticsTests {
  private static let header =
    "month,queue_total,queue_benefit,places_total,places_free,referrals_issued"

  private func site(_ tables: [String: [String]]) -> TestSite {
    TestSite(
      tables.sorted { $0.key < $1.key }.map { city, rows in
        "-- content/cities/\(city)/statistics.csv --\n\(Self.header)\n"
          + rows.joined(separator: "\n") + "\n"
      }.joined())
  }

  private func page(_ site: TestSite, _ path: String, now: String = "2026-11-20") throws -> String {
    let run = site.build(now: now)
    #expect(run.code == 0, "\(run.error)")
    let page = try #require(site.page("site/\(path)/index.html"))
    return page.text.replacingOccurrences(of: "\u{202F}", with: " ")
      .replacingOccurrences(of: "\u{A0}", with: " ")
  }

  /// The rows of `months`, of which the first is the oldest.
  private func months(_ count: Int, _ row: (Int) -> String) -> [String] {
    (0..<count).map { index in
      let number = 2024 * 12 + 11 + index
      let month = String(number % 12 + 1)
      return "\(number / 12)-\(month.count == 1 ? "0" : "")\(month),\(row(index))"
    }
  }

  @Test("Says in sentences what a chart shows, in both languages")
  func saysWhatItShows() throws {
    let site = site([
      "atyrau": ["2025-11,120,30,500,20,9", "2026-10,90,20,500,40,12", "2026-11,99,22,500,10,5"]
    ])
    let kazakh = try page(site, "atyrau/kk/statistics")
    for sentence in [
      "2026 ж. қарашада кезекте 99 бала тұр. Олардың ішінде жеңілдігі барлар — 22.",
      "2025 ж. қарашамен салыстырғанда кезек 21 балаға (17,5 %) қысқарды.",
      "ең ұзын кезек 2025 ж. қарашада болды: 120 бала.",
      "2026 ж. қарашада 10 орын бос тұр.", "бос орын саны 10 орынға азайды.",
      "2025 ж. қарашамен салыстырғанда 3 жолдама артық.",
      "2026 ж. қазанда 12 жолдама берілді.",
      "2025 ж. қарашамен салыстырғанда орын саны өзгерген жоқ.",
    ] { #expect(kazakh.contains(sentence), "\(sentence)") }
    let russian = try page(site, "atyrau/ru/statistics")
    for sentence in [
      "В ноябре 2026 г. в очереди 99 детей. Из них со льготой — 22.",
      "По сравнению с ноябрём 2025 г. очередь сократилась на 21 человека (17,5 %).",
      "она была в ноябре 2025 г.: 120 детей.", "свободных мест стало на 10 меньше.",
      "их стало на 3 больше.", "В октябре 2026 г. выдано 12 направлений.",
      "По сравнению с ноябрём 2025 г. число мест не изменилось.",
    ] { #expect(russian.contains(sentence), "\(sentence)") }
  }

  @Test("Draws the last two years and tells older months in the table only")
  func drawsTwoYears() throws {
    let rows = months(24) { "\(100 + $0),20,500,30,10" }
    let older = ["2020-01,999,20,500,30,10"]
    let page = try page(site(["atyrau": older + rows]), "atyrau/kk/statistics")
    #expect(page.matches(of: /<svg class="plot/).count == 5)
    #expect(page.matches(of: /<rect class="spot"/).count == 5 * 24)
    #expect(page.matches(of: /2020 ж\. қаңтар/).count == 1)
  }

  @Test("Shows one month as a number, without a picture")
  func showsOneMonth() throws {
    let page = try page(site(["atyrau": ["2026-10,99,22,500,10,5"]]), "atyrau/kk/statistics")
    #expect(!page.contains("<svg class=\"plot"))
    #expect(page.contains("2026 ж. қазанда кезекте 99 бала тұр."))
    #expect(!page.contains("салыстырғанда"))
  }

  @Test("Leaves a gap for a month that is missing, and says so")
  func leavesGap() throws {
    let page = try page(
      site([
        "atyrau": ["2026-07,99,22,500,10,5", "2026-08,98,22,500,10,5", "2026-10,97,20,500,9,7"]
      ]),
      "atyrau/kk/statistics")
    #expect(page.matches(of: /<rect class="gap"/).count == 5)
    #expect(page.contains("Дерегі жоқ айлар сұр түспен белгіленген."))
  }

  @Test("Shows a month when it begins, and leaves its referrals open until it is over")
  func obeysTheClock() throws {
    let rows = ["2026-09,99,22,500,10,15", "2026-10,98,22,500,10,16", "2026-11,97,20,500,9,7"]
    let site = site(["atyrau": rows])
    let before = try page(site, "atyrau/kk/statistics", now: "2026-10-31T23:59:59+05:00")
    #expect(!before.contains("2026 ж. қараша"))
    #expect(before.contains("class=\"open\""))
    #expect(before.contains("2026 ж. қыркүйекте 15 жолдама берілді."))
    let after = try page(site, "atyrau/kk/statistics", now: "2026-11-01T00:00:00+05:00")
    #expect(after.contains("2026 ж. қарашада кезекте 97 бала тұр."))
    #expect(after.contains("2026 ж. қазанда 16 жолдама берілді."))
    let later = try page(site, "atyrau/kk/statistics", now: "2026-12-01")
    #expect(!later.contains("class=\"open\""))
    #expect(later.contains("2026 ж. қарашада 7 жолдама берілді."))
  }

  @Test("Stays what it was when a bulletin comes")
  func staysWithoutItsOwnRows() throws {
    let rows = ["2026-10,98,22,500,10,16"]
    let site = site(["atyrau": rows])
    let before = try page(site, "atyrau/kk/statistics")
    site.write(BulletinTests.kindergartens + "2026-11-19,a-1,3-4,general,kk,5\n")
    #expect(site.build().code == 0)
    let sign = #""dateModified":"2026-10-01""#
    let after = try page(site, "atyrau/kk/statistics")
    #expect(before.contains(sign) && after.contains(sign))
  }

  @Test("Has no page before the first month begins")
  func waitsForFirstMonth() throws {
    let site = site(["atyrau": ["2026-12,99,22,500,10,15"]])
    let home = try page(site, "atyrau/kk", now: "2026-11-30T23:59:59+05:00")
    #expect(!home.contains("statistics/"))
    #expect(site.page("site/atyrau/kk/statistics/index.html") == nil)
    #expect(try page(site, "atyrau/kk", now: "2026-12-01T00:00:00+05:00").contains("statistics/"))
    #expect(site.page("site/atyrau/kk/statistics/index.html") != nil)
  }

  @Test("Tells no sum from which a hidden count could be worked out")
  func hidesSums() throws {
    let site = site([
      "atyrau": ["2026-10,700,90,900,10,111", "2026-09,700,90,900,10,100"],
      "inder": ["2026-10,<5,<5,90,3,2", "2026-09,40,9,90,3,7"],
      "pavlodar": ["2026-10,300,50,600,10,50", "2026-09,310,50,600,10,60"],
    ])
    let region = try page(site, "ru/regions/atyrau")
    let total = try #require(
      region.split(separator: "<tfoot>").last?.split(separator: "</tfoot>").first)
    let cells = total.matches(of: /<td[^>]*>([^<]*)<\/td>/).map { String($0.1) }
    #expect(cells == ["не менее 701", "не менее 91", "990", "13", "–", "не менее 112"])
    let country = try page(site, "ru")
    #expect(country.contains("не менее 701") && country.contains("не менее 1 001"))
    for exact in ["702", "703", "704", "1 002", "1 003", "1 004", "113"] {
      #expect(!region.contains(">\(exact)<") && !country.contains(">\(exact)<"), "\(exact)")
    }
  }

  @Test("Sums up only months that every place has")
  func sumsWholeMonths() throws {
    let site = site([
      "atyrau": ["2026-10,700,90,900,10,111", "2026-09,700,90,900,10,100"],
      "inder": ["2026-09,40,9,90,3,7"],
    ])
    let region = try page(site, "ru/regions/atyrau")
    let total = try #require(
      region.split(separator: "<tfoot>").last?.split(separator: "</tfoot>").first)
    let cells = total.matches(of: /<td[^>]*>([^<]*)<\/td>/).map { String($0.1) }
    #expect(cells == Array(repeating: "–", count: 6))
  }

  @Test("Draws every place on one scale, beside the line of all of them")
  func drawsOnOneScale() throws {
    let site = site([
      "atyrau": ["2026-10,700,90,900,10,111", "2026-09,700,90,900,10,100"],
      "inder": ["2026-10,40,9,90,30,7", "2026-09,40,9,90,3,7"],
    ])
    let region = try page(site, "kk/regions/atyrau")
    let pictures = region.split(separator: "<svg class=\"plot").dropFirst()
    #expect(pictures.count == 4)
    for pair in [pictures.prefix(2), pictures.suffix(2)] {
      let axes = pair.map { $0.matches(of: /class="tick"[^>]*>([^<]*)</).map { String($0.1) } }
      #expect(axes.first == axes.last && axes.first?.isEmpty == false)
    }
    #expect(region.matches(of: /class="line everywhere"/).count == 4)
    #expect(try !page(site, "atyrau/kk/statistics").contains("Индер"))
  }

  @Test("Says on pages of several cities that figures of some are a sample, and of all")
  func marksSamples() throws {
    let site = site(["atyrau": ["2026-10,700,90,900,10,111"], "inder": ["2026-10,40,9,90,30,7"]])
    let (some, all) = (
      "<span class=\"wrap\">Беттегі сандардың бір", "беттегі деректер ойдан алынған"
    )
    #expect(try !page(site, "kk").contains("class=\"sample-mark\""))
    site.write("-- content/cities/inder/city.yaml --\nfeatures: {sample: true}\n")
    for path in ["kk", "kk/regions/atyrau"] {
      #expect(try page(site, path).contains(some), "\(path)")
    }
    #expect(try !page(site, "kk/regions/pavlodar").contains("class=\"sample-mark\""))
    site.write("-- content/cities/atyrau/city.yaml --\nfeatures: {sample: true}\n")
    for path in ["kk", "kk/regions/atyrau"] {
      #expect(try page(site, path).contains(all), "\(path)")
    }
  }

  @Test("Names the city as that to which the queue belongs")
  func namesCity() throws {
    let site = site(["atyrau": ["2026-10,700,90,900,10,111"]])
    #expect(
      try page(site, "atyrau/kk/statistics").contains(
        "Атыраудағы балабақша кезегі мен орындары туралы айлық деректер."))
    #expect(
      try page(site, "atyrau/ru/statistics").contains(
        "Ежемесячные данные об очереди и местах в детских садах города Атырау."))
  }

  @Test("Compares nothing where nobody has statistics")
  func comparesNothing() throws {
    let site = site(["atyrau": ["2026-10,700,90,900,10,111"]])
    #expect(try !page(site, "kk/regions/pavlodar").contains("class=\"comparison\""))
    #expect(try !page(site, "kk/regions/atyrau").contains("<svg class=\"plot"))
  }
}
