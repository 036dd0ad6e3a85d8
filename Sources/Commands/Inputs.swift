import Content
import Dates
import Diagnostics
import Files
import Glibc
import Portal

/// The inputs that build, check, serve and explain share: folders, places and the clock.
struct Inputs: Sendable {
  /// What says which tables and settings are read, and when.
  static let places: [Definition.Option] = [.content, .templates, .city, .region, .now, .jobs]

  /// The same where guides are read too, with their pictures.
  static let options =
    places + [
      Definition.Option(name: "--cwebp", value: "PROGRAM", help: "makes WebP (cwebp of PATH)"),
      Definition.Option(
        name: "--image-cache", value: "DIR", help: "keeps it (image-cache beside the content)"),
    ]

  var source: SiteSource

  init(_ arguments: Arguments) throws(CommandFailure) {
    let content = arguments.value("--content") ?? "content"
    let templates = arguments.value("--templates") ?? "templates"
    for (folder, option) in [(content, "--content"), (templates, "--templates")] {
      guard FileStatus(folder)?.kind == .folder else {
        throw .usage("there is no folder \(folder): pass \(option) DIR")
      }
    }
    do throws(Arguments.Misuse) {
      let maker = try Self.imageMaker(arguments, content: Self.withoutSlash(content))
      let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      source = SiteSource(
        content: Self.withoutSlash(content), templates: Self.withoutSlash(templates),
        leaflets: arguments.value("--leaflets").map(Self.withoutSlash),
        selection: ContentLoader.Selection(
          cities: Set(arguments.values("--city")), regions: Set(arguments.values("--region"))),
        jobs: try arguments.number("--jobs", 1...256) ?? processors, imageMaker: maker,
        moment: try Self.moment(arguments.value("--now")))
    } catch {
      throw CommandFailure(error)
    }
  }

  static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? withoutSlash(String(path.dropLast())) : path
  }

  /// What makes copies of pictures; looked for again when it was not there.
  private static func imageMaker(_ arguments: Arguments, content: String)
    throws(Arguments.Misuse) -> @Sendable () -> ImageMaker
  {
    let program = arguments.value("--cwebp")
    if let program, !Subprocess.isProgram(program) {
      throw Arguments.Misuse(message: "--cwebp: \(program) is no program that can be run")
    }
    let cache =
      arguments.value("--image-cache").map(withoutSlash)
      ?? SiteSource.path(of: "image-cache", beside: content)
    let maker = ImageMaker(program: program, cache: cache)
    return { maker.renewed }
  }

  /// The seconds since 1970 that days are known for.
  private static let epochs = 0..<7_258_118_400

  /// The clock of the run: `--now`, else SOURCE_DATE_EPOCH, else the machine's.
  static func moment(_ text: String?) throws(Arguments.Misuse)
    -> @Sendable (Zone) -> Moment
  {
    if let text {
      guard let usual = Moment(text, in: .kazakhstan) else {
        throw Arguments.Misuse(
          message: "--now is 2026-11-20 or 2026-11-20T09:00:00+05:00, not “\(text)”")
      }
      return { Moment(text, in: $0) ?? usual }
    }
    if let variable = getenv("SOURCE_DATE_EPOCH") {
      guard let seconds = Int(String(cString: variable)), epochs.contains(seconds) else {
        throw Arguments.Misuse(
          message: "SOURCE_DATE_EPOCH is a number of seconds from 1970 to the end of 2199")
      }
      return { _ in Moment(seconds: seconds) }
    }
    return { _ in Moment(seconds: time(nil)) }
  }

  /// The same for who makes the leaflets, which need not be there yet.
  var withoutLeaflets: Inputs { using(.ignored) }

  /// The same for who writes pages or compares them.
  var offeringLeaflets: Inputs { using(.offered) }

  private func using(_ use: SiteSource.LeafletUse) -> Inputs {
    var inputs = self
    inputs.source.leafletUse = use
    return inputs
  }

  /// Loads and checks the site.
  ///
  /// - Throws: When the machine fails, or a chosen place does not exist.
  func load() throws(CommandFailure) -> (site: Site?, report: Report) {
    let loaded: (site: Site?, report: Report)
    do throws(FileError) {
      loaded = try source.load()
    } catch {
      throw .machine(error.message)
    }
    if let content = loaded.site?.content { try checkSelection(content) }
    return loaded
  }

  /// Loads what the cabinet needs of the portal.
  ///
  /// - Throws: When the machine fails, the content has errors, or a chosen place does not exist.
  func loadCabinet() throws(CommandFailure) -> CabinetContent {
    let loaded: (cabinet: CabinetContent?, report: Report)
    do throws(FileError) {
      loaded = try CabinetContent.load(source)
    } catch {
      throw .machine(error.message)
    }
    if let content = loaded.cabinet?.content { try checkSelection(content) }
    guard let cabinet = loaded.cabinet, !loaded.report.hasErrors else {
      throw CommandFailure(
        code: .content, message: "the content has errors; onir check shows them")
    }
    return cabinet
  }

  private func checkSelection(_ content: SiteContent) throws(CommandFailure) {
    let cities = content.cities.map(\.slug)
    let regions = content.regions.map(\.slug)
    if let slug = source.selection.cities.sorted().first(where: { !cities.contains($0) }) {
      let hint = Message.hint(NearMiss.suggestion(for: slug, among: cities))
      throw .usage("regions.csv has no city called “\(slug)”\(hint)")
    }
    if let slug = source.selection.regions.sorted().first(where: { !regions.contains($0) }) {
      let hint = Message.hint(NearMiss.suggestion(for: slug, among: regions))
      throw .usage("regions.csv has no region called “\(slug)”\(hint)")
    }
  }
}
