import Codes
import Dates
import Diagnostics
import Files
import Languages
import TestSupport
import Testing

@testable import Build
@testable import Content
@testable import Portal

/// Tables that an earlier build has read, and that stay unread until a page asks for them.
@Suite("Unread tables") struct UnreadTablesTests {
  private static let table = "content/cities/atyrau/vacancies.csv"

  @Test("Count what is shown on a day as the rows themselves do")
  func countsRows() throws {
    let site = TestSite(DatedRowTests.dated)
    let cities = try #require(site.content().content).cities
    for city in cities {
      for text in ["", "2026-10-31", "2026-11-10", "2026-11-30", "2026-12-01", "2199-12-31"] {
        let day = Day(text)
        let (counts, rows) = (city.outline.counts(on: day), city.data.shown(on: day))
        #expect(counts.kindergartens == rows.kindergartens.count)
        #expect(counts.bulletins == rows.bulletins.count)
        #expect(counts.hasVacancies == rows.bulletins.contains { !$0.vacancies.isEmpty })
        #expect(counts.months == rows.statistics.count)
        #expect(counts.reviews == rows.reviews.count { $0.status == .published })
      }
    }
    #expect(cities.contains { $0.outline.counts(on: nil).reviews > 0 })
  }

  @Test("Are told in the state as they are, and a damaged line is none")
  func keepsOutlines() {
    var chance = SplitMix(seed: 17)
    for _ in 0..<300 {
      let outline = Self.outline(&chance)
      var writer = StateWriter()
      writer.add(outline)
      writer.end(rest: "atyrau")
      var reader = StateReader(writer.bytes[...])
      #expect(reader.outline() == outline)
      #expect(reader.rest() == "atyrau")
      for count in 0..<writer.bytes.count - "atyrau\n".utf8.count - 1 {
        var short = StateReader(writer.bytes[..<count])
        #expect(short.outline() == nil)
      }
      var other = writer.bytes
      other[Int.random(in: 0..<other.count, using: &chance)] = UInt8.random(
        in: 0...255, using: &chance)
      var damaged = StateReader(other[...])
      _ = damaged.outline()
    }
  }

  @Test("Stay unread until a row is asked for, and are what they were then")
  func staysUnread() throws {
    let site = TestSite(DatedRowTests.dated)
    let log = InputLog()
    let first = try #require(site.content(log: log).content)
    let known = Self.known(first, log.inputs)
    let again = InputLog()
    let second = try #require(site.content(log: again, known: known).content)
    // What was not read is noted all the same, for the build after this one.
    #expect(Set(again.inputs.map(\.path)) == Set(log.inputs.map(\.path)))
    site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
    for (old, new) in zip(first.cities, second.cities) {
      #expect(old.outline == new.outline)
      #expect(!second.hasChanged)
      guard old.slug != "atyrau" else { continue }
      #expect(old.data.kindergartens.map(\.id) == new.data.kindergartens.map(\.id))
      #expect(old.data.bulletins.map(\.vacancies) == new.data.bulletins.map(\.vacancies))
    }
  }

  @Test("Have as many rows as were told when they turn out to be others, and this is noted")
  func notesChange() throws {
    let site = TestSite(DatedRowTests.dated)
    let log = InputLog()
    let first = try #require(site.content(log: log).content)
    for archive in [
      "-- \(Self.table) --\ndate,kindergarten_id\n", "-- \(Self.table) --\n(deleted)\n",
      DatedRowTests.dated.replacing("7777", with: "7778"),
    ] {
      site.write(DatedRowTests.dated)
      let known = Self.known(first, log.inputs)
      let second = try #require(site.content(known: known).content)
      site.write(archive)
      let place = try #require(second.city("atyrau"))
      let city = second.cities[place]
      #expect(!second.hasChanged)
      #expect(city.data.bulletins.map(\.day) == city.outline.bulletins.map(\.day))
      #expect(second.hasChanged)
      #expect(city.data.kindergartens.map(\.id) == ["", "", ""])
      #expect(city.data.statistics.map(\.month) == city.outline.months)
      #expect(city.data.reviews.map(\.day) == city.outline.reviews)
    }
  }

