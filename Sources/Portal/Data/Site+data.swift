import Content
import Dates
import Languages
import Mustache

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

  /// Writes a file of the country's open data.
  func writeCountryData(_ file: DataFile, into output: inout Output) {
    let cities = publishedCities
    switch file {
    case .table(let table, let form):
      let start = output.count
      DataTableFile(table: table, cities: cities, regions: content.regions)
        .write(form, into: &output)
      if dataMemo.stamp(file) == nil {
        dataMemo.keep(DataMemo.Stamp(output, from: start), of: file)
      }
    case .package:
      output.append(
        raw: DataPackage(self, cities, city: nil).bytes { file in
          if let known = dataMemo.stamp(file) { return known }
          var output = Output()
          writeCountryData(file, into: &output)
          return dataMemo.stamp(file) ?? DataMemo.Stamp(output, from: 0)
        })
    }
  }
}

extension CityContext {
  /// The outputs of the city's open data.
  var dataRoutes: [Route] { Site.dataRoutes(index, counts.dataTables) }

  /// Writes a file of the city's open data.
  func writeData(_ file: DataFile, into output: inout Output) {
    switch file {
    case .table(let table, let form):
      let start = output.count
      DataTableFile(table: table, cities: [publishedData], regions: nil).write(form, into: &output)
      if dataStamps[file] == nil { dataStamps[file] = DataMemo.Stamp(output, from: start) }
    case .package:
      output.append(
        raw: DataPackage(site, [publishedData], city: city).bytes { file in
          if let known = dataStamps[file] { return known }
          var output = Output()
          writeData(file, into: &output)
          return dataStamps[file] ?? DataMemo.Stamp(output, from: 0)
        })
    }
  }
}
