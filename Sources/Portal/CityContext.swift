import Codes
import Content
import Dates
import Languages
import Mustache

/// One city of a site, ready to render its pages: what its pages share is settled here, once.
///
/// Used by one thread at a time; a build makes one for a city, renders its pages and drops it.
public final class CityContext {
  let site: Site
  /// The place of the city in `SiteContent.cities`.
  public let index: Int
  let city: City
  let guides: [Guide]
  /// The bulletins that are out, newest first.
  let bulletins: [Bulletin]
  /// The reviews the city has published, newest first; none of a day that is still to come.
  let reviews: [Review]
  /// The statistics, newest first, from the first day of their month on.
  let statistics: [MonthStatistics]
  /// What each bulletin brought against the one before it, as far as it was asked for.
  private var changes: [Int: BulletinChange] = [:]
  private var settled: PerLanguage<[String: Template]> = PerLanguage { _ in [:] }
  private let views: PerLanguage<CityFrame>
  let prefix: String
  /// The rows of the latest bulletin by kindergarten.
  lazy var latestVacancies: [Int: [Vacancy]] = Dictionary(
    grouping: bulletins.first?.vacancies ?? [], by: \.kindergarten)
  /// The free places of each kindergarten in the bulletins that a history shows, newest first.
  lazy var placesOfBulletins: [[Int]] = bulletins.prefix(Self.longestHistory).map { bulletin in
    bulletin.vacancies.reduce(into: Array(repeating: 0, count: city.data.kindergartens.count)) {
      $0[$1.kindergarten] += $1.places
    }
  }
  /// The days of those bulletins in words, with their pages.
  lazy var daysOfBulletins = PerLanguage { language in
    bulletins.indices.prefix(Self.longestHistory).map { index in
      let day = bulletins[index].day
      return DayPlaces(
        day: language.words(day), date: day.iso, link: link(path(.bulletin(index)), language),
        places: "")
    }
  }
  /// The latest bulletin in each language, with its page.
  lazy var latestBulletin = PerLanguage { language in
    bulletins.first.map { bulletinItem($0, .vacancies, language) }
  }
  /// The published reviews of each kindergarten, newest first.
  lazy var reviewsOfKindergartens: [Int?: [Review]] = Dictionary(
    grouping: reviews, by: \.kindergarten)
  /// The catalogue as a list of each language has it.
  lazy var catalogueOrder = PerLanguage { CatalogueOrder(city.data.kindergartens, $0) }

  /// What the city's open data tell.
  lazy var publishedData = PublishedData(city, today: site.today)
  /// The files of open data that were written, for the one that describes them.
  var dataStamps: [DataFile: DataMemo.Stamp] = [:]

  init(_ site: Site, _ index: Int) {
    self.site = site
    self.index = index
    let city = site.content.cities[index]
    self.city = city
    prefix = site.addresses.prefix(city)
    let moment = site.moment
    guides =
      site.content.hasOwnGuides(city)
      ? site.content.guides(of: city) { $0.isShown(at: moment) } : site.commonGuides
    let shown = city.data.shown(on: site.today)
    (bulletins, statistics) = (shown.bulletins, shown.statistics)
    reviews = shown.reviews.filter { $0.status == .published }
    let hasStatistics = !statistics.isEmpty
    let hasKindergartens = !city.data.kindergartens.isEmpty
    let hasBulletins = !bulletins.isEmpty
    views = PerLanguage {
      CityFrame(
        city: CityView(
          site, city, $0, hasKindergartens: hasKindergartens, hasBulletins: hasBulletins,
          hasStatistics: hasStatistics),
        contact: ContactView(city.settings.contacts, phone: city.phone, $0))
    }
  }

  /// Renders a page with the template of its kind.
  func render<Page: PageView>(_ page: Page, _ language: Language) throws(RenderError) -> [UInt8] {
    var output = Output(capacity: 16_384)
    try template(page.template, language, Page.fields.shape).render([page.object], into: &output)
    return output.bytes
  }

  private func template(_ name: String, _ language: Language, _ shape: Shape) throws(RenderError)
    -> Template
  {
    if let template = settled[language][name] { return template }
    let template = try site.templates.cityTemplate(name, language)
      .specialized(known: [views[language].object], open: [shape])
    settled[language][name] = template
    return template
  }

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

  /// The root-relative address of a page of this city.
  func link(_ path: String, _ language: Language) -> String { "\(prefix)\(language.code)/\(path)" }
}

extension Site {
  /// A city of the site, ready to render.
  public func city(at index: Int) -> CityContext { CityContext(self, index) }
}
