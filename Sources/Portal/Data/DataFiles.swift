import Content
import Mustache

/// The files of open data of a city, or of the country.
struct DataFiles {
  let site: Site
  let cities: [PublishedData]
  /// Whose they are; nil for the country.
  let city: City?
  /// What is known of those that were written, for the one that describes them.
  let stamps: DataStamps

  /// Writes one of them.
  func write(_ file: DataFile, into output: inout Output) {
    switch file {
    case .table(let table, let form):
      let start = output.count
      DataTableFile(
        table: table, cities: cities, regions: city == nil ? site.content.regions : nil
      ).write(form, into: &output)
      stamps.keep(file) { DataStamp(output, from: start) }
    case .package:
      output.append(raw: DataPackage(site, cities, city: city).bytes(stamp))
    }
  }

  private func stamp(_ file: DataFile) -> DataStamp {
    if let known = stamps[file] { return known }
    var output = Output()
    write(file, into: &output)
    return stamps[file] ?? DataStamp(output, from: 0)
  }
}
