import Content
import Diagnostics
import Files
import Mustache
import Parallel

extension Site {
  /// The site with the leaflets that a folder has and that are right for their guides as they are now.
  ///
  /// - Parameters:
  ///   - folder: The folder that `onir leaflets` writes to.
  ///   - jobs: How many threads look.
  /// - Returns: The site, and a warning for every city that lacks some.
  /// - Throws: `FileError` when the machine fails.
  func offeringLeaflets(
    of folder: String, jobs: Int
  ) throws(FileError) -> (site: Site, report: Report) {
    var report = Report()
    guard let state = try Self.leafletState(of: folder) else {
      report.add(Self.missing("there are no leaflets yet"))
      return (self, report)
    }
    let cities = selectedCities
    let parts = Workers.map(cities.count, jobs: jobs) { place in
      leaflets(of: city(at: cities[place]), in: folder, state)
    }
    for part in parts { report.add(contentsOf: part.report) }
    return (offering(parts.flatMap(\.files)), report)
  }

  /// A warning if there are no leaflets at all.
  ///
  /// - Throws: `FileError` when the machine fails.
  static func noteLeaflets(of folder: String) throws(FileError) -> Report {
    var report = Report()
    if try leafletState(of: folder) == nil { report.add(missing("there are no leaflets yet")) }
    return report
  }

  /// The leaflets of one city that are right, and what is said of the others.
  private func leaflets(
    of city: CityContext, in folder: String, _ state: LeafletState
  ) -> (files: [LeafletFile], report: Report) {
    var report = Report()
    do throws(RenderError) {
      let sheets = try city.leaflets()
      var files: [LeafletFile] = []
      for sheet in sheets {
        if let file = try? Self.leaflet(sheet, in: folder, state) { files.append(file) }
      }
      if files.count < sheets.count {
        let count = sheets.count - files.count
        report.add(
          Self.missing(
            """
            \(city.city.slug): \(count) of \(sheets.count) leaflets are missing or older than \
            their guides
            """))
      }
      return (files, report)
    } catch {
      report.add(error.diagnostic)
      return ([], report)
    }
  }

  private static func missing(_ summary: Message) -> Diagnostic {
    Diagnostic(
      .missingLeaflet, at: Location("content/site.yaml", field: "leaflets"), summary,
      help: "run onir leaflets, then build again; until then the guides offer none")
  }

  private static func leafletState(of folder: String) throws(FileError) -> LeafletState? {
    do {
      return LeafletState(try Disk.read("\(folder)/\(LeafletState.file)", limit: 64 << 20))
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// The leaflet of a sheet, if it was made of the same page and is what was written then.
  private static func leaflet(
    _ sheet: LeafletSheet, in folder: String, _ state: LeafletState
  ) throws(FileError) -> LeafletFile? {
    guard let entry = state.entries[sheet.file], entry.fingerprint == sheet.fingerprint else {
      return nil
    }
    let bytes = try Disk.read("\(folder)/\(sheet.file)", limit: entry.size)
    guard bytes.count == entry.size, Digest.sha256Hexadecimal(bytes) == entry.digest else {
      return nil
    }
    let name = sheet.name.replacing("/", with: "-")
    return LeafletFile(
      name: sheet.name,
      asset: Asset(
        address: "assets/\(name).\(entry.digest.prefix(12)).pdf", file: "leaflets/\(sheet.file)",
        bytes: bytes))
  }
}
