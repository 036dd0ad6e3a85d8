import Codes
import Content

/// The rows that a city's tables show at a moment.
///
/// An object, for every page asks it: a copy would count a reference for each table.
final class ShownTables: Sendable {
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
    let shown = city.data.shown(on: site.today)
    kindergartens = shown.kindergartens
    (bulletins, statistics) = (shown.bulletins, shown.statistics)
    reviews = shown.reviews.filter { $0.status == .published }
  }
}