  @Test("End no page that asks for them when they have changed, whichever it is")
  func survivesChange() throws {
    let site = TestSite(DatedRowTests.dated)
    let log = InputLog()
    let content = try #require(site.content(log: log).content)
    let known = Self.known(content, log.inputs)
    let (theme, moment) = (try Theme.load(folder: TestSite.templates).theme, site.moment)
    let first = Site(content: content, theme: theme, moment: moment)
    for route in first.routes {
      site.write(DatedRowTests.dated)
      let content = try #require(site.content(known: known).content)
      site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
      let second = Site(content: content, theme: theme, moment: moment)
      let (old, new) = (try first.render(route), try second.render(route))
      #expect(content.hasChanged || old == new)
    }
  }

  @Test(
    "Are read where a file of theirs, their folder, or what says how to read them is not as it was",
    arguments: [
      "content/cities/atyrau/vacancies.csv", "content/cities/atyrau/kindergartens.csv",
      "content/cities/atyrau", "content/site.yaml",
    ])
  func readsWhatMoved(path: String) throws {
    let site = TestSite(DatedRowTests.dated)
    let log = InputLog()
    let first = try #require(site.content(log: log).content)
    let known = Self.known(first, log.inputs.filter { $0.path != "\(site.folder)/\(path)" })
    let second = try #require(site.content(known: known).content)
    site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
    let place = try #require(second.city("atyrau"))
    #expect(second.cities[place].data.bulletins.count == first.cities[place].data.bulletins.count)
    #expect(!second.hasChanged)
  }

  @Test("Stop a build that asks for them when they have changed under it; the next one is whole")
  func stopsBuild() throws {
    let site = TestSite(DatedRowTests.dated)
    #expect(site.build().code == 0)
    // Another look at all pages, which makes every city's tables be asked for.
    site.write(
      "-- content/guides/admission/ru.md --\n---\ntitle: Новый\nsummary: Текст.\n---\nТекст.\n")
    var source = site.source()
    var options = Builder.Options(output: "\(site.folder)/site", sources: [], isClean: false)
    let reading = Reading(options: [source.content, source.templates])
    guard case .moved(let known) = StandingOutput.look(options, reading, source) else {
      Issue.record("the build would do nothing")
      return
    }
    source.known = known.site
    let loaded = try #require(try source.load().site)
    site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
    options.isClean = true
    let failure = #expect(throws: BuildError.self) { try Builder(loaded, options).build() }
    guard case .failed(let message) = failure else {
      Issue.record("the build ended with \(String(describing: failure))")
      return
    }
    #expect(message.text() == "the content changed while the build read it: build again")
    site.write(DatedRowTests.dated)
    #expect(site.build().code == 0)
    site.build("--clean", output: "clean")
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  private static func known(_ content: SiteContent, _ inputs: [Input]) -> KnownContent {
    KnownContent(
      inputs: inputs, moved: [],
      outlines: Dictionary(uniqueKeysWithValues: content.cities.map { ($0.slug, $0.outline) }))
  }

  private static func outline(_ chance: inout SplitMix) -> TablesOutline {
    func some<Element>(_ element: (inout SplitMix) -> Element?) -> [Element] {
      (0..<Int.random(in: 0...4, using: &chance)).compactMap { _ in element(&chance) }
    }
    func day(_ chance: inout SplitMix) -> Day? {
      Day(number: Int.random(in: -20_000...60_000, using: &chance))
    }
    func file() -> Fingerprint? {
      Bool.random(using: &chance) ? Fingerprint(high: chance.next(), low: chance.next()) : nil
    }
    var outline = TablesOutline()
    outline.kindergartens = Int.random(in: 0...1000, using: &chance)
    outline.bulletins = some { chance in
      day(&chance).map { TablesOutline.Issue(day: $0, hasVacancies: Bool.random(using: &chance)) }
    }
    outline.months = some { chance in day(&chance)?.monthOfYear }
    outline.reviews = some { chance in day(&chance) }
    outline.files.kindergartens = file()
    outline.files.vacancies = file()
    outline.files.statistics = file()
    outline.files.reviews = file()
    return outline
  }
}

extension TestSite {
  /// Reads the content alone.
  fileprivate func content(log: InputLog? = nil, known: KnownContent? = nil) throws -> (
    content: SiteContent?, report: Report
  ) {
    try ContentLoader(folder: "\(folder)/content", log: log, known: known).load()
  }

  /// Where the site comes from, at the moment of `build`.
  fileprivate func source() -> SiteSource {
    SiteSource(content: "\(folder)/content", templates: Self.templates) { [moment] _ in moment }
  }

  /// The moment of `build`.
  fileprivate var moment: Moment {
    Moment("2026-11-20", in: .kazakhstan) ?? Moment(seconds: 0)
  }
}
