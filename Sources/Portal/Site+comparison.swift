import Charts
import Content
import Dates
import Languages

/// A place with its months: a city, or a region as the sum of its cities.
struct ComparedPlace {
  let name: String
  let address: String
  let id: String
  let table: MonthTable
}

extension Site {
  /// The regions beside each other; nil where no city has statistics.
  func comparison(
    _ regions: [Region], _ language: Language
  ) -> ComparisonView? {
    let places = regions.compactMap { region in
      MonthTable(region.cities.compactMap { table(content.cities[$0]) }, today: today).map {
        ComparedPlace(
          name: region.name[language],
          address: addresses.base + CountryPath.region(region, language), id: region.slug, table: $0
        )
      }
    }
    return comparison(places, language, kind: "region", everywhere: "comparison_country")
  }

  /// The cities of a region beside each other.
  func comparison(_ cities: [City], _ language: Language) -> ComparisonView? {
    let places = cities.compactMap { city in
      table(city).map {
        ComparedPlace(
          name: city.name[language], address: "\(addresses.outerPrefix(city))\(language.code)/",
          id: city.slug, table: $0)
      }
    }
    return comparison(places, language, kind: "place", everywhere: "comparison_region")
  }

  private func table(_ city: City) -> MonthTable? {
    MonthTable(city.data.shown(on: today).statistics, today: today)
  }

  private func comparison(
    _ places: [ComparedPlace], _ language: Language, kind: String, everywhere: String
  ) -> ComparisonView? {
    guard let sum = MonthTable(places.map(\.table), today: today), let month = sum.months.last
    else {
      return nil
    }
    let words = MonthWords(strings: theme.strings, language: language)
    let charts = PlaceCharts(words: words, places: places, sum: sum)
    // Referrals of a month that is not over say nothing beside those of others.
    let whole = sum.current == nil ? month : month.adding(months: -1) ?? month
    let table = ComparisonTable(words: words, month: month, whole: whole)
    let total =
      places.count > 1 ? table.row(theme.strings.text("comparison_total", language), sum) : nil
    let rows = places.map { table.row($0.name, $0.table, address: $0.address) }
    return ComparisonView(
      title: theme.strings.text(
        "comparison_title", language, ["month": language.words(month)]),
      kind: theme.strings.text(kind, language),
      groups: places.count > 1
        ? [
          charts.group(.rate, everywhere: theme.strings.text(everywhere, language)),
          charts.group(.demand, everywhere: theme.strings.text(everywhere, language)),
        ].compactMap(\.self) : [],
      rows: rows, total: total,
      referrals: theme.strings.text(
        "comparison_referrals", language, ["month": language.words(whole)]),
      hasHidden: (rows + [total].compactMap(\.self)).contains(where: \.hasHidden))
  }
}
