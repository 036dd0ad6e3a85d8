public import Content
public import Diagnostics
public import Files
import Languages

/// What the cabinet needs of a portal: its places, tables and calendar, without guides and pages.
public struct CabinetContent: Sendable {
  /// The content, without guides.
  public let content: SiteContent
  /// The version of the texts a parent consents to: another text has another one.
  public let termsVersion: String

  /// Takes it out of a site.
  public init(_ site: Site) {
    content = site.content
    termsVersion = site.termsVersion
  }

  /// A site for the documents that the cabinet makes; its guides are not there.
  ///
  /// - Returns: Nil when the templates cannot be used.
  /// - Throws: `FileError` when the machine fails.
  public func site(_ source: SiteSource) throws(FileError) -> Site? {
    let theme = try Theme.load(folder: source.templates).theme
    guard theme.isUsable else { return nil }
    return Site(content: content, theme: theme, moment: source.moment(content.site.zone))
  }

  private init(content: SiteContent, strings: Strings) {
    self.content = content
    termsVersion = strings.termsVersion
  }

  /// Reads it, which is much quicker than a site.
  ///
  /// - Returns: What was read, nil when the content cannot be used at all, and what is wrong.
  /// - Throws: `FileError` when the machine fails.
  public static func load(
    _ source: SiteSource
  ) throws(FileError) -> (cabinet: CabinetContent?, report: Report) {
    let loader = ContentLoader(
      folder: source.content, selection: source.selection, jobs: source.jobs, readsGuides: false)
    var (content, report) = try loader.load()
    let strings = try Theme.loadStrings(ThemeFolder(path: source.templates), &report)
    return (content.map { CabinetContent(content: $0, strings: strings) }, report)
  }
}
