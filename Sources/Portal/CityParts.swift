import Codes
import Content

/// The parts of a city's content at a moment, each of which changes by itself.
struct CityParts: Sendable {
  /// The guides the city shows.
  let guides: [Guide]
  /// The catalogue.
  let kindergartens: [Kindergarten]
  /// The bulletins that are out, newest first.
  let bulletins: [Bulletin]
  /// The statistics, newest first, from the first day of their month on.
  let statistics: [MonthStatistics]
  /// The reviews the city has published, newest first; none of a day that is still to come.
  let reviews: [Review]

  /// Takes what is shown at the site's moment.
  init(_ site: Site, _ city: City) {
    let moment = site.moment
    guides =
      site.content.hasOwnGuides(city)
      ? site.content.guides(of: city) { $0.isShown(at: moment) } : site.commonGuides
    let shown = city.data.shown(on: site.today)
    kindergartens = shown.kindergartens
    (bulletins, statistics) = (shown.bulletins, shown.statistics)
    reviews = shown.reviews.filter { $0.status == .published }
  }

  /// Which tables have rows: menus lead to no empty page.
  struct Tables: Sendable, Hashable {
    let hasKindergartens: Bool
    let hasBulletins: Bool
    let hasStatistics: Bool
    /// Whether there is anything to hand out as open data.
    let hasData: Bool
  }

  var tables: Tables {
    Tables(
      hasKindergartens: !kindergartens.isEmpty, hasBulletins: !bulletins.isEmpty,
      hasStatistics: !statistics.isEmpty,
      hasData: !kindergartens.isEmpty || !statistics.isEmpty
        || bulletins.contains { !$0.vacancies.isEmpty })
  }
}
