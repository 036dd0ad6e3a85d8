import Codes
import Diagnostics
import Files
import Languages
import Tables

extension ContentLoader {
  /// A row of regions.csv for a city, before its folder is read.
  struct CityRow {
    let slug: String
    let region: Int
    let kato: String
    let level: PlaceLevel
    let name: PerLanguage<String>
    let forms: PlaceForms
    let coordinates: Coordinates?
    let phone: String
    let portal: String
    let location: Location
    let isSelected: Bool
    let fingerprint: Fingerprint
  }

  /// What regions.csv says.
  struct Places {
    var regions: [Region] = []
    var regionPhones: [String] = []
    var cities: [CityRow] = []
    /// Every name that a row writes, the broken rows too: a folder of that name is no second fault.
    var written: Set<String> = []
    /// The lines of rows that this run leaves out.
    var unselectedLines: Set<Int> = []
  }

  /// What a city cannot be called.
  public static var reservedNames: Set<String> { reservedSlugs }

  static let reservedSlugs: Set<String> = [
    "kk", "ru", "api", "app", "assets", "data", "regions", "_components",
  ]

  func loadPlaces(
    _ site: SiteSettings, _ names: Set<String>, _ report: inout Report
  ) throws(FileError) -> Places? {
    let languages = site.languages
    var tableReport = Report()
    guard let table = try folder.table(.regions, in: "", among: names, &tableReport) else {
      if tableReport.isEmpty {
        tableReport.add(
          Diagnostic(
            .missingFile, at: Location("content/regions.csv"), "the file regions.csv is missing",
            help: "every portal needs it; docs/content.md shows the smallest one"))
      }
      report.add(contentsOf: tableReport)
      return nil
    }
    let titles = languages.map { "name_\($0.code)" }
    let cases = GrammaticalCase.allCases.flatMap { form in
      ["\(form.rawValue)_kk", "\(form.rawValue)_ru"]
    }
    let optional =
      ["level", "lat", "lon", "phone", "portal", "name_kk", "name_ru"].filter {
        !titles.contains($0)
      } + cases
    guard
      let reader = RecordReader(
        table, as: .regions, required: ["region", "city", "kato"] + titles, optional: optional,
        report: &tableReport)
    else {
      if tableReport.isEmpty { tableReport.add(Self.noCity(table)) }
      report.add(contentsOf: tableReport)
      return nil
    }
    var run = PlacesRun(reader: reader, site: site, selection: selection)
    run.readAll()
    tableReport.add(contentsOf: run.report)
    if run.places.cities.isEmpty, !tableReport.hasErrors { tableReport.add(Self.noCity(table)) }
    // A record of the wrong length stops nobody whose place it is not.
    report.add(
      contentsOf: tableReport.filtered {
        $0.identifier != .unevenRow || !run.places.unselectedLines.contains($0.location.line)
      })
    return run.places
  }

  private static func noCityPlace(_ table: Table) -> Location {
    Location(
      table.file, line: table.headerLine, column: table.columnNumber(1), field: "city",
      sheet: table.sheet)
  }

  private static func noCity(_ table: Table) -> Diagnostic {
    Diagnostic(
      .missingValue, at: noCityPlace(table), "the table names no city",
      help: "write a row for each city, with its region and its name in addresses")
  }
}
