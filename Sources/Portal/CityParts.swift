import Codes
import Content

/// What a city shows at a moment, without the rows of its tables.
struct CityParts: Sendable {
  /// The guides the city shows.
  let guides: [Guide]
  /// How many rows its tables show.
  let counts: TablesOutline.Counts

  /// Takes what is shown at the site's moment.
  init(_ site: Site, _ city: City) {
    let moment = site.moment
    guides =
      site.content.hasOwnGuides(city)
      ? site.content.guides(of: city) { $0.isShown(at: moment) } : site.commonGuides
    counts = city.outline.counts(on: site.today)
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
      hasKindergartens: counts.kindergartens > 0, hasBulletins: counts.bulletins > 0,
      hasStatistics: counts.months > 0, hasData: !counts.dataTables.isEmpty)
  }
}

extension TablesOutline.Counts {
  /// The tables of open data that have rows.
  var dataTables: [DataTable] {
    DataTable.allCases.filter { table in
      switch table {
      case .kindergartens: kindergartens > 0
      case .vacancies: hasVacancies
      case .statistics: months > 0
      }
    }
  }
}
