import Bytes
import Codes
import Content
import Dates
import Languages
import Markdown
import Mustache
import Search

/// One city of a site, ready to render its pages: what its pages share is settled here, once.
///
/// Used by one thread at a time; a build makes one for a city, renders its pages and drops it.
public final class CityContext {
  let site: Site
  /// What was read since `forgetReads`; pages read tables, guides and the clock by the properties below.
  public private(set) var reads = Reads()
  /// The names of what an output was made of, as they were asked for last.
  var lastNames: (reads: Reads, names: String)?
  /// The place of the city in `SiteContent.cities`.
  public let index: Int
  /// The city without its tables.
  let city: City
  let content: CityParts
  /// The rows of its tables; most edits ask for none.
  private lazy var rows = ShownTables(site, site.content.cities[index])
  /// What each bulletin brought against the one before it, as far as it was asked for.
  private var changes: [Int: BulletinChange] = [:]
  /// The languages of instruction in words, as far as they were asked for: few lists are different.
  var taught: PerLanguage<[[TeachingLanguage]: String]> = PerLanguage { _ in [:] }
  /// What is said of changed rows, as far as it was asked for: few changes are different.
  var changeItems: PerLanguage<[Int: ViewObject<ChangeItem>]> = PerLanguage { _ in [:] }
  /// Counted phrases in words, as far as they were asked for: few numbers are different.
  private let phrases = PerLanguage { _ in CountedPhrases() }
  let historyPhrases = PerLanguage { _ in HistoryPhrases() }
  /// The ways to pages, as far as they were asked for; pages that follow one another mostly have the
  /// same.
  var trails: [Trail.Name: Trail] = [:]
  var lastTrail: (name: Trail.Name, trail: Trail)?
  /// What the city decides of its pages, as far as they were rendered.
  private var parts = PerLanguage { _ in OuterParts() }
  private var lastTemplate: (name: Reads.Template, template: Template)?
  private var frames: PerLanguage<Object?> = PerLanguage { _ in nil }
  let addresses: CityAddresses
  private lazy var knownLatestVacancies: [Int: [Vacancy]] = Dictionary(
    grouping: bulletins.first?.vacancies ?? [], by: \.kindergarten)
  private lazy var knownKindergartenPaths = kindergartens.map {
    String(joined: "kindergartens/\($0.id)/")
  }
  private lazy var knownMaps = kindergartens.map {
    $0.coordinates.map { ViewObject(MapLinks($0)) }
  }
  private lazy var knownCodes = kindergartens.indices.map {
    KindergartenCodes(kindergartens[$0], latestVacancies[$0] ?? [])
  }
  private lazy var knownOneNames = kindergartens.map {
    NameFolding.areAlike($0.name.kazakh, $0.name.russian)
  }
  private lazy var knownHistories = PlacesHistories(
    bulletins.prefix(Self.longestHistory), of: kindergartens.count)
  private lazy var knownDays = PerLanguage { language in
    let shown = bulletins.indices.prefix(Self.longestHistory)
    return HistoryDays(
      title: text("history_title", language),
      span: site.theme.strings.counted("history_span", shown.count, language),
      rows: shown.map { index in
        let day = bulletins[index].day
        return HistoryDay(
          day: language.words(day), date: day.iso, link: link(path(.bulletin(index)), language))
      },
      during: shown.map { language.during(bulletins[$0].day) })
  }
  private lazy var knownLatestBulletin = PerLanguage { language in
    bulletins.first.map { ViewObject(bulletinItem($0, .vacancies, language)) }
  }
  private lazy var knownLinkToQueue = PerLanguage { link(path(.queue(.terms)), $0) }
  private lazy var knownLinkToReview = PerLanguage { link(path(.cabinet(.review)), $0) }
  private lazy var knownReviews: [Int?: [Review]] = Dictionary(
    grouping: reviews, by: \.kindergarten)
  private lazy var knownMenu = PerLanguage { menuItems($0) }
  private lazy var knownOrder = PerLanguage { language in
    CatalogueOrder(kindergartens, language) { link(path(.kindergarten($0)), language) }
  }
  private lazy var knownRows = PerLanguage { language in
    CatalogueRows(kindergartens, knownOrder[language], site.theme.strings.rows, language)
  }
  private lazy var knownOptions = PerLanguage { language in
    let order = knownOrder[language]
    return order.places.map { CodeView(code: kindergartens[$0].id, label: order.names[$0]) }
  }
  /// What each hole of a guide becomes.
  private(set) lazy var holes = PerLanguage { language in
    let names = Holes.names + city.settings.values.keys.map { "values.\($0)" }
    return TextTable(
      Dictionary(
        uniqueKeysWithValues: names.map { name in
          (name, Holes.value(name, city, in: site.content, language))
        }))
  }
  private lazy var knownGuideItems = PerLanguage { makeGuideItems($0) }
  private lazy var knownData = PublishedData(
    site.content.cities[index], today: site.today)
  /// The files of open data that were written, for the one that describes them.
  let dataStamps = DataStamps()

