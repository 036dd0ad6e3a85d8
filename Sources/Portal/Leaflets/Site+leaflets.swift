import Content
import Diagnostics
import Files
import Mustache

extension Site {
  /// The site with the leaflets that a folder has and that are right for their guides as they are now.
  ///
  /// - Parameter folder: The folder that `onir leaflets` writes to.
  /// - Returns: The site, and a warning for every city that lacks some.
  /// - Throws: `FileError` when the machine fails.
  func offeringLeaflets(of folder: String) throws(FileError) -> (site: Site, report: Report) {
    var report = Report()
    guard let state = try Self.leafletState(of: folder) else {
      report.add(Self.missing("there are no leaflets yet"))
      return (self, report)
    }
    var found: [LeafletFile] = []
    for index in selectedCities {
      let city = city(at: index)
      do throws(RenderError) {
        let sheets = try city.leaflets()
        var right: [LeafletFile] = []
        for sheet in sheets {
          if let file = try? Self.leaflet(sheet, in: folder, state) { right.append(file) }
        }
        found += right
        if right.count < sheets.count {
          let count = sheets.count - right.count
          report.add(
            Self.missing(
              """
              \(city.city.slug): \(count) of \(sheets.count) leaflets are missing or older than \
              their guides
              """))
        }
      } catch {
        report.add(error.diagnostic)
      }
    }
    return (offering(found), report)
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
    guard Digest.sha256Hexadecimal(bytes) == entry.digest else { return nil }
    let name = sheet.name.replacing("/", with: "-")
    return LeafletFile(
      name: sheet.name,
      asset: Asset(
        address: "assets/\(name).\(entry.digest.prefix(12)).pdf", file: "leaflets/\(sheet.file)",
        bytes: bytes))
  }
}
