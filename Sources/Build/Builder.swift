import Content
import Files
public import Portal

/// Writes a site into a folder: city by city on several threads, touching only what changed.
public struct Builder: Sendable {
  /// What a build needs to know beside the site.
  public struct Options: Sendable {
    /// Where to write.
    public var output: String
    /// Folders that must not overlap with the output.
    public var sources: [String]
    /// How many threads work at a time.
    public var jobs: Int
    /// Whether everything is written again, unchanged or not.
    public var isClean: Bool
    /// Whether the run has all cities; otherwise other pages stay as they are.
    public var isEverything: Bool
    /// Called now and then with the number of cities done and of all.
    public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

    /// Makes options.
    public init(
      output: String, sources: [String], jobs: Int = 2, isClean: Bool = false,
      isEverything: Bool = true, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) {
      self.output = output
      self.sources = sources
      self.jobs = jobs
      self.isClean = isClean
      self.isEverything = isEverything
      self.progress = progress
    }
  }

  let site: Site
  let options: Options

  /// Makes a builder.
  public init(_ site: Site, _ options: Options) {
    self.site = site
    self.options = options
  }

  /// Builds.
  ///
  /// - Returns: What was done.
  /// - Throws: `BuildError`; what was written by then is listed in the state, so that the next build
  ///   goes on from there.
  public func build() throws(BuildError) -> BuildSummary {
    let folder = try OutputFolder(options.output, sources: options.sources)
    let clock = ContinuousClock()
    let start = clock.now
    let known = options.isClean ? OutputState() : folder.state
    let walk = SiteWalk(
      site, jobs: options.jobs, isEverything: options.isEverything, progress: options.progress)
    let parts = walk.run { PageWriter(output: options.output, state: known) }
    var summary = BuildSummary()
    var state = OutputState()
    for part in parts {
      summary.add(part.result.summary)
      for (file, entry) in part.result.entries { state.entries[file] = entry }
    }
    let failure = parts.lazy.compactMap(\.failure).first
    if failure == nil {
      try removeOld(folder.state, &state, &summary)
    } else {
      state.entries.merge(folder.state.entries) { new, _ in new }
    }
    if state != folder.state { try folder.save(state) }
    if let failure { throw failure }
    let elapsed = start.duration(to: clock.now).components
    summary.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    return summary
  }

  /// Deletes what earlier builds wrote and this one did not; of the chosen cities only, if some
  /// were chosen.
  private func removeOld(
    _ old: OutputState, _ state: inout OutputState, _ summary: inout BuildSummary
  ) throws(BuildError) {
    let chosen = Set(site.selectedCities.map { site.content.cities[$0].slug })
    for (file, entry) in old.entries where state.entries[file] == nil {
      let top = file.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
      guard options.isEverything || chosen.contains(top) else {
        state.entries[file] = entry
        continue
      }
      do throws(FileError) {
        try Disk.remove("\(options.output)/\(file)")
      } catch {
        throw BuildError(error)
      }
      summary.removed += 1
      removeEmptyFolders(above: file)
    }
  }

  private func removeEmptyFolders(above file: String) {
    var path = file[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      Disk.removeEmptyFolder("\(options.output)/\(path)")
    }
  }
}
