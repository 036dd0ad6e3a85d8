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
  private static let changed = ContentFlaw.changed(folder: "content/cities/atyrau")

  @Test("Count what is shown on a day as the rows themselves do")
  func countsRows() throws {
    let site = TestSite(DatedRowTests.dated)
    let cities = try site.reading().content.cities
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
    let (first, inputs) = try site.reading()
    let (second, again) = try site.reading(knowing: Self.known(first, inputs))
    // What was not read is noted all the same, for the build after this one.
    #expect(Set(again.map(\.path)) == Set(inputs.map(\.path)))
    site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
    for (old, new) in zip(first.cities, second.cities) {
      #expect(old.outline == new.outline)
      #expect(second.flaws.first == nil)
      guard old.slug != "atyrau" else { continue }
      #expect(old.data.kindergartens.map(\.id) == new.data.kindergartens.map(\.id))
      #expect(old.data.bulletins.map(\.vacancies) == new.data.bulletins.map(\.vacancies))
    }
    // Until now nobody has read what was changed since.
    _ = second.cities.map(\.data)
    #expect(second.flaws.first == Self.changed)
  }

  @Test("Have as many rows as were told when they turn out to be others, and this is noted")
  func notesChange() throws {
    let site = TestSite(DatedRowTests.dated)
    let (first, inputs) = try site.reading()
    for archive in [
      "-- \(Self.table) --\ndate,kindergarten_id\n", "-- \(Self.table) --\n(deleted)\n",
      DatedRowTests.dated.replacing("7777", with: "7778"),
    ] {
      site.write(DatedRowTests.dated)
      let second = try site.reading(knowing: Self.known(first, inputs)).content
      site.write(archive)
      let place = try #require(second.city("atyrau"))
      let city = second.cities[place]
      #expect(second.flaws.first == nil)
      #expect(city.data.bulletins.map(\.day) == city.outline.bulletins.map(\.day))
      #expect(second.flaws.first == Self.changed)
      #expect(city.data.kindergartens.map(\.id) == ["", "", ""])
      #expect(city.data.statistics.map(\.month) == city.outline.months)
      #expect(city.data.reviews.map(\.day) == city.outline.reviews)
    }
  }

  @Test("End no page that asks for them when they have changed, whichever it is")
  func survivesChange() throws {
    let site = TestSite(DatedRowTests.dated)
    let (content, inputs) = try site.reading()
    let known = Self.known(content, inputs)
    let (theme, moment) = (try Theme.load(folder: TestSite.templates).theme, site.moment)
    let first = Site(content: content, theme: theme, moment: moment)
    var ends = 0
    for route in first.routes {
      site.write(DatedRowTests.dated)
      let content = try site.reading(knowing: known).content
      site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
      let second = Site(content: content, theme: theme, moment: moment)
      let (old, new) = (try first.render(route), try second.render(route))
      #expect(content.flaws.first == Self.changed || old == new)
      if content.flaws.first != nil { ends += 1 }
    }
    // Of those that ask for no row there are many: of guides, of the queue, of the cabinet.
    #expect(ends > 10 && ends < first.routes.count / 2)
  }

  @Test(
    "Are read where a file of theirs, or what says how to read it, is not as it was",
    arguments: [
      "content/cities/atyrau/vacancies.csv", "content/cities/atyrau/kindergartens.csv",
      "content/site.yaml",
    ])
  func readsWhatMoved(path: String) throws {
    let site = TestSite(DatedRowTests.dated)
    let (first, inputs) = try site.reading()
    let known = Self.known(first, inputs.filter { $0.path != "\(site.folder)/\(path)" })
    let second = try site.reading(knowing: known).content
    site.write("-- \(Self.table) --\ndate,kindergarten_id\n")
    let place = try #require(second.city("atyrau"))
    #expect(second.cities[place].data.bulletins.count == first.cities[place].data.bulletins.count)
    #expect(second.flaws.first == nil)
  }

  @Test("Are read when one of them has gone since it was looked at")
  func readsWhatIsLeft() throws {
    let site = TestSite(DatedRowTests.dated)
    let (first, inputs) = try site.reading()
    site.write("-- \(Self.table) --\n(deleted)\n")
    let second = try site.reading(knowing: Self.known(first, inputs)).content
    let place = try #require(second.city("atyrau"))
    #expect(second.cities[place].outline.bulletins.isEmpty)
    #expect(second.flaws.first == nil)
  }

  /// Something for a build to do.
  private static let edit =
    "-- content/guides/admission/ru.md --\n---\ntitle: Новый\nsummary: Текст.\n---\nТекст.\n"

  /// Looks at a site that was built and edited since, as a build does that begins.
  private func look(_ site: TestSite) throws -> (source: SiteSource, options: Builder.Options) {
    var source = site.source
    let reading = Reading(source)
    var options = Builder.Options(output: "\(site.folder)/site", sources: [], reading: reading)
    guard case .moved(let known) = StandingOutput.look(options, reading, source) else {
      throw CancellationError()
    }
    options.state = known.state
    (source.known, source.log) = (known.site, reading.log)
    return (source, options)
  }

  private func expectWhole(_ site: TestSite) {
    #expect(site.build().code == 0)
    site.build("--clean", output: "clean")
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  @Test("Stop a build that asks for them when they have changed under it; the next one is whole")
  func stopsBuild() throws {
    let site = TestSite(DatedRowTests.dated + "\n-- templates/assets/README.md --\nA.\n")
    let template = "templates/kindergarten.mustache"
    #expect(site.build().code == 0)
    site.write(bytes: site.bytes(template) + Array("<p>new</p>\n".utf8), template)
    let (source, options) = try look(site)
    let loaded = try #require(try source.load().site)
    // Of the first page that the build renders nothing will be left.
    let id = try Self.withoutFirstKindergarten(site)
    let failure = #expect(throws: BuildError.self) { try Builder(loaded, options).build() }
    guard case .failed(let message) = failure else {
      Issue.record("the build ended with \(String(describing: failure))")
      return
    }
    #expect(
      message.text()
        == "the tables in content/cities/atyrau changed while the build read them: build again")
    #expect(site.text("site/atyrau/kk/kindergartens/\(id)/index.html") != nil)
    expectWhole(site)
    #expect(site.text("site/atyrau/kk/kindergartens/\(id)/index.html") == nil)
  }

  /// Takes the first kindergarten away, with what other tables say of it.
  private static func withoutFirstKindergarten(_ site: TestSite) throws -> String {
    let folder = "content/cities/atyrau"
    let lines = String(decoding: site.bytes("\(folder)/kindergartens.csv"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.dropFirst().first?.split(separator: ",").first)
    for table in ["kindergartens", "vacancies", "reviews"] {
      let rows = String(decoding: site.bytes("\(folder)/\(table).csv"), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let kept = rows.filter { !$0.split(separator: ",").contains(first) }
      site.write(bytes: Array(kept.joined(separator: "\n").utf8), "\(folder)/\(table).csv")
    }
    return String(first)
  }

  @Test("Are read with all others when a link asks for them and they have changed")
  func readsAgain() throws {
    let site = TestSite(DatedRowTests.dated)
    #expect(site.build().code == 0)
    site.write(Self.edit)
    let (source, options) = try look(site)
    site.write(
      """
      -- content/cities/atyrau/guides/own/ru.md --
      ---
      title: Свой
      ---
      [Сад](../../kindergartens/a-1/)
      """)
    site.transform {
      Array(String(decoding: $0, as: UTF8.self).replacing("7777", with: "7778").utf8)
    }
    let loaded = try source.load()
    #expect(loaded.report.isEmpty)
    #expect(loaded.site?.content.flaws.first == nil)
    _ = try Builder(try #require(loaded.site), options).build()
    expectWhole(site)
  }

  @Test(
    "Let templates be looked at again that are saved while a build begins",
    arguments: ["templates/guide.mustache", "templates/strings/ru.yaml", "content/site.yaml"])
  func seesTemplates(path: String) throws {
    let site = TestSite(DatedRowTests.dated + "\n-- templates/assets/README.md --\nA.\n")
    #expect(site.build().code == 0)
    site.write(Self.edit)
    let (source, options) = try look(site)
    let old = String(decoding: site.bytes(path), as: UTF8.self)
    let new =
      path.hasSuffix("mustache") ? old + "<!-- -->\n<p>new</p>\n" : old.replacing("а", with: "a")
    #expect(new != old)
    site.write(bytes: Array(new.utf8), path)
    let loaded = try source.load()
    _ = try Builder(try #require(loaded.site), options).build()
    expectWhole(site)
  }

  private static func known(_ content: SiteContent, _ inputs: [Input]) -> KnownContent {
    KnownContent(
      inputs: inputs,
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
  /// Reads the content alone, and gives it with what was noted of it.
  fileprivate func reading(knowing known: KnownContent? = nil) throws -> (
    content: SiteContent, inputs: [Input]
  ) {
    let log = InputLog()
    let loader = ContentLoader(folder: "\(folder)/content", log: log, known: known)
    return (try #require(try loader.load().content), log.inputs)
  }

  /// Where the site comes from, at the moment of `build`.
  fileprivate var source: SiteSource {
    let own = "\(folder)/templates"
    let templates = FileStatus(own) == nil ? Self.templates : own
    return SiteSource(content: "\(folder)/content", templates: templates) { [moment] _ in moment }
  }

  /// The moment of `build`.
  fileprivate var moment: Moment {
    Moment("2026-11-20", in: .kazakhstan) ?? Moment(seconds: 0)
  }
}