  init(_ site: Site, _ index: Int) {
    self.site = site
    self.index = index
    let city = site.content.cities[index]
    let content = CityParts(site, city)
    self.content = content
    self.city = city.withoutTables
    addresses = CityAddresses(site.addresses, city)
  }

  /// What stands around the city's pages in a language.
  private func frame(_ language: Language) -> Object {
    if let known = frames[language] { return known }
    let frame = CityFrame(
      city: ViewObject(CityView(site, city, language, has: content.tables)),
      contact: ViewObject(ContactView(city.settings.contacts, phone: city.phone, language))
    ).object
    frames[language] = frame
    return frame
  }

  /// Renders a page with the template of its kind.
  func render<Page: PageView>(
    _ page: consuming Page, _ language: Language, into output: inout Output
  ) throws(RenderError) {
    let name = page.template
    let template = try template(name, language, Page.fields.shape)
    try template.render(
      [frame(language), ViewObject(page)], keeping: &parts[language], into: &output)
  }

  /// The template, which is mostly that of the page before.
  private func template(_ name: String, _ language: Language, _ shape: Shape)
    throws(RenderError) -> Template
  {
    let asked = Reads.Template(name: name, language: language)
    note(asked)
    if let last = lastTemplate, last.name == asked { return last.template }
    let template = try site.templates.cityTemplate(name, language, shape)
    lastTemplate = (asked, template)
    return template
  }
}

extension CityContext {
  /// What a bulletin brought; nil for the first one.
  func change(_ index: Int) -> BulletinChange? {
    guard bulletins.indices.contains(index + 1) else { return nil }
    if let known = changes[index] { return known }
    let change = BulletinChange(from: bulletins[index + 1], to: bulletins[index])
    changes[index] = change
    return change
  }

  var languages: [Language] { site.content.site.languages }

  func text(_ key: String, _ language: Language) -> String {
    site.theme.strings.text(key, language)
  }

  /// A phrase that many pages of a city need.
  func counted(_ kind: CountedPhrases.Kind, _ number: Int, _ language: Language) -> String {
    phrases[language].text(kind, number) { site.theme.strings.counted($0, number, language) }
  }

  /// The root-relative address of the city's folder.
  var prefix: String { addresses.prefix }

  /// The root-relative address of a page of this city.
  func link(_ path: String, _ language: Language) -> String { addresses.link(path, language) }
}

// MARK: What pages read

extension CityContext {
  /// The guides the city shows; of their texts, heads only: see `text(of:in:)`.
  var guides: [Guide] {
    note(.guides)
    return content.guides
  }

  /// The guides the city shows, as lists have them.
  func guideItems(_ language: Language) -> [GuideItem] {
    note(.guides)
    return knownGuideItems[language]
  }

  /// How many rows the city's tables show, of all of them.
  var counts: TablesOutline.Counts {
    note([.kindergartens, .bulletins, .statistics, .reviews])
    return content.counts
  }

  /// The catalogue, in the order of the table.
  var kindergartens: [Kindergarten] {
    note(.kindergartens)
    return rows.kindergartens
  }

