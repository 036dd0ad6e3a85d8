import Codes
import Diagnostics
import Files
import Languages
import Tables

/// One pass over regions.csv: rows of regions first, so that the order of rows does not matter.
struct PlacesRun {
  var reader: RecordReader
  let site: SiteSettings
  var languages: [Language] { site.languages }
  let selection: ContentLoader.Selection
  var places = ContentLoader.Places()
  var report = Report()
  private var regionIndex: [String: Int] = [:]
  private var regionLines: [String: Int] = [:]
  /// The names of rows without a city, the broken rows too.
  private var writtenRegions: Set<String> = []
  /// The first digits of the KATO of each region's own row.
  var regionCodes: [String: String] = [:]
  var cityClaims: PlaceClaims
  var portalClaims: PlaceClaims
  /// Under each address, the claims to what lies within it.
  var innerClaims: PlaceClaims

  let columns: Columns

  init(reader: RecordReader, site: SiteSettings, selection: ContentLoader.Selection) {
    self.reader = reader
    columns = Columns(reader)
    self.site = site
    self.selection = selection
    cityClaims = PlaceClaims(isEverything: selection.isEverything)
    portalClaims = cityClaims
    innerClaims = cityClaims
  }

  mutating func readAll() {
    let rows = reader.table.rows.filter { row in
      reader.move(to: row)
      return !reader.isBlank
    }
    collectClaims(rows)
    let regionsInUse = regionsInUse(rows)
    for isRegionPass in [true, false] {
      for row in rows {
        reader.move(to: row)
        let (region, city) = (reader.text(columns.region), reader.text(columns.city))
        guard city.isEmpty == isRegionPass else { continue }
        reader.report = Report()
        if reader.isWhole { isRegionPass ? readRegion() : readCity() }
        if isRegionPass { writtenRegions.formUnion([region, Slug.make(region)]) }
        places.written.formUnion([region, city])
        let isInUse =
          isRegionPass
          ? selection.isEverything || regionsInUse.contains(region)
          : isChosen(city: city, region: region)
        if isInUse {
          report.add(contentsOf: reader.report)
        } else {
          places.unselectedLines.insert(row.line)
        }
      }
    }
  }

  /// The regions that were chosen, and those of chosen cities.
  private mutating func regionsInUse(_ rows: [Table.Row]) -> Set<String> {
    var regions = selection.regions
    for row in rows {
      reader.move(to: row)
      let (region, city) = (reader.text(columns.region), reader.text(columns.city))
      if isChosen(city: city, region: region) { regions.insert(region) }
    }
    return regions
  }

  /// Another region's row of the same name is not what a chosen city means.
  private func isChosen(city: String, region: String) -> Bool {
    selection.isEverything || selection.regions.contains(region)
      || selection.cities.contains(city) && cityClaims.owner(of: city) == region
  }

  private mutating func readRegion() {
    let slug = reader.slug(columns.region)
    let name = name()
    let kato = kato()
    let coordinates = reader.coordinates(columns.point)
    let phone = reader.phone(columns.phone)
    guard let slug else { return }
    if let line = regionLines[slug] {
      reader.report.add(
        duplicate(
          columns.region, "the region \(slug) stands twice",
          help: "keep one row with an empty city for a region", line))
      return
    }
    regionLines[slug] = reader.row.line
    guard let name else { return }
    addRegion(
      Region(
        slug: slug, kato: kato, name: name, forms: forms(name, of: kindOfRegion),
        coordinates: coordinates, fingerprint: fingerprint, cities: []), phone: phone)
  }

  private mutating func addRegion(_ region: Region, phone: String) {
    regionIndex[region.slug] = places.regions.count
    places.regions.append(region)
    places.regionPhones.append(phone)
  }

