import Content
import Dates
import Diagnostics
import Files
import Languages

/// The content that a new file is written into, read as far as the questions need it.
struct NewContent {
  static let options: [Definition.Option] = [
    .content,
    Definition.Option(name: "--now", value: "WHEN", help: "2026-11-20 or RFC 3339 as today"),
  ]

  let folder: String
  let content: SiteContent
  /// The day on the portal's clock.
  let today: Day

  var languages: [Language] { content.site.languages }
  var cities: [String] { content.cities.map(\.slug) }
  var regions: [String] { content.regions.map(\.slug) }

  /// Reads the folder that the options name.
  ///
  /// - Throws: `CommandFailure` when there is none, or site.yaml or regions.csv cannot be used.
  init(_ arguments: Arguments, _ console: Console, selection: ContentLoader.Selection)
    throws(CommandFailure)
  {
    folder = Inputs.withoutSlash(arguments.value("--content") ?? "content")
    guard FileStatus(folder)?.kind == .folder else {
      let option = "--content"
      throw .usage("there is no folder \(folder): pass \(option) DIR")
    }
    let clock: @Sendable (Zone) -> Moment
    do throws(Arguments.Misuse) {
      clock = try Inputs.moment(arguments.value("--now"))
    } catch {
      throw CommandFailure(error)
    }
    let loaded: (content: SiteContent?, report: Report)
    do throws(FileError) {
      loaded = try ContentLoader(folder: folder, selection: selection).load()
    } catch {
      throw .machine(error.message)
    }
    guard let content = loaded.content else {
      console.error(
        ReportFormat.human.text(
          of: loaded.report, content: folder, templates: "", in: console.language))
      throw CommandFailure(code: .content, message: "")
    }
    self.content = content
    guard let today = clock(content.site.zone).day(in: content.site.zone) else {
      throw .usage("this day lies beyond the calendar")
    }
    self.today = today
  }

  /// The city of a name.
  func city(_ slug: String) throws(CommandFailure) -> City {
    guard let index = content.city(slug) else {
      let suggestion = NearMiss.suggestion(for: slug, among: cities)
      throw .usage("there is no city called “\(slug)”\(Message.hint(suggestion))")
    }
    return content.cities[index]
  }
}