  /// Where their pages are.
  var kindergartenPaths: [String] {
    note(.kindergartens)
    return knownKindergartenPaths
  }

  /// The bulletins that are out, newest first.
  var bulletins: [Bulletin] {
    note(.bulletins)
    return rows.bulletins
  }

  /// The reviews the city has published, newest first; none of a day that is still to come.
  var reviews: [Review] {
    note(.reviews)
    return rows.reviews
  }

  /// The statistics, newest first, from the first day of their month on.
  var statistics: [MonthStatistics] {
    note(.statistics)
    return rows.statistics
  }

  /// The day on the portal's clock.
  var today: Day? {
    note(.today)
    return site.today
  }

  /// The guides of every city that has none of its own.
  var sharedGuides: [Guide] {
    note(.search)
    return site.commonGuides
  }

  /// The rows of the latest bulletin by kindergarten.
  var latestVacancies: [Int: [Vacancy]] {
    note(.bulletins)
    return knownLatestVacancies
  }

  /// Where each kindergarten is on maps, in whatever language.
  var maps: [ViewObject<MapLinks>?] {
    note(.kindergartens)
    return knownMaps
  }

  /// What programs read of each kindergarten, in whatever language.
  var kindergartenCodes: [KindergartenCodes] {
    note([.bulletins, .kindergartens])
    return knownCodes
  }

  /// Whether both names of each kindergarten are one name in two alphabets.
  var kindergartensWithOneName: [Bool] {
    note(.kindergartens)
    return knownOneNames
  }

  /// The free places of each kindergarten in the bulletins that a history shows.
  var histories: PlacesHistories {
    note([.bulletins, .kindergartens])
    return knownHistories
  }

  /// The days of those bulletins in words, with their pages.
  func daysOfBulletins(_ language: Language) -> HistoryDays {
    note(.bulletins)
    return knownDays[language]
  }

  /// The latest bulletin, with its page.
  func latestBulletin(_ language: Language) -> ViewObject<BulletinItem>? {
    note([.bulletins, .today])
    return knownLatestBulletin[language]
  }

  /// The published reviews of each kindergarten, newest first.
  var reviewsOfKindergartens: [Int?: [Review]] {
    note(.reviews)
    return knownReviews
  }

  /// The catalogue as a list of a language has it.
  func catalogueOrder(_ language: Language) -> CatalogueOrder {
    note(.kindergartens)
    return knownOrder[language]
  }

  /// The catalogue as the rows of a language's lists tell of it.
  func catalogueRows(_ language: Language) -> CatalogueRows {
    note(.kindergartens)
    return knownRows[language]
  }

  /// Where the queue begins: every kindergarten's page leads there.
  func linkToQueue(_ language: Language) -> String { knownLinkToQueue[language] }

  /// Where a review is written.
  func linkToReview(_ language: Language) -> String { knownLinkToReview[language] }

  /// The items of the cabinet's menu.
  func cabinetMenu(_ language: Language) -> [CabinetMenuItem] { knownMenu[language] }

  /// The catalogue as a form of a language offers it.
  func catalogueOptions(_ language: Language) -> [CodeView] {
    note(.kindergartens)
    return knownOptions[language]
  }

  /// What the city's open data tell.
  var publishedData: PublishedData {
    note([.kindergartens, .bulletins, .statistics])
    return knownData
  }

  /// The text of a guide, which only the pages that show it read.
  func text(_ text: GuideText, of guide: Int) -> MarkdownText {
    let read = Reads.Text(guide: guide, language: text.language)
    if !reads.texts.contains(read) { reads.texts.append(read) }
    return text.text
  }

  private func note(_ parts: Reads.Parts) { reads.parts.formUnion(parts) }

  func note(_ template: Reads.Template) {
    if !reads.templates.contains(template) { reads.templates.append(template) }
  }

  /// Begins another output.
  public func forgetReads() { reads = Reads() }
}

extension Site {
  /// A city of the site, ready to render.
  public func city(at index: Int) -> CityContext { CityContext(self, index) }
}
