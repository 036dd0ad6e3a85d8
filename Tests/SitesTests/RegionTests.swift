import TestSupport
import Testing

/// Regions are walls: what `check --region R --changed-since REV` lets through.
@Suite("Walls between regions") struct RegionTests {
  /// What is changed, and the files of which check says that they lie outside atyrau.
  static let edits: [(archive: String, outside: [String])] = [
    ("-- content/cities/atyrau/city.yaml --\ncodes: app\n", []),
    ("-- content/cities/inder/guides/a/kk.md --\n---\ntitle: А\n---\n", []),
    ("-- content/regions/atyrau/region.yaml --\ncodes: app\n", []),
    ("-- content/regions.csv (edit) --\n-atyrau,inder\n+atyrau,inder,233600000,Индер,Индер\n", []),
    (
      "-- content/regions.csv (edit) --\n+atyrau,makat,235200000,Мақат,Макат\n\n"
        + "-- content/cities/makat/city.yaml --\ncodes: app\n", []
    ),
    (
      "-- content/cities/pavlodar/city.yaml --\ncodes: app\n", ["content/cities/pavlodar/city.yaml"]
    ),
    ("-- content/cities/pavlodar/city.yaml --\n(deleted)\n", ["content/cities/pavlodar/city.yaml"]),
    ("-- content/regions/pavlodar/x --\nx\n", ["content/regions/pavlodar/x"]),
    ("-- content/site.yaml (edit) --\n+fallback: true\n", ["content/site.yaml"]),
    ("-- content/guides/queue/kk.md --\n---\ntitle: А\n---\n", ["content/guides/queue/kk.md"]),
    ("-- content/calendar.csv --\ndate,kind,name_kk,name_ru\n", ["content/calendar.csv"]),
    ("-- README.md --\nx\n", ["README.md"]),
    ("-- .github/workflows/x.yaml --\nx\n", [".github/workflows/x.yaml"]),
    ("-- content/cities/atyrau-2/x --\nx\n", ["content/cities/atyrau-2/x"]),
    ("-- content/cities/x --\nx\n", ["content/cities/x"]),
    (
      "-- content/regions.csv (edit) --\n-pavlodar,pavlodar\n+pavlodar,pavlodar,1,А,А\n",
      ["content/regions.csv"]
    ),
    (
      "-- content/regions.csv (edit) --\n-pavlodar,pavlodar\n+atyrau,pavlodar,551000000,А,А\n\n"
        + "-- content/cities/pavlodar/city.yaml --\ncodes: app\n",
      ["content/cities/pavlodar/city.yaml", "content/regions.csv"]
    ),
    ("-- content/regions.csv (edit) --\n+pavlodar,new,1,А,А\n", ["content/regions.csv"]),
    (
      "-- content/regions.csv (edit) --\n+atyrau,pavlodar,551000000,А,А\n\n"
        + "-- content/cities/pavlodar/city.yaml --\ncodes: app\n",
      ["content/cities/pavlodar/city.yaml", "content/regions.csv"]
    ),
    ("-- content/regions.csv (edit) --\n+atyrau, Pavlodar ,1,А,А\n", ["content/regions.csv"]),
    (
      "-- content/regions.csv (edit) --\n-atyrau,inder\n+atyrau,pavlodar,1,А,А\n",
      ["content/regions.csv"]
    ),
    (
      "-- content/regions.csv (edit) --\n-atyrau,inder\n+pavlodar,inder,233600000,Индер,Индер\n",
      ["content/regions.csv"]
    ),
    ("-- content/regions.csv --\nregion,city,kato\n", ["content/regions.csv"]),
    ("-- content/regions.csv --\n(deleted)\n", ["content/regions.csv"]),
    (
      "-- content/cities/atyrau/guides (link) --\n../pavlodar/guides\n",
      ["content/cities/atyrau/guides"]
    ),
    ("-- content/cities/inder (link) --\npavlodar\n", ["content/cities/inder"]),
    ("-- content/regions.csv (link) --\n/etc/passwd\n", ["content/regions.csv"]),
  ]

  private func repository() throws -> TestSite {
    let site = TestSite("-- content/cities/pavlodar/city.yaml --\nfeatures: {clock: true}\n")
    try site.commit()
    return site
  }

  private func outside(_ site: TestSite, _ revision: String = "HEAD") -> (
    code: Int32, files: [String], text: String
  ) {
    let run = site.run("check", "--region", "atyrau", "--changed-since", revision)
    let files = run.output.split(separator: "\n").filter { $0.hasSuffix("[outside-region]") }
      .map { String($0.prefix { $0 != ":" }) }
    return (run.code, files, run.output + run.error)
  }

  @Test("Holds the walls in a table whose header is Russian too")
  func readsRussianHeaders() throws {
    let site = try repository()
    let table = "content/regions.csv"
    let text = try #require(site.text(table))
    site.write(
      bytes: Array(
        text.replacing(
          "region,city,kato,name_kk,name_ru",
          with: "Код области,Код города,КАТО,Название (каз.),Название (рус.)"
        ).utf8), table)
    try site.commit()
    let known = try #require(site.text(table))
    let row = try #require(known.split(separator: "\n").first { $0.hasPrefix("pavlodar,pavlodar") })
    site.write(bytes: Array(known.replacing(row, with: "atyrau,pavlodar,1,А,А").utf8), table)
    site.write("-- content/cities/pavlodar/city.yaml --\ncodes: app\n")
    #expect(outside(site).files == ["content/cities/pavlodar/city.yaml", table])
  }

  enum State: CaseIterable { case saved, staged, committed }

