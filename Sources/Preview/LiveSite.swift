public import Diagnostics
import Files
public import Portal
import Synchronization

/// The site as it is now: read again after every save, the last sound one kept meanwhile.
public final class LiveSite: Sendable {
  /// One state of the folders.
  struct Snapshot: Sendable {
    /// Counts the changes.
    var revision = 0
    /// The last site that could be made; older than the report while content is broken.
    var site: Site?
    /// What is wrong now.
    var report = Report()
    /// Why the machine could not read, if it could not.
    var failure: Message?
    /// The language of whoever edits.
    var language = MessageLanguage.english

    /// Whether pages are older than what stands on the disk.
    var isBroken: Bool { report.hasErrors || failure != nil || site == nil }
  }

  /// The folders as they were before anything was read.
  let firstLook: FolderWatch
  private let source: SiteSource
  private let state = Mutex(Snapshot())

  /// Reads the site, which may be broken.
  public init(_ source: SiteSource, in language: MessageLanguage = .english) {
    self.source = source
    firstLook = FolderWatch([source.content, source.templates])
    state.withLock { $0.language = language }
    reload()
  }

  /// The last sound site, and how often it was read.
  public var current: (revision: Int, site: Site?) {
    state.withLock { ($0.revision, $0.site) }
  }

  var snapshot: Snapshot { state.withLock { $0 } }

  /// Reads everything again.
  func reload() {
    var site: Site?
    var report = Report()
    var failure: Message?
    do throws(FileError) {
      (site, report) = try source.load()
    } catch {
      failure = error.message
    }
    state.withLock { snapshot in
      snapshot.revision += 1
      snapshot.report = report
      snapshot.failure = failure
      if let site, !report.hasErrors { snapshot.site = site }
    }
  }
}
