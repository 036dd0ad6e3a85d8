import Cabinet
import CabinetService
import Codes
import Content
import Dates
import Languages
import Portal
import Synchronization

extension Directory {
  /// What the desk needs of a portal.
  init(_ cabinet: CabinetContent) {
    let content = cabinet.content
    self.init(
      cities: content.cities.filter(\.isSelected).map { city in
        City(city, region: content.regions[city.region].slug)
      },
      calendar: WorkingCalendar(
        days: Dictionary(
          content.calendar.map { ($0.day, $0.kind) }, uniquingKeysWith: { first, _ in first })),
      zone: content.site.zone, defaultLanguage: content.site.defaultLanguage,
      termsVersion: cabinet.termsVersion, retention: Retention(content.site.retention))
  }

  /// A portal without cities: while there is no sound content.
  static let empty = Directory(
    cities: [], calendar: WorkingCalendar(days: [:]), zone: .kazakhstan,
    defaultLanguage: .kazakh, termsVersion: "")
}

extension Directory.City {
  init(_ city: Content.City, region: String) {
    let gardens = city.data.kindergartens
    self.init(
      slug: city.slug, region: region, signIn: Set(city.settings.signIn),
      codes: city.settings.codes, queueTypes: Set(city.settings.queueTypes),
      limits: Limits(city.settings.limits),
      kindergartens: Dictionary(
        gardens.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      bulletins: city.data.bulletins.map { bulletin in
        Directory.Bulletin(
          day: bulletin.day,
          vacancies: bulletin.vacancies.map { Cabinet.Vacancy($0, of: gardens) })
      }, kato: city.kato)
  }
}

extension Cabinet.Vacancy {
  init(_ vacancy: Content.Vacancy, of kindergartens: [Kindergarten]) {
    self.init(
      group: Group(
        kindergarten: kindergartens[vacancy.kindergarten].id, ageGroup: vacancy.ageGroup,
        groupType: vacancy.groupType, language: vacancy.language), places: vacancy.places)
  }
}

/// The directory of a site that may change: made again only when the site is another one.
final class LiveDirectory: Sendable {
  private let state = Mutex((revision: -1, directory: Directory.empty))
  private let site: @Sendable () -> (revision: Int, site: Site?)

  init(_ site: @escaping @Sendable () -> (revision: Int, site: Site?)) { self.site = site }

  var directory: Directory {
    let (revision, site) = site()
    return state.withLock { state in
      if state.revision != revision {
        state = (revision, site.map { Directory(CabinetContent($0)) } ?? state.directory)
      }
      return state.directory
    }
  }
}