  private mutating func readCity() {
    let region = reader.slug(columns.region)
    let slug = reader.slug(columns.city)
    let name = name()
    let kato = kato()
    let level = reader.text(columns.level.column).isEmpty ? nil : reader.code(columns.level)
    let coordinates = reader.coordinates(columns.point)
    let portal = portal(of: slug)
    let phone = reader.phone(columns.phone)
    if let slug, !isFree(slug) { return }
    guard let region, let slug, let name else { return }
    let index = regionIndex[region] ?? addNameless(region)
    let isCity = level.map { $0 != .district } ?? !name.russian.contains("район")
    places.regions[index].cities.append(places.cities.count)
    places.cities.append(
      ContentLoader.CityRow(
        slug: slug, region: index, kato: kato, level: level ?? (isCity ? .city : .district),
        name: name, forms: forms(name, of: isCity ? .city : .district), coordinates: coordinates,
        phone: phone, portal: portal, location: reader.place(columns.city),
        isSelected: selection.includes(city: slug, region: region), fingerprint: fingerprint))
  }

  /// What stands for the row with its header.
  private var fingerprint: Fingerprint {
    var sum = FingerprintSum()
    for column in reader.table.header.indices {
      sum.add(reader.table.header[column])
      sum.add(reader.table.bytes(reader.row, column))
    }
    return sum.fingerprint
  }

  /// A region that only its cities name: its slug serves.
  private mutating func addNameless(_ slug: String) -> Int {
    if !writtenRegions.contains(slug) {
      reader.report.add(
        Diagnostic(
          .regionWithoutName, at: reader.place(columns.region),
          "the region \(slug) has no row of its own",
          help: "add a row with an empty city that gives its name",
          suggestion: NearMiss.suggestion(for: slug, among: places.regions.map(\.slug))))
    }
    let name = PerLanguage { _ in slug }
    addRegion(
      Region(
        slug: slug, kato: "", name: name,
        forms: PlaceForms(
          Dictionary(uniqueKeysWithValues: GrammaticalCase.allCases.map { ($0, name) })),
        coordinates: nil, fingerprint: FingerprintSum().fingerprint, cities: []), phone: "")
    return places.regions.count - 1
  }

  private mutating func name() -> PerLanguage<String>? {
    reader.translated(columns.name, languages, isNeeded: true)
  }

  private mutating func kato() -> String {
    let text = reader.text(columns.kato)
    if !text.isEmpty, text.utf8.count != 9 || !text.utf8.allSatisfy(CellValue.isDigit) {
      reader.report.add(
        Diagnostic(
          .invalidNumber, at: reader.place(columns.kato),
          "\(reader.word(columns.kato)) cannot be “\(text.prefix(40))”",
          help: "the code of the classifier has nine digits"))
    }
    return text
  }

  private mutating func portal(of city: String?) -> String {
    let text = reader.text(columns.portal)
    if text.isEmpty { return "" }
    if !SchemaCheck.isBaseAddress(text) {
      reader.report.add(
        Diagnostic(
          .invalidValue, at: reader.place(columns.portal),
          "\(reader.word(columns.portal)) cannot be “\(text.prefix(60))”",
          help: "write a whole address, such as https://atyrau.portal.example/"))
    }
    if let city { checkAddress(text, of: city) }
    return text.hasSuffix("/") ? text : text + "/"
  }

  /// The row of a city of the republic stands among the regions.
  private var kindOfRegion: PlaceName.Kind {
    let text = reader.text(columns.level.column)
    if text.isEmpty { return .region }
    let code = CodeWords.code(text, of: PlaceLevel.noun) ?? text
    return switch PlaceLevel(rawValue: code) {
    case .republicanCity, .city: .city
    case .oblast, .district, nil: .region
    }
  }

  private func forms(_ name: PerLanguage<String>, of kind: PlaceName.Kind) -> PlaceForms {
    let made = PerLanguage { PlaceName.forms(name[$0], in: $0, of: kind) }
    return PlaceForms(
      Dictionary(
        uniqueKeysWithValues: GrammaticalCase.allCases.map { form in
          (
            form,
            PerLanguage { language in
              let given = columns.forms[form].map { reader.text($0[language]) } ?? ""
              return given.isEmpty ? made[language](form) : given
            }
          )
        }))
  }
}