  @Test("Lets a region change its own, and nothing else", arguments: edits.indices)
  func letsThrough(index: Int) throws {
    let edit = Self.edits[index]
    let all = State.allCases
    for state in rounds(1) > 1 ? all : [all[index % all.count]] {
      let site = try repository()
      let first = try site.git("rev-parse", "HEAD").split(separator: "\n")[0]
      site.write(edit.archive)
      if state != .saved { try site.git("add", "-A") }
      if state == .committed { try site.git("commit", "-q", "-m", "second") }
      let found = outside(site, String(first))
      #expect(found.files == edit.outside, "\(edit.archive) \(state): \(found.text)")
      #expect(found.code != 0 || edit.outside.isEmpty, "\(edit.archive)")
    }
  }

  @Test("Counts a file that moved out or in, and one that is staged but taken back on the disk")
  func countsMoves() throws {
    let site = try repository()
    site.write("-- content/cities/atyrau/city.yaml --\ncodes: app\n")
    try site.git("add", "-A")
    try site.git("commit", "-q", "-m", "second")
    try site.git("mv", "content/cities/atyrau/city.yaml", "content/cities/pavlodar/b.yaml")
    #expect(outside(site).files == ["content/cities/pavlodar/b.yaml"])
    try site.git("reset", "-q", "--hard")
    try site.git("mv", "content/cities/pavlodar/city.yaml", "content/cities/atyrau/b.yaml")
    #expect(outside(site).files == ["content/cities/pavlodar/city.yaml"])
    try site.git("reset", "-q", "--hard")
    site.write("-- content/cities/pavlodar/city.yaml --\ncodes: app\n")
    try site.git("add", "-A")
    site.write("-- content/cities/pavlodar/city.yaml --\nfeatures: {clock: true}\n")
    #expect(outside(site).files == ["content/cities/pavlodar/city.yaml"])
  }

  @Test("Does not take a city for its own while another region's row names it too")
  func takesNoCityInSteps() throws {
    let site = TestSite(
      "-- content/regions.csv (edit) --\n+atyrau,pavlodar,231000001,Павлодар,Павлодар\n")
    try site.commit()
    site.write("-- content/cities/pavlodar/city.yaml --\ncodes: app\n")
    #expect(outside(site).files == ["content/cities/pavlodar/city.yaml"])
  }

  @Test("Refuses an address that meets that of another region's city")
  func refusesForeignAddresses() throws {
    let site = TestSite(PlaceClaimTests.table("", pavlodar: "https://west.example/a/"))
    try site.commit()
    for portal in [
      "https://west.example/a/", "http://WEST.example:80/a", "https://west.example/a/b/",
      "https://west.example/", "https://west.example//%61/",
    ] {
      site.write(PlaceClaimTests.table(portal, pavlodar: "https://west.example/a/"))
      #expect(outside(site).files == ["content/regions.csv"], "\(portal)")
    }
    for portal in ["https://west.example/b/", "https://east.example/a/"] {
      site.write(PlaceClaimTests.table(portal, pavlodar: "https://west.example/a/"))
      #expect(outside(site).code == 0, "\(portal): \(outside(site).text)")
    }
  }

  @Test("Lets several regions and a city that is named besides change what is theirs")
  func letsSeveral() throws {
    let site = try repository()
    site.write("-- content/cities/pavlodar/city.yaml --\ncodes: app\n")
    for words in [["--region", "pavlodar"], ["--city", "pavlodar"]] {
      let run = site.run(["check", "--region", "atyrau", "--changed-since", "HEAD"] + words)
      #expect(run.code == 0, "\(words): \(run.output)")
    }
  }

  @Test("Asks for a revision that git knows", arguments: ["nothing", "HEAD..HEAD", "--all", "-x"])
  func asksForRevision(revision: String) throws {
    let site = try repository()
    let run = site.run(["check", "--region", "atyrau", "--changed-since=\(revision)"])
    #expect(run.code == 2, "\(run.error)")
  }

  @Test("Keeps messages of changed files only, with nothing said of walls for the whole portal")
  func keepsChanged() throws {
    let site = TestSite("-- content/cities/pavlodar/city.yaml --\nx: 1\n")
    try site.commit()
    site.write("-- content/cities/atyrau/city.yaml --\ny: 1\n\n-- content/cities/nowhere/x --\nx\n")
    let run = site.run("check", "--changed-since", "HEAD")
    #expect(run.output.contains("atyrau/city.yaml:1:1: error: ") && !run.output.contains("x: 1"))
    #expect(run.output.contains("content/cities/nowhere:1:1: error: "), "the folder of a new file")
    #expect(!run.output.contains("outside-region"))
  }

  @Test("Compares the repository of the content when templates lie elsewhere")
  func takesOtherTemplates() throws {
    let site = try repository()
    #expect(site.run("check", "--changed-since", "HEAD").code == 0)
    site.write("-- templates/x.mustache --\nx\n")
    #expect(outside(site).files.contains("templates/x.mustache"))
  }

  @Test("Builds a region while another one has errors, the same bytes as without them")
  func buildsBesideErrors() {
    let site = TestSite()
    site.build("--region", "atyrau")
    let sound = site.published()
    #expect(!sound.isEmpty)
    site.write(
      """
      -- content/cities/pavlodar/city.yaml --
      x: 1

      -- content/regions/pavlodar/region.yaml --
      : :

      -- content/cities/pavlodar/vacancies.csv --
      date,places
      """)
    let run = site.build("--region", "atyrau", output: "other")
    #expect(run.code == 0, "\(run.error)")
    #expect(TestSite.difference(sound, site.published("other")) == [])
    #expect(site.build(output: "all").code == 1)
    #expect(site.build("--region", "pavlodar", output: "all").code == 1)
  }
}
