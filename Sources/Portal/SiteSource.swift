public import Content
public import Dates
public import Diagnostics
public import Files
import Parallel

/// Where a site comes from: two folders, a choice of places and a clock.
public struct SiteSource: Sendable {
  /// The content folder.
  public var content: String
  /// The templates folder.
  public var templates: String
  /// The folder of the leaflets; it need not be there.
  public var leaflets: String
  /// Where it is noted what was read; nowhere for who does not look at it again.
  public var log: InputLog?
  /// What an earlier run knew and need not be read again.
  public var known: KnownSite?
  /// What is done with leaflets where `site.yaml` asks for them.
  public var leafletUse = LeafletUse.noted
  /// The places to load.
  public var selection: ContentLoader.Selection
  /// The moment, once the portal's zone is known.
  public var moment: @Sendable (Zone) -> Moment
  /// How many threads read.
  public var jobs: Int
  /// What makes smaller copies of pictures.
  public var imageMaker: @Sendable () -> ImageMaker

  /// What is done with leaflets.
  public enum LeafletUse: Sendable {
    /// Each is compared with its guide, and offered if it is right: for whoever writes pages.
    case offered
    /// It is said if there are none.
    case noted
    /// Nothing: for whoever makes them.
    case ignored
  }

  /// Makes a source.
  public init(
    content: String, templates: String, leaflets: String? = nil,
    selection: ContentLoader.Selection = ContentLoader.Selection(), jobs: Int = 2,
    imageMaker: @escaping @Sendable () -> ImageMaker = { ImageMaker() },
    moment: @escaping @Sendable (Zone) -> Moment
  ) {
    self.content = content
    self.templates = templates
    self.leaflets = leaflets ?? Self.path(of: "leaflets", beside: content)
    self.selection = selection
    self.jobs = jobs
    self.imageMaker = imageMaker
    self.moment = moment
  }

  /// Reads and checks everything.
  ///
  /// - Returns: The site, nil when there is not enough to make one, and everything that is wrong.
  /// - Throws: `FileError` when the machine fails.
  public func load() throws(FileError) -> (site: Site?, report: Report) {
    let loaded = try loadOnce()
    guard known != nil, loaded.site?.content.flaws.first != nil else { return loaded }
    // What was left unread is not what was known: nothing is left unread now.
    var whole = self
    whole.known = nil
    log?.clear()
    return try whole.loadOnce()
  }

  private func loadOnce() throws(FileError) -> (site: Site?, report: Report) {
    let loader = ContentLoader(
      folder: content, selection: selection, jobs: jobs, imageMaker: imageMaker(), log: log,
      known: known?.content)
    let themeLog = InputLog()
    // Neither needs anything of the other.
    let (loading, templates) = Workers.both(jobs: jobs) {
      Result { () throws(FileError) in try loader.load() }
    } _: { [templates] in
      Result { () throws(FileError) in try Theme.load(folder: templates, log: themeLog) }
    }
    log?.add(themeLog)
    let loaded = try loading.get()
    let (theme, themeReport) = try templates.get()
    var report = loaded.report
    report.add(contentsOf: themeReport)
    guard let read = loaded.content, theme.isUsable else { return (nil, report) }
    var site = Site(
      content: read, theme: theme, moment: moment(read.site.zone),
      knownTemplates: knownTemplates(themeLog))
    let checks = Workers.both(jobs: jobs) { [site] in
      site.checkTemplates(jobs: jobs)
    } _: { [site] in
      site.checkLinks()
    }
    report.add(contentsOf: checks.0)
    report.add(contentsOf: checks.1)
    guard read.site.hasLeaflets else { return (site, report) }
    // Leaflets are held against their guides by more than their files.
    log?.leaveGap()
    switch leafletUse {
    case .offered:
      let offering = try site.offeringLeaflets(of: leaflets, jobs: jobs)
      site = offering.site
      report.add(contentsOf: offering.report)
    case .noted: report.add(contentsOf: try Site.noteLeaflets(of: leaflets))
    case .ignored: break
    }
    return (site, report)
  }

  /// What is known of the templates, if they and the settings of the portal are as they were.
  private func knownTemplates(_ theme: InputLog) -> [String: Fingerprint]? {
    guard let known, let log, known.content.has("\(content)/site.yaml", in: log) else { return nil }
    return known.templates(theme.inputs)
  }

  /// The usual path of a folder that lies where the content lies.
  ///
  /// - Parameters:
  ///   - name: The folder's name.
  ///   - content: The path of the content folder.
  /// - Returns: The path.
  public static func path(of name: String, beside content: String) -> String {
    guard let slash = content.lastIndex(of: "/") else { return name }
    return content[...slash] + name
  }
}
