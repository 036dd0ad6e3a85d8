import Testing

/// What `onir new` asks and writes.
@Suite("New files") struct NewTests {
  static let tables = """
    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
    a-1,Балапан,Балапан,state,kk;ru,4,100,90
    a-2,Айгөлек,Айгөлек,private,kk,2,40,40

    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-01,a-1,3-4,general,kk,5
    2026-11-18,a-1,3-4,general,kk,2
    2026-11-18,a-2,4-5,general,kk,1
    """

  @Test("Writes every kind of file from options alone, and check finds nothing wrong")
  func writesFromOptions() {
    let site = TestSite(Self.tables)
    let guide = site.new(
      "guide", ["--title-kk", "Ашық есік күні", "--title-ru", "День открытых дверей"])
    #expect(guide.code == 0, "\(guide.error)")
    #expect(
      guide.output == """
        content/guides/den-otkrytykh-dverei/kk.md
        content/guides/den-otkrytykh-dverei/ru.md

        """)
    #expect(
      site.text("content/guides/den-otkrytykh-dverei/kk.md") == """
        ---
        title: "Ашық есік күні"
        updated: 2026-11-20
        draft: true
        ---

        <!-- Мәтінді осында жазыңыз. Тақырыптар ## белгісінен басталады. -->

        """)
    let city = site.new(
      "city",
      [
        "--region", "atyrau", "--name-kk", "Мақат", "--name-ru", "Макат", "--kato", "235200000",
      ])
    #expect(city.output == "content/regions.csv\ncontent/cities/makat/city.yaml\n")
    let rows = site.text("content/regions.csv")?.split(separator: "\n").map(String.init) ?? []
    #expect(rows[4] == "atyrau,makat,235200000,Мақат,Макат", "after its region's last row")
    let bulletin = site.new("bulletin", ["--city", "atyrau", "--date", "20.11.2026"])
    #expect(bulletin.output == "content/cities/atyrau/vacancies.csv\n")
    #expect(
      site.text("content/cities/atyrau/vacancies.csv")?.hasSuffix(
        "2026-11-20,a-1,3-4,general,kk,2\n2026-11-20,a-2,4-5,general,kk,1\n") == true)
    let override = site.new("override", ["--region", "atyrau", "--guide", "queue"])
    #expect(override.output.contains("content/regions/atyrau/guides/queue/kk.md\n"))
    let nearer = site.new(
      "override", ["--city", "inder", "--guide", "queue", "--language", "ru"])
    #expect(nearer.output == "content/cities/inder/guides/queue/ru.md\n")
    let check = site.run("check", "--strict", "--now", "2026-11-20")
    #expect(check.code == 0 && check.output.isEmpty, "\(check.output)")
  }

  @Test("Never overwrites: the second time nothing changes and the exit code is 2")
  func neverOverwrites() {
    let site = TestSite(Self.tables)
    let runs: [(String, [String])] = [
      ("guide", ["--title-kk", "А", "--title-ru", "Б"]),
      (
        "city",
        ["--region", "atyrau", "--name-kk", "А", "--name-ru", "Б", "--kato", "235200000"]
      ),
      ("bulletin", ["--city", "atyrau"]),
      ("override", ["--city", "atyrau", "--guide", "queue"]),
    ]
    for (what, words) in runs {
      #expect(site.new(what, words).code == 0, "\(what)")
      let before = site.contents
      let again = site.new(what, words)
      #expect(again.code == 2, "\(what): \(again.error)")
      #expect(site.contents == before)
    }
  }

  @Test(
    "Asks at a terminal, says at once what is wrong, and takes what it offers for an empty answer")
  func asks() {
    let site = TestSite(Self.tables)
    let run = site.new(
      "guide", [],
      answers: [
        "atirau", "inder", "", "Кезек {{city.nam}}", "Кезек", "", "Очередь", "Кратко: сюда",
        "Bad Name", "",
      ])
    #expect(run.code == 0)
    #expect(
      run.error == """
        City or region it is for (empty: every city):   there is no city or region called “atirau”: \
        did you mean atyrau?
        City or region it is for (empty: every city): Title in Kazakh:   this needs an answer
        Title in Kazakh:   no hole is called city.nam: did you mean city.name?
        Title in Kazakh: One sentence about it in Kazakh (may be empty): Title in Russian: \
        One sentence about it in Russian (may be empty): Name in addresses [ochered]:   \
        small Latin letters, digits and -, at most 64 of them: did you mean bad-name?
        Name in addresses [ochered]: next: write the text, take the line draft: true away, and \
        look at it with onir serve

        """)
    #expect(
      site.text("content/cities/inder/guides/ochered/ru.md")?.contains(
        "summary: \"Кратко: сюда\"\n") == true)
    #expect(site.run("check").code == 0)
  }

  @Test(
    "Asks in the person's language", arguments: [("ru", "Регион: "), ("kk", "Өңір: ")])
  func asksInLanguage(language: String, question: String) {
    let run = TestSite().new("city", [], answers: [], language: language)
    #expect(run.error.hasPrefix(question), "\(run.error)")
    #expect(run.code == 2)
  }

  @Test("Names the option that is missing where nobody can be asked, and writes nothing")
  func namesMissing() {
    let site = TestSite(Self.tables)
    let before = site.contents
    for (what, option) in [
      ("guide", "--title-kk"), ("city", "--region"), ("bulletin", "--city"),
      ("override", "--city or --region"),
    ] {
      let run = site.new(what, [])
      #expect(run.code == 2)
      #expect(
        run.error
          == "onir: \(option) is missing: nobody can be asked, as this is no terminal\n")
    }
    #expect(site.contents == before)
  }

  @Test("Takes back what would be wrong, and leaves every file as it was")
  func takesBack() {
    let site = TestSite(
      Self.tables + """


        -- content/cities/atyrau/vacancies.csv (edit) --
        +2026-11-19,a-9,3-4,general,kk,1
        """)
    let before = site.contents
    let row = site.new("bulletin", ["--city", "atyrau"])
    #expect(row.code == 1 && row.error.contains("[unknown-kindergarten]"), "\(row.error)")
    #expect(site.contents == before)
    let phone = site.new(
      "city",
      [
        "--region", "atyrau", "--name-kk", "А", "--name-ru", "Б", "--kato", "235200000",
        "--phone", "1",
      ])
    #expect(phone.code == 2, "the table has no such column")
    #expect(site.contents == before)
  }

  @Test(
    "Writes titles of any signs as they were typed",
    arguments: [
      "Сұрақ: «неге?» \"иә\"", "- тізім", "a \\ b \\n", "# жоқ", "'x'", "{жақша}", "%x @y *z &w",
      "true", "2026-11-20", "---", "{{city.name}} қаласы",
    ])
  func writesTitles(title: String) throws {
    let site = TestSite()
    let run = site.new("guide", ["--slug", "x", "--title-kk", title, "--title-ru", title])
    #expect(run.code == 0, "\(run.error)")
    let file = "content/guides/x/kk.md"
    let text = try #require(site.text(file))
    site.write(bytes: Array(text.replacing("draft: true\n", with: "").utf8), file)
    #expect(site.build().code == 0)
    let shown = title.replacing("{{city.name}}", with: "Атырау").replacing("&", with: "&amp;")
      .replacing("\"иә\"", with: "«иә»").replacing("\"", with: "&quot;")
    let page = try #require(site.page("site/atyrau/kk/guides/x/index.html"))
    #expect(page.has("<h1>\(shown)</h1>") || page.has(">\(shown)</h1>"), "\(title)")
  }

  @Test("Refuses what no title can hold", arguments: ["", " ", "a\u{7}b", "a\nb"])
  func refusesTitles(title: String) {
    let site = TestSite()
    let before = site.contents
    let run = site.new("guide", ["--slug", "x", "--title-ru", "Б", "--title-kk=\(title)"])
    #expect(run.code == 2)
    #expect(site.contents == before)
  }

  @Test("Keeps every other byte of a table: its mark, line ends, separator, quotes and order")
  func keepsTables() {
    let site = TestSite(Self.tables)
    let table = "content/cities/atyrau/vacancies.csv"
    let old =
      "\u{FEFF}date;kindergarten_id;age_group;group_type;language;places\r\n"
      + "2026-11-18;\"a-1\";3-4;general;kk;2\r\n2026-11-01;a-1;3-4;general;kk;5"
    site.write(bytes: Array(old.utf8), table)
    #expect(site.new("bulletin", ["--city", "atyrau"]).code == 0)
    let row = "2026-11-20;a-1;3-4;general;kk;2\r\n"
    #expect(site.text(table) == old.replacing("places\r\n", with: "places\r\n" + row))
    #expect(site.new("bulletin", ["--city", "atyrau", "--date", "2026-10-30"]).code == 0)
    #expect(
      site.text(table)?.hasSuffix(
        "2026-11-01;a-1;3-4;general;kk;5\r\n2026-10-30;a-1;3-4;general;kk;5\r\n")
        == true)
  }

  @Test("Goes on in a table with a title and headers in Russian")
  func keepsRussianTables() {
    let site = TestSite(Self.tables)
    let table = "content/cities/atyrau/vacancies.csv"
    let old = """
      Свободные места, Атырау

      Дата;Код детского сада;Возраст;Вид группы;Язык обучения;Свободных мест
      01.11.2026;a-1;3-4;общая;казахский;5

      """
    site.write(bytes: Array(old.utf8), table)
    #expect(site.new("bulletin", ["--city", "atyrau"]).code == 0)
    #expect(site.text(table) == old + "20.11.2026;a-1;3-4;общая;казахский;5\n")
  }

  @Test("Leaves a workbook alone and says so")
  func leavesWorkbooks() {
    let site = TestSite(
      Self.tables + """


        -- content/cities/atyrau/vacancies.csv --
        (deleted)

        -- content/cities/atyrau/vacancies.xlsx --
        x
        """)
    let run = site.new("bulletin", ["--city", "atyrau"])
    #expect(run.code == 2 && run.error.contains("vacancies.xlsx is a workbook"), "\(run.error)")
  }
}
