import Testing

/// What `--city` and `--region` load and speak of, and in which forms files are read.
@Suite("Selection and forms of files") struct SelectionTests {
  /// An edit, and how checks of one city, of its region and of all end.
  static let edits: [(archive: String, city: Int32, region: Int32, all: Int32)] = [
    ("-- content/cities/pavlodar/city.yaml --\nx: 1\n", 0, 0, 1),
    ("-- content/cities/inder/city.yaml --\nx: 1\n", 0, 1, 1),
    ("-- content/cities/atyrau/city.yaml --\nx: 1\n", 1, 1, 1),
    ("-- content/regions/pavlodar/region.yaml --\nx: 1\n", 0, 0, 1),
    ("-- content/regions/atyrau/region.yaml --\nx: 1\n", 1, 1, 1),
    ("-- content/site.yaml (edit) --\n+x: 1\n", 1, 1, 1),
    ("-- content/guides/queue/kk.md --\nno title\n", 1, 1, 1),
    ("-- content/cities/nowhere/city.yaml --\nx: 1\n", 0, 0, 1),
    ("-- content/regions/nowhere/region.yaml --\nx: 1\n", 0, 0, 1),
    ("-- content/cities/pavlodar (link) --\natyrau\n", 0, 0, 1),
    ("-- content/regions.csv (edit) --\n+pavlodar,Ertis,1,,\n", 0, 0, 1),
    ("-- content/regions.csv (edit) --\n+pavlodar,ertis\n", 0, 0, 1),
    ("-- content/regions.csv (edit) --\n+aqmola,,1,,\n", 0, 0, 1),
    ("-- content/regions.csv (edit) --\n+atyrau,makat,1,Мақат,Макат\n", 0, 1, 1),
    ("-- content/regions.csv (edit) --\n+atyrau,,1,Атырау,Атырау\n", 1, 1, 1),
    ("-- content/regions.csv (edit) --\n+atyrau,atyrau,1,Атырау,Атырау\n", 1, 1, 1),
    (
      "-- content/guides/queue/kk.md --\n---\ntitle: A\n---\n{{values.V}}\n\n"
        + "-- content/regions/atyrau/region.yaml --\nvalues: {V: a}\n", 0, 0, 1
    ),
  ]

  @Test("Stops for what the chosen places inherit, and for nothing else", arguments: edits.indices)
  func stopsForInherited(index: Int) {
    let edit = Self.edits[index]
    let site = TestSite(edit.archive)
    let runs = [["--city", "atyrau"], ["--region", "atyrau"], []].map { words in
      site.run(["check", "--now", "2026-11-20"] + words)
    }
    #expect(runs.map(\.code) == [edit.city, edit.region, edit.all], "\(edit.archive)")
    for run in runs where run.code == 0 { #expect(run.output.isEmpty, "\(edit.archive)") }
  }

  @Test("Builds the chosen city alone, the same bytes as with all")
  func buildsChosen() {
    let site = TestSite()
    site.build()
    let all = site.published().filter { $0.key.hasPrefix("inder/") }
    site.build("--city", "inder", output: "one")
    let one = site.published("one")
    #expect(TestSite.difference(all, one.filter { $0.key.hasPrefix("inder/") }) == [])
    #expect(!one.keys.contains { $0.hasPrefix("atyrau/") || $0.hasPrefix("pavlodar/") })
  }

  @Test("Reads CRLF and a byte order mark as if they were not there", arguments: [false, true])
  func readsForms(hasMark: Bool) {
    let site = TestSite(Self.everything)
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    let plain = site.published()
    site.transform { bytes in
      (hasMark ? [0xEF, 0xBB, 0xBF] : []) + bytes.flatMap { $0 == 10 ? [13, 10] : [$0] }
    }
    let again = site.build(output: "again")
    #expect(again.code == 0, "\(again.error)")
    #expect(again.error == run.error)
    #expect(TestSite.difference(plain, site.published("again")) == [])
  }

  @Test("Finds the same place of a fault after CRLF and a byte order mark")
  func findsSamePlaces() {
    let site = TestSite(
      """
      -- content/cities/atyrau/city.yaml --
      codes: app
      menu: [home, nothing]

      -- content/guides/queue/kk.md --
      ---
      title: Кезек
      order: x
      ---
      Қала {{city.nam}}.
      """)
    let plain = site.run("check", "--format", "json").output
    site.transform { [0xEF, 0xBB, 0xBF] + $0.flatMap { $0 == 10 ? [13, 10] : [$0] } }
    #expect(site.run("check", "--format", "json").output == plain)
  }

  /// A site with every kind of file.
  static let everything = """
    -- content/calendar.csv --
    date,kind,name_kk,name_ru
    2026-12-16,H,Тәуелсіздік күні,День Независимости

    -- content/regions/atyrau/region.yaml --
    values: {FEE: {kk: тегін, ru: бесплатно}}

    -- content/cities/atyrau/city.yaml --
    support:
      phone: "+7 700 000-00-04"
      hours: "09:00–18:00"

    -- content/cities/atyrau/guides/papers/kk.md --
    ---
    title: Құжаттар
    aliases: [forms]
    ---
    ## Тізім

    - {{values.FEE}}
    - [кезек](../queue/)

    ```table Кесте
    Құжат,Қайда
    Анықтама,ХҚКО
    ```

    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
    a-1,"Балапан, №1",Балапан,Абай 1,Абая 1,+7 700 000-00-05,state,kk;ru,4,100,90,47.1,51.9
    a-2,Еркемай,Еркемай,,,,private,kk,2,50,50,,

    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-20,a-1,3-4,general,kk,3
    2026-11-19,a-2,2-3,mixed,ru,1

    -- content/cities/atyrau/statistics.csv --
    month,queue_total,queue_benefit,places_total,places_free,referrals_issued
    2026-11,1200,100,500,20,30

    -- content/cities/atyrau/reviews.csv --
    date,language,kindergarten_id,rating,text,status
    2026-11-20,kk,a-1,5,Рақмет,published
    """
}
