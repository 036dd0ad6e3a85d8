import Testing

/// Tables that everybody may use.
///
/// Whether they are what their description says is held against `frictionless` in Tests/Documents.
@Suite("Open data") struct OpenDataTests {
  static let tables = """
    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
    a-1,Бала,Дитя,state,kk,1,20,20

    -- content/cities/atyrau/statistics.csv --
    month,queue_total,queue_benefit,places_total,places_free,referrals_issued
    2026-10,100,10,200,5,7

    -- content/cities/inder/statistics.csv --
    month,queue_total,queue_benefit,places_total,places_free,referrals_issued
    2026-09,4,0,200,5,7
    """

  @Test("Lays the cities' rows under each other, with their region and city before them")
  func joinsCities() {
    let site = TestSite(Self.tables)
    #expect(site.build().code == 0)
    #expect(
      site.text("site/data/statistics.csv") == """
        region,city,month,queue_total,queue_benefit,places_total,places_free,referrals_issued\r
        atyrau,atyrau,2026-10,100,10,200,5,7\r
        atyrau,inder,2026-09,<5,0,200,5,7\r

        """)
    #expect(
      site.text("site/inder/data/statistics.json") == """
        [
        {"month":"2026-09","queue_total":"<5","queue_benefit":0,"places_total":200,\
        "places_free":5,"referrals_issued":7}
        ]

        """)
    #expect(site.text("site/data/vacancies.csv") == nil)
  }

  @Test("Writes each value under the column it has in the content, in both forms")
  func keepsColumns() throws {
    let tables = [
      "kindergartens": (
        "id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon",
        "a-1,Бала,Дитя,Көше,Улица,+7 700 000-00-11,state,kk;ru,4,100,90,47.1,51.9"
      ),
      "vacancies": (
        "date,kindergarten_id,age_group,group_type,language,places",
        "2026-11-03,a-1,3-4,inclusive,ru,7"
      ),
      "statistics": (
        "month,queue_total,queue_benefit,places_total,places_free,referrals_issued",
        "2026-10,101,12,203,14,15"
      ),
    ]
    let site = TestSite(
      tables.map { "-- content/cities/atyrau/\($0.key).csv --\n\($0.value.0)\n\($0.value.1)\n" }
        .joined())
    #expect(site.build().code == 0)
    for (name, (head, row)) in tables {
      #expect(site.text("site/atyrau/data/\(name).csv") == "\(head)\r\n\(row)\r\n")
      let json = try #require(site.text("site/atyrau/data/\(name).json"))
      let pairs = zip(head.split(separator: ","), row.split(separator: ","))
      for (column, value) in pairs {
        #expect(
          json.contains("\"\(column)\":\"\(value)\"") || json.contains("\"\(column)\":\(value)"),
          "\(column)")
      }
      let keys = json.matches(of: /"([a-z_]+)":/).map { String($0.1) }
      #expect(keys == head.split(separator: ",").map(String.init))
    }
  }

  @Test("Writes the data of a chosen city and leaves the country's as they are")
  func writesChosenCity() {
    let site = TestSite(Self.tables)
    site.build()
    let before = site.published()
    site.write(
      """
      -- content/cities/inder/statistics.csv --
      month,queue_total,queue_benefit,places_total,places_free,referrals_issued
      2026-09,44,0,200,5,7
      """)
    #expect(site.build("--city", "inder").code == 0)
    let changed = TestSite.difference(before, site.published())
    #expect(changed.contains("inder/data/statistics.csv"))
    #expect(changed.allSatisfy { $0.hasPrefix("inder/") }, "\(changed)")
  }

  @Test("Takes the files of a table away with the table")
  func removesFiles() {
    let site = TestSite(Self.tables)
    site.build()
    site.write("-- content/cities/inder/statistics.csv --\n(deleted)\n")
    #expect(site.build().code == 0)
    #expect(site.text("site/inder/data/statistics.csv") == nil)
    #expect(site.text("site/inder/data/datapackage.json") == nil)
    #expect(site.text("site/data/statistics.csv")?.contains("inder") == false)
  }

  @Test(
    "Tells which tables a file is made of",
    arguments: [
      ("/data/statistics.csv", ["atyrau/statistics.csv", "inder/statistics.csv"]),
      ("/data/kindergartens.json", ["atyrau/kindergartens.csv"]),
      ("/inder/data/datapackage.json", ["inder/statistics.csv"]),
    ])
  func explains(address: String, tables: [String]) {
    let run = TestSite(Self.tables).run(["explain", address, "--now", "2026-11-20"])
    #expect(run.code == 0)
    let named = run.output.split(separator: "\n").filter { $0.contains("content/cities/") }
      .compactMap { $0.split(separator: " ").last?.replacing("content/cities/", with: "") }
    #expect(named.map { String($0) } == tables)
  }

  @Test("Refuses a licence without an address, and a key it does not know")
  func checksLicense() {
    let site = TestSite(
      """
      -- content/site.yaml (edit) --
      +data_license: {name: CC0-1.0, title: CC0, url: https://terms.example/}
      """)
    let run = site.build()
    #expect(run.code == 1)
    #expect(run.error.contains("unknown-key"))
    #expect(run.error.contains("missing-key"))
  }
}
