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
  private static let busy: Message = "the program for PDFs is busy"

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
    let version = try version()
    let folder = try LeafletFolder(options.folder)
    let sheets = try sheets()
    var state = folder.state
    let old = sheets.filter { isOld($0, state, version) }
    var done = 0
    // One city at a time: the pages of all of them, with their pictures, would fill the machine.
    for city in site.selectedCities where old.contains(where: { $0.city == city }) {
      let files = Set(old.filter { $0.city == city }.map(\.file))
      done += try make(files, of: city, version, &state, folder)
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

  /// The version of the program, which is new enough.
  private func version() throws(LeafletError) -> String {
    let version: String
    do throws(PDFConverter.Failure) {
      version = try converter.version()
    } catch {
      guard case .failed(let reason) = error else { throw .failed(Self.busy) }
      throw .failed(
        "\(converter.path) does not answer to --version as WeasyPrint does: \(reason)")
    }
    guard PDFConverter.mainNumber(of: version) ?? 0 >= PDFConverter.sealing else {
      throw .failed("WeasyPrint \(version) is too old: leaflets need 67 or newer")
    }
    return version
  }

  /// A leaflet as it should be, without its page.
  private struct Wanted: Sendable {
    let city: Int
    let (name, file): (String, String)
    let fingerprint: Fingerprint
  }

  private func sheets() throws(LeafletError) -> [Wanted] {
    let cities = site.selectedCities
    let parts = Workers.map(cities.count, jobs: options.jobs) { place in
      Result { () throws(RenderError) in
        try site.city(at: cities[place]).leaflets().map {
          Wanted(city: cities[place], name: $0.name, file: $0.file, fingerprint: $0.fingerprint)
        }
      }
    }
    var sheets: [Wanted] = []
    for part in parts {
      switch part {
      case .success(let some): sheets += some
      case .failure(let error): throw .rendering(error.diagnostic)
      }
    }
    return sheets
  }

  /// Makes some leaflets of a city, and tells how many.
  private func make(
    _ files: Set<String>, of city: Int, _ version: String, _ state: inout LeafletState,
    _ folder: borrowing LeafletFolder
  ) throws(LeafletError) -> Int {
    let sheets: [LeafletSheet]
    do throws(RenderError) {
      sheets = try site.city(at: city).leaflets().filter { files.contains($0.file) }
    } catch {
      throw .rendering(error.diagnostic)
    }
    var done = 0
    while done < sheets.count {
      let batch = Array(sheets[done...].prefix(Self.batch * options.jobs))
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
    }
    return done
  }

  /// Whether a leaflet has to be made: its page or the program is another one, or its file is not
  /// what was written.
  private func isOld(_ sheet: Wanted, _ state: LeafletState, _ version: String) -> Bool {
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
    let pdf: [UInt8]
    do throws(PDFConverter.Failure) {
      pdf = try converter.convert(sheet.page, date: sheet.date)
    } catch {
      guard case .failed(let reason) = error else { return .failure(.failed(Self.busy)) }
      return .failure(
        .failed("WeasyPrint \(version) made no PDF of \(sheet.name): \(reason)"))
    }
    guard let pages = PDFPages.count(pdf) else {
      return .failure(
        .failed("nobody can tell how many pages WeasyPrint \(version) made of \(sheet.name)"))
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
    _ sheets: [Wanted], _ state: inout LeafletState
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
    _ sheets: [Wanted], _ state: LeafletState, _ summary: inout LeafletSummary
  ) {
    summary.leaflets = sheets.count
    for sheet in sheets {
      guard let entry = state.entries[sheet.file] else { continue }
      summary.bytes += entry.size
      if entry.pages > LeafletSummary.pageLimit { summary.long.append((sheet.name, entry.pages)) }
    }
  }
}
