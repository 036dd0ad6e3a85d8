import Diagnostics
import Files
import Languages
import Parallel
import YAML

extension ContentLoader {
  /// Reads the folders of regions: settings and guides.
  func loadRegions(
    _ places: Places, _ site: SiteFile, _ guides: inout GuideLoader,
    _ content: inout SiteContent, _ report: inout Report
  ) throws(FileError) -> [Inherited] {
    var nodes = places.regions.map { region in
      Inherited(node: site.node, sum: Self.sum([site.fingerprint, region.fingerprint]))
    }
    let known = places.regions.map(\.slug)
    let selected = Set(places.cities.filter(\.isSelected).map(\.region))
    for entry in try folder.list("regions", &report) {
      let path = "regions/\(entry.name)"
      guard let index = known.firstIndex(of: entry.name) else {
        reportStray(entry, path, .unknownRegion, known, places, &report)
        continue
      }
      guard selected.contains(index), folder.isUsable(path, as: .folder, &report) else { continue }
      if let read = try settings("\(path)/region.yaml", .place, site.settings.languages, &report) {
        nodes[index].node = nodes[index].node.merged(with: read.node)
        nodes[index].sum.add(read.fingerprint)
      }
      checkEntries(
        try folder.names(in: path, &report), of: path, known: ["region.yaml", "guides"], &report)
      content.regionGuides[entry.name] = try guides.load("\(path)/guides").nilIfEmpty
    }
    return nodes
  }

  /// What the cities of a region inherit, and the fingerprints of the files that say so.
  struct Inherited: Sendable {
    var node: Node
    var sum: FingerprintSum
  }

  private static func sum(_ fingerprints: [Fingerprint]) -> FingerprintSum {
    var sum = FingerprintSum()
    for fingerprint in fingerprints { sum.add(fingerprint) }
    return sum
  }

  /// What one city's folder holds.
  private struct LoadedCity: Sendable {
    var node: Node?
    var fingerprint: Fingerprint?
    var tables = LazyTables.none
    var guides: GuideSet?
    var images: [GuideImage] = []
    var report = Report()
    var failure: FileError?
  }

  /// Reads the folders of cities, several at a time.
  func loadCities(
    _ places: Places, _ site: SiteFile, _ regions: [Inherited],
    _ content: inout SiteContent, _ report: inout Report
  ) throws(FileError) {
    let known = places.cities.map(\.slug)
    let sitePhone = site.node["contacts"]?["phone"]?.text ?? ""
    let regionPhones = zip(places.regionPhones, regions).map { phone, region in
      phone.isEmpty ? region.node["contacts"]?["phone"]?.text ?? "" : phone
    }
    let entries = try folder.list("cities", &report)
    let folders = Set(entries.map(\.name))
    for entry in entries where !known.contains(entry.name) {
      reportStray(entry, "cities/\(entry.name)", .unknownCity, known, places, &report)
    }
    let (rows, flaws) = (places.cities, content.flaws)
    let loaded = Workers.map(rows.count, jobs: jobs) { index in
      guard rows[index].isSelected, folders.contains(rows[index].slug) else {
        return LoadedCity()
      }
      return loadCity(rows[index].slug, site.settings, flaws)
    }
    for (row, city) in zip(rows, loaded) {
      if let failure = city.failure { throw failure }
      report.add(contentsOf: city.report)
      content.images.append(contentsOf: city.images)
      content.cityGuides[row.slug] = city.guides
      content.cityPlaces[row.slug] = content.cities.count
      let region = regions[row.region]
      let node = city.node.map { region.node.merged(with: $0) } ?? region.node
      var sum = region.sum
      sum.add(row.fingerprint)
      sum.add(city.fingerprint)
      let own = city.node?["contacts"]?["phone"]?.text ?? ""
      let phones = [row.phone, own, regionPhones[row.region], sitePhone]
      let phone = phones.first { !$0.isEmpty } ?? ""
      content.cities.append(
        City(
          row, CitySettings(node), city.tables, phone: phone, baseURL: site.settings.baseURL,
          fingerprint: sum.fingerprint))
    }
  }

  private func loadCity(
    _ slug: String, _ site: SiteSettings, _ flaws: ContentFlaws
  ) -> LoadedCity {
    var city = LoadedCity()
    do throws(FileError) {
      let path = "cities/\(slug)"
      guard folder.isUsable(path, as: .folder, &city.report) else { return city }
      let names = try folder.names(in: path, &city.report)
      let read = try settings("\(path)/city.yaml", .place, site.languages, &city.report)
      (city.node, city.fingerprint) = (read?.node, read?.fingerprint)
      city.tables = try tables(of: slug, path, names, site.languages, flaws, &city.report)
      if names.contains("guides") {
        var guides = GuideLoader(loader: self, site: site)
        city.guides = try guides.load("\(path)/guides").nilIfEmpty
        city.images = guides.images
        city.report.add(contentsOf: guides.report)
      }
      let known = ["city.yaml", "guides"] + CityTables.kinds.map { "\($0.rawValue).csv" }
      checkEntries(names, of: path, known: known, &city.report)
    } catch {
      city.failure = error
    }
    return city
  }

  private func checkEntries(
    _ names: Set<String>, of path: String, known: [String], _ report: inout Report
  ) {
    for name in names where !known.contains(name) {
      if ContentFolder.isTable(name, known: known) { continue }
      folder.reportUnexpected("\(path)/\(name)", known: known, &report)
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
    _ row: ContentLoader.CityRow, _ settings: CitySettings, _ tables: LazyTables, phone: String,
    baseURL: String, fingerprint: Fingerprint
  ) {
    self.init(
      slug: row.slug, region: row.region, kato: row.kato, level: row.level, name: row.name,
      forms: row.forms, coordinates: row.coordinates,
      phone: phone,
      portal: row.portal.isEmpty ? "\(baseURL)\(row.slug)/" : row.portal, settings: settings,
      tables: tables, isSelected: row.isSelected, fingerprint: fingerprint)
  }
}

extension Dictionary {
  var nilIfEmpty: Self? { isEmpty ? nil : self }
}
