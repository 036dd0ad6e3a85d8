import Codes
import Dates
public import Diagnostics
public import Files
import Languages
import Parallel
import Tables
import YAML

/// Reads a content folder once, in parallel over the cities, and collects everything that is wrong.
public struct ContentLoader: Sendable {
  /// Which places to load; both empty means all.
  public struct Selection: Sendable, Equatable {
    /// Slugs of cities.
    public var cities: Set<String>
    /// Slugs of regions.
    public var regions: Set<String>

    /// Makes a selection.
    public init(cities: Set<String> = [], regions: Set<String> = []) {
      self.cities = cities
      self.regions = regions
    }

    /// Whether it leaves nothing out.
    public var isEverything: Bool { cities.isEmpty && regions.isEmpty }

    func includes(city: String, region: String) -> Bool {
      isEverything || cities.contains(city) || regions.contains(region)
    }
  }

  var folder: ContentFolder
  let selection: Selection
  let jobs: Int
  let readsGuides: Bool
  let imageMaker: ImageMaker?
  private(set) var known: KnownContent?

  /// Makes a loader of a folder on the disk.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - selection: Which places to load.
  ///   - jobs: How many threads read.
  ///   - readsGuides: Whether guides are read; the cabinet needs none.
  ///   - imageMaker: What makes smaller copies of pictures, where site.yaml asks for them;
  ///     nothing for who shows none.
  ///   - log: Where it is noted what was read.
  ///   - known: What need not be read again.
  public init(
    folder: String, selection: Selection = Selection(), jobs: Int = 2, readsGuides: Bool = true,
    imageMaker: ImageMaker? = nil, log: InputLog? = nil, known: KnownContent? = nil
  ) {
    self.folder = ContentFolder(path: folder, log: log)
    self.selection = selection
    self.jobs = jobs
    self.readsGuides = readsGuides
    self.imageMaker = imageMaker
    self.known = known
  }

  /// Reads everything.
  ///
  /// - Returns: The content, nil when site.yaml or regions.csv cannot be used at all, and what is
  ///   wrong with it.
  /// - Throws: `FileError` when the machine fails, as distinct from what a person wrote.
  public func load() throws(FileError) -> (content: SiteContent?, report: Report) {
    var report = Report()
    let names = try folder.names(in: "", &report)
    checkTopFolder(names, &report)
    guard let site = try loadSite(&report) else { return (nil, report) }
    var content = SiteContent(
      site: site.settings, countrySettings: CitySettings(site.node))
    var sum = FingerprintSum()
    sum.add(site.fingerprint)
    // Without places there is no portal, but the other files can still be looked at.
    let loadedPlaces = try loadPlaces(site.settings, names, &report)
    let places = loadedPlaces ?? Places()
    content.calendar = try loadCalendar(site.settings.languages, names, &report, &sum)
    content.fingerprint = sum.fingerprint
    var guides = GuideLoader(loader: self, site: site.settings)
    content.countryGuides = try guides.load("guides")
    content.regions = places.regions
    let regionNodes = try loadRegions(places, site, &guides, &content, &report)
    report.add(contentsOf: guides.report)
    var loader = self
    // What columns tables have is up to the languages of the portal.
    if !hasKnownSettings { loader.known = nil }
    try loader.loadCities(places, site, regionNodes, &content, &report)
    content.images.append(contentsOf: guides.images)
    content.checkAliases(&report)
    content.checkHoles(&report)
    return (loadedPlaces == nil ? nil : content, report)
  }

  /// Whether site.yaml, as it was read, is what was known.
  private var hasKnownSettings: Bool {
    guard let known, let log = folder.log else { return false }
    return known.has(folder.full("site.yaml"), in: log)
  }

  /// What site.yaml says.
  struct SiteFile {
    let settings: SiteSettings
    let node: Node
    let fingerprint: Fingerprint
  }

  private func loadSite(_ report: inout Report) throws(FileError) -> SiteFile? {
    guard let read = try settings("site.yaml", .site, [], isNeeded: true, &report) else {
      return nil
    }
    let node = read.node
    let site = SiteSettings(node)
    // A second look, now that the languages are known, for texts that miss one of them.
    var check = SchemaCheck(
      file: "content/site.yaml", languages: site.languages, zone: site.zone)
    check.check(node, .site)
    check.checkDefaultLanguage(node)
    report.add(contentsOf: check.report)
    checkImageMaker(site, node, &report)
    return SiteFile(settings: site, node: node, fingerprint: read.fingerprint)
  }

