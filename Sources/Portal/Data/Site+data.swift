import Content
import Dates
import Languages

extension Site {
  /// The cities that have open data, in the order of regions.csv.
  var publishedCities: [PublishedData] {
    dataMemo.cities {
      content.cities.filter(\.isSelected).map { PublishedData($0, today: today) }
        .filter { !$0.tables.isEmpty }
    }
  }

  /// The outputs of the country's open data; none where no city has any.
  ///
  /// A city that this run has not loaded may have some.
  var countryDataRoutes: [Route] {
    let mayHaveMore = content.cities.contains { !$0.isSelected }
    let known = DataTable.allCases.filter { mayHaveMore || countryTables.contains($0) }
    guard !known.isEmpty else { return [] }
    return content.site.languages.map { .countryData($0) } + Self.dataRoutes(nil, known)
  }

  /// The tables that any city of this run has.
  private var countryTables: Set<DataTable> {
    dataMemo.tables {
      var tables: Set<DataTable> = []
      for city in content.cities where city.isSelected {
        tables.formUnion(city.outline.counts(on: today).dataTables)
        // Mostly the first city has them all.
        if tables.count == DataTable.allCases.count { break }
      }
      return tables
    }
  }

  /// Each table in each form, and what describes them.
  static func dataRoutes(_ city: Int?, _ tables: [DataTable]) -> [Route] {
    guard !tables.isEmpty else { return [] }
    return tables.flatMap { table in
      DataForm.allCases.map { .data(city, .table(table, $0)) }
    } + [.data(city, .package)]
  }

  /// The files of the country's open data.
  var countryData: DataFiles {
    DataFiles(site: self, cities: publishedCities, city: nil, stamps: dataMemo.stamps)
  }
}

extension CityContext {
  /// The outputs of the city's open data.
  var dataRoutes: [Route] { Site.dataRoutes(index, counts.dataTables) }

  /// The files of the city's open data.
  var data: DataFiles {
    DataFiles(site: site, cities: [publishedData], city: city, stamps: dataStamps)
  }
}
