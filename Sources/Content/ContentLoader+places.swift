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
  }

  /// What regions.csv says.
  struct Places {
    var regions: [Region] = []
    var regionPhones: [String] = []
    var cities: [CityRow] = []
  }

  static let reservedSlugs: Set<String> = [
    "kk", "ru", "api", "app", "assets", "data", "regions", "_components",
  ]

  func loadPlaces(_ languages: [Language], _ report: inout Report) throws(FileError) -> Places? {
    guard let table = try folder.table("regions", in: "", &report) else {
      if !report.hasErrors {
        report.add(
          Diagnostic(
            .missingFile, at: Location("content/regions.csv"), "the file regions.csv is missing",
            help: "every portal needs it; docs/content.md shows the smallest one"))
      }
      return nil
    }
    let names = languages.map { "name_\($0.code)" }
    let cases = GrammaticalCase.allCases.flatMap { form in
      ["\(form.rawValue)_kk", "\(form.rawValue)_ru"]
    }
    let optional =
      ["level", "lat", "lon", "phone", "portal", "name_kk", "name_ru"].filter {
        !names.contains($0)
      } + cases
    guard
      let reader = RecordReader(
        table, required: ["region", "city", "kato"] + names, optional: optional, report: &report)
    else { return nil }
    var run = PlacesRun(reader: reader, languages: languages, selection: selection)
    run.readAll()
    report.add(contentsOf: run.report)
    return run.places
  }
}

/// One pass over regions.csv: rows of regions first, so that the order of rows does not matter.
private struct PlacesRun {
  var reader: RecordReader
  let languages: [Language]
  let selection: ContentLoader.Selection
  var places = ContentLoader.Places()
  var report = Report()
  private var regionIndex: [String: Int] = [:]
  private var cityLines: [String: Int] = [:]

  init(reader: RecordReader, languages: [Language], selection: ContentLoader.Selection) {
    self.reader = reader
    self.languages = languages
    self.selection = selection
  }

  mutating func readAll() {
    for isRegionPass in [true, false] {
      for row in reader.table.rows {
        reader.move(to: row)
        guard reader.isWhole, reader.text("city").isEmpty == isRegionPass else { continue }
        reader.report = Report()
        isRegionPass ? readRegion() : readCity()
        let region = reader.text("region")
        if selection.includes(city: reader.text("city"), region: region)
          || (isRegionPass && !selection.cities.isEmpty)
        {
          report.add(contentsOf: reader.report)
        }
      }
    }
  }

  private mutating func readRegion() {
    guard let slug = reader.slug("region"), let name = name() else { return }
    let kato = kato()
    if let first = regionIndex[slug] {
      reader.report.add(
        Diagnostic(
          .duplicateIdentifier, at: reader.place("region"),
          "the region \(places.regions[first].slug) stands twice",
          help: "keep one row with an empty city for a region"))
      return
    }
    let forms = forms(name, isCity: false)
    addRegion(
      Region(
        slug: slug, kato: kato, name: name, forms: forms, coordinates: reader.coordinates(),
        cities: []), phone: reader.text("phone"))
  }

  private mutating func addRegion(_ region: Region, phone: String) {
    regionIndex[region.slug] = places.regions.count
    places.regions.append(region)
    places.regionPhones.append(phone)
  }

  private mutating func readCity() {
    let region = reader.slug("region")
    let slug = reader.slug("city")
    let name = name()
    let kato = kato()
    let level = reader.text("level").isEmpty ? nil : reader.code("level", PlaceLevel.self)
    let coordinates = reader.coordinates()
    let portal = portal()
    guard let region, let slug, let name, isFree(slug) else { return }
    let index = regionIndex[region] ?? addNameless(region)
    let isCity = level.map { $0 != .district } ?? !name.russian.contains("район")
    places.regions[index].cities.append(places.cities.count)
    places.cities.append(
      ContentLoader.CityRow(
        slug: slug, region: index, kato: kato, level: level ?? (isCity ? .city : .district),
        name: name, forms: forms(name, isCity: isCity), coordinates: coordinates,
        phone: reader.text("phone"), portal: portal, location: reader.place("city"),
        isSelected: selection.includes(city: slug, region: region)))
  }

  /// A region that only its cities name: its slug serves.
  private mutating func addNameless(_ slug: String) -> Int {
    reader.report.add(
      Diagnostic(
        .regionWithoutName, at: reader.place("region"), "the region \(slug) has no row of its own",
        help: "add a row with an empty city that gives its name",
        suggestion: NearMiss.suggestion(for: slug, among: places.regions.map(\.slug))))
    let name = PerLanguage { _ in slug }
    addRegion(
      Region(
        slug: slug, kato: "", name: name,
        forms: PlaceForms(
          Dictionary(uniqueKeysWithValues: GrammaticalCase.allCases.map { ($0, name) })),
        coordinates: nil, cities: []), phone: "")
    return places.regions.count - 1
  }

  private mutating func isFree(_ slug: String) -> Bool {
    if ContentLoader.reservedSlugs.contains(slug) {
      reader.report.add(
        Diagnostic(
          .reservedSlug, at: reader.place("city"), "the name \(slug) is kept for the portal itself",
          help: "choose another, such as \(slug)-qala"))
      return false
    }
    if let line = cityLines[slug] {
      let note = Diagnostic.Note(
        at: Location(reader.table.file, line: line), "first defined here")
      reader.report.add(
        Diagnostic(
          .duplicateIdentifier, at: reader.place("city"), "the city \(slug) stands twice",
          help: "every city has a name of its own in addresses", notes: [note]))
      return false
    }
    cityLines[slug] = reader.row.line
    return true
  }

  private mutating func name() -> PerLanguage<String>? {
    reader.translated("name", languages, isNeeded: true)
  }

  private mutating func kato() -> String {
    let text = reader.text("kato")
    if !text.isEmpty, text.wholeMatch(of: /[0-9]{9}/) == nil {
      reader.report.add(
        Diagnostic(
          .invalidNumber, at: reader.place("kato"), "kato cannot be “\(text.prefix(40))”",
          help: "the code of the classifier has nine digits"))
    }
    return text
  }

  private mutating func portal() -> String {
    let text = reader.text("portal")
    if text.isEmpty { return "" }
    if !SchemaCheck.isWebAddress(text) {
      reader.report.add(
        Diagnostic(
          .invalidValue, at: reader.place("portal"), "portal cannot be “\(text.prefix(60))”",
          help: "write a whole address, such as https://atyrau.portal.example/"))
    }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private func forms(_ name: PerLanguage<String>, isCity: Bool) -> PlaceForms {
    PlaceForms(
      Dictionary(
        uniqueKeysWithValues: GrammaticalCase.allCases.map { form in
          (
            form,
            PerLanguage { language in
              let given = reader.text("\(form.rawValue)_\(language.code)")
              return given.isEmpty
                ? PlaceName.form(name[language], form, in: language, isCity: isCity) : given
            }
          )
        }))
  }
}