  /// Pages must not differ by what a machine has: what is asked for is there, or nothing is published.
  private func checkImageMaker(_ site: SiteSettings, _ node: Node, _ report: inout Report) {
    guard let imageMaker, site.makesWebP else { return }
    let images = node["images"]
    let place = Location(
      "content/site.yaml", line: images?.line ?? 1, column: images?.column ?? 1, field: "images")
    imageMaker.note(folder.log)
    do throws(ImageMaker.Failure) {
      _ = try imageMaker.version()
    } catch {
      guard case .silent(let path, let reason) = error else {
        report.add(
          Diagnostic(
            .imageNotMade, at: place,
            "the program cwebp is not there, and the setting images asks for it",
            help: "install the Debian package webp, name the program by --cwebp, or take webp out"))
        return
      }
      report.add(
        Diagnostic(
          .imageNotMade, at: place,
          "\(path) does not answer to -version as cwebp does: \(reason)",
          help: "name another program by --cwebp, or take webp out"))
    }
  }

  /// Reads one settings file; an absent one is empty unless it is needed.
  func settings(
    _ path: String, _ schema: Schema, _ languages: [Language], isNeeded: Bool = false,
    _ report: inout Report
  ) throws(FileError) -> (node: Node, fingerprint: Fingerprint)? {
    guard let bytes = try folder.read(path, &report) else {
      guard isNeeded else { return nil }
      if !Disk.isLink(folder.full(path)), FileStatus(folder.full(path)) == nil {
        report.add(
          Diagnostic(
            .missingFile, at: Location("content/\(path)"), "the file \(path) is missing",
            help: "every portal needs it; docs/content.md shows the smallest one"))
      }
      return nil
    }
    let parsed = Parser.parse(bytes, file: "content/\(path)")
    report.add(contentsOf: parsed.diagnostics)
    guard let node = parsed.node else { return nil }
    if !languages.isEmpty {
      var check = SchemaCheck(file: "content/\(path)", languages: languages, zone: .kazakhstan)
      check.check(node, schema)
      report.add(contentsOf: check.report)
    }
    return (node, Fingerprint(of: bytes))
  }

  private func loadCalendar(
    _ languages: [Language], _ names: Set<String>, _ report: inout Report,
    _ sum: inout FingerprintSum
  ) throws(FileError) -> [CalendarDay] {
    var fingerprint: Fingerprint?
    let table = try folder.table(.calendar, in: "", among: names, &report, &fingerprint)
    sum.add(fingerprint)
    guard let table else { return [] }
    let titles = languages.map { "name_\($0.code)" }
    let required = ["date", "kind"] + titles
    let optional = ["name_kk", "name_ru"].filter { !titles.contains($0) }
    guard
      var reader = RecordReader(
        table, as: .calendar, required: required, optional: optional, report: &report)
    else { return [] }
    let date = reader.column("date")
    let kindOfDay: CodeColumn<CalendarKind> = reader.column("kind")
    let nameColumns = reader.columns("name")
    var days: [CalendarDay] = []
    var lines: [String: Int] = [:]
    for row in table.rows {
      reader.move(to: row)
      guard reader.isWhole, !reader.isBlank else { continue }
      let day = reader.day(date)
      let kind = reader.code(kindOfDay)
      let name = reader.translated(nameColumns, languages, isNeeded: true)
      guard let day, let kind, let name else { continue }
      if let line = lines.updateValue(row.line, forKey: "\(day.iso) \(kind.rawValue)") {
        let note = Diagnostic.Note(at: reader.place(line: line), "first written here")
        reader.report.add(
          Diagnostic(
            .duplicateRow, at: reader.place(date),
            "\(day.iso) stands twice as a day of the kind \(kind.rawValue)",
            help: "keep one of the rows", notes: [note]))
        continue
      }
      days.append(CalendarDay(day: day, kind: kind, name: name))
    }
    report.add(contentsOf: reader.report)
    return days
  }

  private func checkTopFolder(_ names: Set<String>, _ report: inout Report) {
    let known = [
      "site.yaml", "regions.csv", "calendar.csv", "guides", "regions", "cities", "README.md",
    ]
    for name in names where !known.contains(name) {
      if ContentFolder.isTable(name, known: known) { continue }
      folder.reportUnexpected(name, known: known, &report)
    }
  }
}
