import Diagnostics
import Files
import Languages

extension ContentLoader {
  /// The tables of a city; left unread where all that was read of them before is as it was.
  func tables(
    of slug: String, _ path: String, _ names: Set<String>, _ languages: [Language],
    _ flaws: ContentFlaws, _ report: inout Report
  ) throws(FileError) -> LazyTables {
    guard let known, let (outline, files) = known.tables(of: slug, in: folder.full(path), names)
    else { return LazyTables(try read(path, names, languages, &report)) }
    for file in files { folder.log?.add(file) }
    // They are in the log.
    var unlogged = self
    unlogged.folder.log = nil
    return LazyTables(outline, noting: flaws) { [unlogged] () throws(ContentFlaw) in
      var report = Report()
      let data: CityData
      do throws(FileError) {
        data = try unlogged.read(path, names, languages, &report)
      } catch {
        throw .failed(error)
      }
      guard report.isEmpty, TablesOutline(data) == outline else {
        throw .changed(folder: "content/\(path)")
      }
      return data
    }
  }

  private func read(
    _ path: String, _ names: Set<String>, _ languages: [Language], _ report: inout Report
  ) throws(FileError) -> CityData {
    var tables = CityTables(languages: languages)
    var catalogueReport = Report()
    var files = CityData.Fingerprints()
    if let table = try folder.table(
      .kindergartens, in: path, among: names, &catalogueReport, &files.kindergartens)
    {
      tables.readKindergartens(table)
    } else if !catalogueReport.isEmpty {
      tables.catalogue = .unusable
    }
    report.add(contentsOf: catalogueReport)
    if let table = try folder.table(.vacancies, in: path, among: names, &report, &files.vacancies) {
      tables.readVacancies(table)
    }
    if let table = try folder.table(.statistics, in: path, among: names, &report, &files.statistics)
    {
      tables.readStatistics(table)
    }
    if let table = try folder.table(.reviews, in: path, among: names, &report, &files.reviews) {
      tables.readReviews(table)
    }
    report.add(contentsOf: tables.report)
    var data = tables.data
    data.fingerprints = files
    return data
  }
}
