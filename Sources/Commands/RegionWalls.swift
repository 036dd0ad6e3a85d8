import Content
import Diagnostics
import Files
import Tables

/// What the people of a region may touch.
///
/// The folders of the region and of its cities, and their rows of regions.csv; nothing else of the
/// whole repository.
struct RegionWalls {
  private let regions: Set<String>
  private let cities: Set<String>
  /// Cities of other regions that were named besides.
  private let chosen: Set<String>
  private let changes: ChangedFiles
  private let former: Table?
  private let present: Table?

  /// Finds out where the walls stand; the revision's table decides whose a city is.
  init(
    _ selection: ContentLoader.Selection, _ content: SiteContent?, _ changes: ChangedFiles,
    _ inputs: Inputs
  ) throws(CommandFailure) {
    self.changes = changes
    regions = selection.regions
    chosen = selection.cities
    former = Self.table(try changes.former(Self.file))
    present = Self.table(try? Disk.read(inputs.path(of: Self.file), limit: CSVReader.limits.bytes))
    var cities: Set<String> = []
    var foreign: Set<String> = []
    if let former {
      for (region, city) in Self.places(former) {
        if selection.regions.contains(region) { cities.insert(city) } else { foreign.insert(city) }
      }
    }
    if let content {
      for city in content.cities where selection.regions.contains(content.regions[city.region].slug)
      {
        // A place that was another region's does not become one's own by writing so.
        if !foreign.contains(city.slug) { cities.insert(city.slug) }
      }
    }
    self.cities = cities.union(selection.cities)
  }

  private static let file = "content/regions.csv"

  /// What was touched beyond the walls, each file once.
  var report: Report {
    var report = Report()
    for name in changes.names {
      if name == Self.file, !changes.links.contains(name) {
        if let diagnostic = tableDiagnostic { report.add(diagnostic) }
      } else if !isInside(name) {
        report.add(
          Diagnostic(
            .outsideRegion, at: Location(name), "\(name) lies outside \(whose)",
            help: "take the change back, or ask those who keep this file to make it"))
      } else if changes.links.contains(name) {
        report.add(
          Diagnostic(
            .outsideRegion, at: Location(name), "\(name) is a link, and leads out of \(whose)",
            help: "put the file itself there"))
      }
    }
    return report
  }

  private var whose: Message {
    let names = regions.sorted().joined(separator: ", ")
    return chosen.isEmpty
      ? "the region \(names)"
      : "the region \(names) and \(chosen.sorted().joined(separator: ", "))"
  }

  private func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 3, parts[0] == "content" else { return false }
    let slug = String(parts[2])
    return parts[1] == "regions"
      ? regions.contains(slug)
      : parts[1] == "cities" && cities.contains(slug)
  }

  /// The first row of another place that is not as it was.
  private var tableDiagnostic: Diagnostic? {
    guard let former, let present else {
      return Diagnostic(
        .outsideRegion, at: Location(Self.file), "regions.csv lies outside \(whose)",
        help: "of this table only the rows of the region may change")
    }
    guard former.header == present.header, Self.columns(former) != nil else {
      return Diagnostic(
        .outsideRegion, at: Location(Self.file), "the header of regions.csv was changed",
        help: "of this table only the rows of the region may change")
    }
    let (old, new) = (foreignRows(former), foreignRows(present))
    let place =
      zip(old, new).enumerated().first { $0.element.0.cells != $0.element.1.cells }?.offset
      ?? min(old.count, new.count)
    guard place < max(old.count, new.count) else { return nil }
    let name = (place < old.count ? old : new)[place].name
    let line = place < new.count ? new[place].line : new.last?.line ?? 1
    return Diagnostic(
      .outsideRegion, at: Location(Self.file, line: line),
      "the row of \(name) was changed, and it lies outside \(whose)",
      help: "of this table only the rows of the region may change, and the others keep their order")
  }

  private struct ForeignRow {
    let line: Int
    let name: String
    let cells: [String]
  }

  private func foreignRows(_ table: Table) -> [ForeignRow] {
    guard let (region, city) = Self.columns(table) else { return [] }
    return table.rows.compactMap { row in
      let slug = table.text(row, city)
      if regions.contains(table.text(row, region)) || chosen.contains(slug) { return nil }
      // More cells than the header has are no less somebody else's.
      let cells = (0..<max(table.cellCount(row), table.header.count)).map { table.text(row, $0) }
      let name = slug.isEmpty ? table.text(row, region) : slug
      return ForeignRow(line: row.line, name: name, cells: cells)
    }
  }

  private static func table(_ bytes: [UInt8]?) -> Table? {
    bytes.flatMap { ContentTable.regions.read($0, file: file, isWorkbook: false).table }
  }

  /// Where the names of places stand, in whichever language the header is; nil without such columns.
  private static func columns(_ table: Table) -> (region: Int, city: Int)? {
    guard let region = table.place(of: "region", in: .regions),
      let city = table.place(of: "city", in: .regions)
    else { return nil }
    return (region, city)
  }

  private static func places(_ table: Table) -> [(region: String, city: String)] {
    guard let (region, city) = columns(table) else { return [] }
    return table.rows.map { (table.text($0, region), table.text($0, city)) }
      .filter { !$0.1.isEmpty }
  }
}
