import Content
import Diagnostics
import Files
import Parallel
public import Portal
import Synchronization

/// Writes a site into a folder: section by section on several threads, rendering only what is made of
/// something that has changed, and touching only what is other.
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
    /// Whether all bytes of what stands there are read, instead of sizes and times.
    public var readsOutputs: Bool
    /// Whether the run has all cities; otherwise other pages stay as they are.
    public var isEverything: Bool
    /// What the run has read, if the next one may rely on it.
    public var reading: Reading?
    /// The state of the output folder, if it was read before.
    public var state: KeptState?
    /// Called now and then with the number of cities done and of all.
    public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

    /// Makes options.
    public init(
      output: String, sources: [String], jobs: Int = 2, isClean: Bool = false,
      readsOutputs: Bool = false, isEverything: Bool = true, reading: Reading? = nil,
      progress: (@Sendable (Int, Int) -> Void)? = nil
    ) {
      self.output = output
      self.sources = sources
      self.jobs = jobs
      self.isClean = isClean
      self.readsOutputs = readsOutputs
      self.isEverything = isEverything
      self.reading = reading
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
    let start = ContinuousClock.now
    let folder = try OutputFolder(
      options.output, sources: options.sources, kept: options.state)
    let dependencies = Dependencies(site, jobs: options.jobs)
    let sections = try sections(folder)
    let run: BuildRun
    do throws(FileError) {
      run = try BuildRun(
        options, before: folder.state?.dependencies ?? [:], now: dependencies.shared)
    } catch {
      throw BuildError(error)
    }
    // A failure ends what comes after it, so that the same one is told whatever begins first.
    let firstFailure = Atomic(Int.max)
    let cities = site.selectedCities
    let done = Atomic(0)
    // What belongs to no city comes first: it is the largest section of all.
    let parts = Workers.map(
      cities.count + 1, jobs: options.jobs,
      size: { $0 == 0 ? .max : site.content.cities[cities[$0 - 1]].outline.kindergartens }
    ) { index in
      let unit = SectionBuild(
        site, run, sections, dependencies, isEverything: options.isEverything)
      let isStopped = { firstFailure.load(ordering: .relaxed) < index }
      let part = unit.build(index == 0 ? nil : cities[index - 1], isStopped)
      if part.failure != nil { firstFailure.min(index, ordering: .relaxed) }
      if index > 0 {
        let count = done.wrappingAdd(1, ordering: .relaxed).newValue
        options.progress?(count, cities.count)
      }
      return part
    }
    var summary = try finish(parts, sections, run, folder)
    let elapsed = start.duration(to: .now).components
    summary.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    return summary
  }

  /// What earlier builds left, section by section.
  private func sections(_ folder: borrowing OutputFolder) throws(BuildError) -> OldSections {
    if let state = folder.state {
      try folder.refuseStrays(of: state, but: options.isEverything ? site.files : nil)
      let slugs = Set(site.content.cities.map(\.slug))
      return OldSections(state, folder.leftovers, cities: slugs)
    }
    guard options.isEverything else { throw OutputFolder.unknown(options.output) }
    try folder.refuseStrays(but: site.files)
    return OldSections(OutputState(), [], cities: [])
  }

  /// Deletes what no longer is an output, and writes the state.
  private func finish(
    _ parts: [SectionBuild.Part], _ sections: OldSections, _ run: BuildRun,
    _ folder: borrowing OutputFolder
  ) throws(BuildError) -> BuildSummary {
    var summary = BuildSummary()
    var state = OutputState()
    for part in parts {
      summary.add(part.summary)
      state.add(part.name, part.section)
    }
    let failure = parts.lazy.compactMap(\.failure).first
    let isWhole = failure == nil && options.isEverything
    do throws(BuildError) {
      // A state without these files would leave them there for ever, whatever else has failed.
      for part in parts { try remove(part.leftOver, run.folder, &summary) }
      for name in sections.names where state.sections[name] == nil {
        if isWhole {
          try remove(sections[name].files, run.folder, &summary)
        } else {
          state.add(name, sections.carried(name))
        }
      }
    } catch {
      throw failure ?? error
    }
    if isWhole {
      state.dependencies = run.now
      state.origin = options.reading.flatMap { $0.origin(of: site, options) }
    } else if failure == nil {
      // The sections that were passed over are made of what was there before.
      state.dependencies = folder.state?.dependencies ?? [:]
    }
    try folder.save(state)
    if let failure { throw failure }
    return summary
  }

  private func remove(
    _ files: [String], _ folder: OpenFolder, _ summary: inout BuildSummary
  ) throws(BuildError) {
    for file in files {
      do throws(FileError) {
        try folder.requireNoLinks(above: file)
        if FileStatus(entry: "\(options.output)/\(file)") != nil {
          try Disk.remove("\(options.output)/\(file)")
          summary.removed += 1
        }
      } catch {
        throw BuildError(error)
      }
      // Also where there is no file: a build that was cut off may have come no further than its folder.
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
