import Content
import Diagnostics
import Files
import Languages
import Tables

/// What the people of a region may touch.
///
/// The folders of the region and of its cities, and their rows of regions.csv; nothing else of the
/// whole repository.
struct RegionWalls {
  private let regions: Set<String>
  private let cities: Set<String>
  /// The names of cities in the rows of other regions, then and now.
  private let foreign: Set<String>
  /// Cities of other regions that were named besides.
  private let chosen: Set<String>
  private let changes: ChangedFiles
  private let former: Table?
  private let present: Table?

  /// Finds out where the walls stand; both tables, that of the revision and the present one, decide
  /// whose a city is.
  init(
    _ selection: ContentLoader.Selection, _ changes: ChangedFiles, _ inputs: Inputs
  ) throws(CommandFailure) {
    self.changes = changes
    regions = selection.regions
    chosen = selection.cities
    former = Self.table(try changes.former(Self.file))
    present = Self.table(try? Disk.read(inputs.path(of: Self.file), limit: CSVReader.limits.bytes))
    let places = [former, present].compactMap(\.self).flatMap(Self.places)
    let foreign = Set(
      places.filter { !selection.regions.contains($0.region) }.map { Slug.make($0.city) }
    ).subtracting(selection.cities)
    self.foreign = foreign
    // A place that is or was another region's does not become one's own by writing so.
    cities = Set(
      places.filter { selection.regions.contains($0.region) }.map(\.city)
        .filter { !foreign.contains(Slug.make($0)) }
    ).union(selection.cities)
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
    guard place < max(old.count, new.count) else { return claim(former, present) }
    let name = (place < old.count ? old : new)[place].name
    let line = place < new.count ? new[place].line : new.last?.line ?? 1
    return Diagnostic(
      .outsideRegion, at: Location(Self.file, line: line),
      "the row of \(name) was changed, and it lies outside \(whose)",
      help: "of this table only the rows of the region may change, and the others keep their order")
  }

  /// The first new or changed row of the region that takes what another region's row names.
  private func claim(_ former: Table, _ present: Table) -> Diagnostic? {
    guard let (region, city) = Self.columns(present) else { return nil }
    let portal = present.place(of: "portal", in: .regions)
    let known = Set(former.rows.map { Self.cells(former, $0) })
    var keys: Set<String> = []
    var outer: Set<String> = []
    for row in present.rows where !regions.contains(present.text(row, region)) {
      guard !chosen.contains(present.text(row, city)),
        let address = portal.flatMap({ PlaceAddress(present.text(row, $0)) })
      else { continue }
      keys.insert(address.key)
      outer.formUnion(address.outer)
    }
    for row in present.rows where regions.contains(present.text(row, region)) {
      guard !known.contains(Self.cells(present, row)) else { continue }
      let slug = present.text(row, city)
      if foreign.contains(Slug.make(slug)) {
        return taken(row, "the city \(slug) stands in the row of another region")
      }
      guard let text = portal.map({ present.text(row, $0) }), let address = PlaceAddress(text)
      else { continue }
      if outer.contains(address.key) || !keys.isDisjoint(with: address.outer + [address.key]) {
        return taken(row, "the address \(text) meets that of a city of another region")
      }
    }
    return nil
  }

  private func taken(_ row: Table.Row, _ summary: Message) -> Diagnostic {
    Diagnostic(
      .outsideRegion, at: Location(Self.file, line: row.line), summary,
      help: "of this table only the rows of the region may change")
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
      let name = slug.isEmpty ? table.text(row, region) : slug
      return ForeignRow(line: row.line, name: name, cells: Self.cells(table, row))
    }
  }

  /// More cells than the header has are no less somebody else's.
  private static func cells(_ table: Table, _ row: Table.Row) -> [String] {
    (0..<max(table.cellCount(row), table.header.count)).map { table.text(row, $0) }
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
