import Diagnostics
import Files
import Languages
import Parallel
import YAML

extension ContentLoader {
  /// Reads the folders of regions: settings and guides.
  func loadRegions(
    _ places: Places, _ site: (settings: SiteSettings, node: Node), _ guides: inout GuideLoader,
    _ content: inout SiteContent, _ report: inout Report
  ) throws(FileError) -> [Node] {
    var nodes = Array(repeating: site.node, count: places.regions.count)
    let known = places.regions.map(\.slug)
    let selected = Set(places.cities.filter(\.isSelected).map(\.region))
    for entry in try folder.list("regions", &report) {
      let path = "regions/\(entry.name)"
      guard let index = known.firstIndex(of: entry.name) else {
        reportStray(entry, path, .unknownRegion, known, places, &report)
        continue
      }
      guard selected.contains(index), folder.isUsable(path, as: .folder, &report) else { continue }
      if let node = try settings("\(path)/region.yaml", .place, site.settings.languages, &report) {
        nodes[index] = nodes[index].merged(with: node)
      }
      try checkEntries(path, known: ["region.yaml", "guides"], &report)
      content.regionGuides[entry.name] = try guides.load("\(path)/guides").nilIfEmpty
    }
    return nodes
  }

  /// What one city's folder holds.
  private struct LoadedCity: Sendable {
    var node: Node?
    var data = CityData()
    var guides: GuideSet?
    var images: [GuideImage] = []
    var report = Report()
    var failure: FileError?
  }

  /// Reads the folders of cities, several at a time.
  func loadCities(
    _ places: Places, _ site: (settings: SiteSettings, node: Node), _ regions: [Node],
    _ content: inout SiteContent, _ report: inout Report
  ) throws(FileError) {
    let known = places.cities.map(\.slug)
    let sitePhone = site.node["contacts"]?["phone"]?.text ?? ""
    let regionPhones = zip(places.regionPhones, regions).map { phone, node in
      phone.isEmpty ? node["contacts"]?["phone"]?.text ?? "" : phone
    }
    let entries = try folder.list("cities", &report)
    let folders = Set(entries.map(\.name))
    for entry in entries where !known.contains(entry.name) {
      reportStray(entry, "cities/\(entry.name)", .unknownCity, known, places, &report)
    }
    let rows = places.cities
    let loaded = Workers.map(rows.count, jobs: jobs) { index in
      guard rows[index].isSelected, folders.contains(rows[index].slug) else {
        return LoadedCity()
      }
      return loadCity(rows[index].slug, site.settings)
    }
    for (row, city) in zip(rows, loaded) {
      if let failure = city.failure { throw failure }
      report.add(contentsOf: city.report)
      content.images.append(contentsOf: city.images)
      content.cityGuides[row.slug] = city.guides
      content.cityPlaces[row.slug] = content.cities.count
      let node = city.node.map { regions[row.region].merged(with: $0) } ?? regions[row.region]
      let own = city.node?["contacts"]?["phone"]?.text ?? ""
      let phones = [row.phone, own, regionPhones[row.region], sitePhone]
      let phone = phones.first { !$0.isEmpty } ?? ""
      content.cities.append(
        City(row, CitySettings(node), city.data, phone: phone, baseURL: site.settings.baseURL))
    }
  }

  private func loadCity(_ slug: String, _ site: SiteSettings) -> LoadedCity {
    var city = LoadedCity()
    do throws(FileError) {
      let path = "cities/\(slug)"
      guard folder.isUsable(path, as: .folder, &city.report) else { return city }
      city.node = try settings("\(path)/city.yaml", .place, site.languages, &city.report)
      var tables = CityTables(languages: site.languages)
      var catalogueReport = Report()
      if let table = try folder.table(.kindergartens, in: path, &catalogueReport) {
        tables.readKindergartens(table)
      } else if !catalogueReport.isEmpty {
        tables.catalogue = .unusable
      }
      city.report.add(contentsOf: catalogueReport)
      if let table = try folder.table(.vacancies, in: path, &city.report) {
        tables.readVacancies(table)
      }
      if let table = try folder.table(.statistics, in: path, &city.report) {
        tables.readStatistics(table)
      }
      if let table = try folder.table(.reviews, in: path, &city.report) {
        tables.readReviews(table)
      }
      city.data = tables.data
      city.report.add(contentsOf: tables.report)
      var guides = GuideLoader(loader: self, site: site)
      city.guides = try guides.load("\(path)/guides").nilIfEmpty
      city.images = guides.images
      city.report.add(contentsOf: guides.report)
      let known = [
        "city.yaml", "guides", "kindergartens.csv", "vacancies.csv", "statistics.csv",
        "reviews.csv",
      ]
      try checkEntries(path, known: known, &city.report)
    } catch {
      city.failure = error
    }
    return city
  }

  private func checkEntries(_ path: String, known: [String], _ report: inout Report)
    throws(FileError)
  {
    let entries = try folder.list(path, &report)
    for entry in entries where !known.contains(entry.name) {
      if ContentFolder.isTable(entry.name, known: known) { continue }
      folder.reportUnexpected("\(path)/\(entry.name)", known: known, &report)
    }
  }

  /// A folder that no row names: an error; a file beside the folders is only left out.
  private func reportStray(
    _ entry: Disk.Entry, _ path: String, _ identifier: Diagnostic.Identifier,
    _ known: [String], _ places: Places, _ report: inout Report
  ) {
    guard selection.isEverything, !places.regions.isEmpty, !places.written.contains(entry.name)
    else { return }
    guard entry.kind == .folder else {
      return folder.reportUnexpected(
        path, identifier == .unknownCity ? "a folder for each city" : "a folder for each region",
        &report)
    }
    report.add(
      Diagnostic(
        identifier, at: Location("content/\(path)"),
        identifier == .unknownCity
          ? "regions.csv has no city called \(entry.name)"
          : "regions.csv has no region called \(entry.name)",
        help: "add a row, or rename the folder",
        suggestion: NearMiss.suggestion(for: entry.name, among: known)))
  }
}

extension City {
  init(
    _ row: ContentLoader.CityRow, _ settings: CitySettings, _ data: CityData, phone: String,
    baseURL: String
  ) {
    self.init(
      slug: row.slug, region: row.region, kato: row.kato, level: row.level, name: row.name,
      forms: row.forms, coordinates: row.coordinates,
      phone: phone,
      portal: row.portal.isEmpty ? "\(baseURL)\(row.slug)/" : row.portal, settings: settings,
      data: data, isSelected: row.isSelected)
  }
}

extension Dictionary {
  var nilIfEmpty: Self? { isEmpty ? nil : self }
}
