import Content
import Diagnostics
import Files
import Mustache
import Parallel
public import Portal
public import WeasyPrint

/// Makes the leaflets of a site's guides, and only those whose guides have changed.
public struct LeafletPress: Sendable {
  /// What a run needs to know beside the site.
  public struct Options: Sendable {
    /// Where leaflets lie.
    public var folder: String
    /// How many programs run at once.
    public var jobs = 1
    /// Whether everything is made again, changed or not.
    public var isClean = false
    /// Whether the run has all cities; otherwise the leaflets of others stay as they are.
    public var isEverything = true
    /// Called now and then with the number of leaflets made and of those to be made.
    public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

    /// Makes options.
    public init(folder: String) { self.folder = folder }
  }

  private let site: Site
  private let converter: PDFConverter
  private let options: Options
  /// After how many leaflets for each job the state is written: what a killed run has to do again.
  private static let batch = 8

  /// Makes a press.
  public init(_ site: Site, _ converter: PDFConverter, _ options: Options) {
    (self.site, self.converter, self.options) = (site, converter, options)
  }

  /// Makes what is missing, and deletes what no guide stands behind any more.
  ///
  /// - Throws: `LeafletError`; what was made by then is listed in the state, so that the next run
  ///   goes on from there.
  public func run() throws(LeafletError) -> LeafletSummary {
    let clock = ContinuousClock()
    let start = clock.now
    guard let version = converter.version() else {
      throw .failed("the program for PDFs does not answer to --version as WeasyPrint does")
    }
    let folder = try LeafletFolder(options.folder)
    let sheets = try sheets()
    var state = folder.state
    let old = sheets.filter { isOld($0, state, version) }
    var done = 0
    while done < old.count {
      let batch = Array(old[done...].prefix(Self.batch * options.jobs))
      let results = Workers.map(batch.count, jobs: options.jobs) { make(batch[$0], version) }
      var failure: LeafletError?
      for (sheet, result) in zip(batch, results) {
        switch result {
        case .success(let entry): state.entries[sheet.file] = entry
        case .failure(let error): failure = failure ?? error
        }
      }
      try folder.save(state)
      if let failure { throw failure }
      done += batch.count
      options.progress?(done, old.count)
    }
    var summary = LeafletSummary()
    summary.removed = try removeOld(sheets, &state)
    if summary.removed > 0 { try folder.save(state) }
    (summary.made, summary.unchanged) = (old.count, sheets.count - old.count)
    count(sheets, state, &summary)
    let elapsed = start.duration(to: clock.now).components
    summary.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    return summary
  }

  private func sheets() throws(LeafletError) -> [LeafletSheet] {
    let cities = site.selectedCities
    let parts = Workers.map(cities.count, jobs: options.jobs) { place in
      Result { () throws(RenderError) in try site.city(at: cities[place]).leaflets() }
    }
    var sheets: [LeafletSheet] = []
    for part in parts {
      switch part {
      case .success(let some): sheets += some
      case .failure(let error): throw .rendering(error.diagnostic)
      }
    }
    return sheets
  }

  /// Whether a leaflet has to be made: its page or the program is another one, or its file is not
  /// what was written.
  private func isOld(_ sheet: LeafletSheet, _ state: LeafletState, _ version: String) -> Bool {
    guard !options.isClean, let entry = state.entries[sheet.file] else { return true }
    guard entry.fingerprint == sheet.fingerprint, entry.version == version else { return true }
    guard let bytes = try? Disk.read("\(options.folder)/\(sheet.file)", limit: entry.size) else {
      return true
    }
    return bytes.count != entry.size || Digest.sha256Hexadecimal(bytes) != entry.digest
  }

  private func make(
    _ sheet: LeafletSheet, _ version: String
  ) -> Result<LeafletState.Entry, LeafletError> {
    guard let pdf = converter.convert(sheet.page, date: sheet.date, isSealed: true),
      let pages = PDFPages.count(pdf)
    else {
      return .failure(
        .failed(
          """
          WeasyPrint \(version) made no PDF of \(sheet.name): it has to be 67 or newer; \
          weasyprint --info shows what it lacks
          """))
    }
    let file = "\(options.folder)/\(sheet.file)"
    do throws(FileError) {
      try Disk.makeFolder(String(file.prefix(upTo: file.lastIndex(of: "/") ?? file.endIndex)))
      try Disk.replace(file, pdf)
    } catch {
      return .failure(LeafletError(error))
    }
    return .success(
      LeafletState.Entry(
        fingerprint: sheet.fingerprint, version: version, pages: pages, size: pdf.count,
        digest: Digest.sha256Hexadecimal(pdf)))
  }

  /// Deletes the files that earlier runs made and that no guide stands behind; of the chosen cities
  /// only, if some were chosen.
  private func removeOld(
    _ sheets: [LeafletSheet], _ state: inout LeafletState
  ) throws(LeafletError) -> Int {
    let wanted = Set(sheets.map(\.file))
    let chosen = Set(site.selectedCities.map { site.content.cities[$0].slug })
    var removed = 0
    for file in state.entries.keys.sorted() where !wanted.contains(file) {
      let city = file.prefix { $0 != "/" }
      guard options.isEverything || chosen.contains(String(city)) else { continue }
      do throws(FileError) {
        try Disk.remove("\(options.folder)/\(file)")
      } catch {
        throw LeafletError(error)
      }
      Disk.removeEmptyFolder("\(options.folder)/\(city)")
      state.entries[file] = nil
      removed += 1
    }
    return removed
  }

  private func count(
    _ sheets: [LeafletSheet], _ state: LeafletState, _ summary: inout LeafletSummary
  ) {
    summary.leaflets = sheets.count
    for sheet in sheets {
      guard let entry = state.entries[sheet.file] else { continue }
      summary.bytes += entry.size
      if entry.pages > LeafletSummary.pageLimit { summary.long.append((sheet.name, entry.pages)) }
    }
  }
}
