import Diagnostics
import Files
import Languages
import Parallel
import YAML

extension ContentLoader {
  /// Reads the folders of regions: settings and guides.
  func loadRegions(
    _ places: Places, _ site: (settings: SiteSettings, node: Node), _ guides: inout GuideLoader,
    _ content: inout Content, _ report: inout Report
  ) throws(FileError) -> [Node] {
    var nodes = Array(repeating: site.node, count: places.regions.count)
    let known = places.regions.map(\.slug)
    let selected = Set(places.cities.filter(\.isSelected).map(\.region))
    for entry in try folder.list("regions") {
      guard let index = known.firstIndex(of: entry.name) else {
        reportUnknown(entry.name, in: "regions", .unknownRegion, "region", known, &report)
        continue
      }
      guard selected.contains(index) else { continue }
      let path = "regions/\(entry.name)"
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
    _ content: inout Content, _ report: inout Report
  ) throws(FileError) {
    let known = places.cities.map(\.slug)
    let folders = Set(try folder.list("cities").map(\.name))
    for name in folders.subtracting(known).sorted() where selection.isEverything {
      reportUnknown(name, in: "cities", .unknownCity, "city", known, &report)
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
      let phone = row.phone.isEmpty ? places.regionPhones[row.region] : row.phone
      content.cities.append(
        City(row, CitySettings(node), city.data, phone: phone, baseURL: site.settings.baseURL))
    }
  }

  private func loadCity(_ slug: String, _ site: SiteSettings) -> LoadedCity {
    var city = LoadedCity()
    do throws(FileError) {
      let path = "cities/\(slug)"
      city.node = try settings("\(path)/city.yaml", .place, site.languages, &city.report)
      var tables = CityTables(languages: site.languages)
      if let table = try folder.table("kindergartens", in: path, &city.report) {
        tables.readKindergartens(table)
      }
      if let table = try folder.table("vacancies", in: path, &city.report) {
        tables.readVacancies(table)
      }
      if let table = try folder.table("statistics", in: path, &city.report) {
        tables.readStatistics(table)
      }
      if let table = try folder.table("reviews", in: path, &city.report) {
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
    for entry in try folder.list(path) where !known.contains(entry.name) {
      if entry.name.hasSuffix(".xlsx"), known.contains(entry.name.dropLast(5) + ".csv") { continue }
      folder.reportUnexpected("\(path)/\(entry.name)", known: known, &report)
    }
  }

  private func reportUnknown(
    _ name: String, in parent: String, _ identifier: Diagnostic.Identifier, _ noun: String,
    _ known: [String], _ report: inout Report
  ) {
    report.add(
      Diagnostic(
        identifier, at: Location("content/\(parent)/\(name)"),
        "regions.csv has no \(noun) called \(name)",
        help: "add a row, or rename the folder",
        suggestion: NearMiss.suggestion(for: name, among: known)))
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
      phone: phone.isEmpty ? settings.contacts.phone : phone,
      portal: row.portal.isEmpty ? "\(baseURL)\(row.slug)/" : row.portal, settings: settings,
      data: data, isSelected: row.isSelected)
  }
}

extension Dictionary {
  var nilIfEmpty: Self? { isEmpty ? nil : self }
}
