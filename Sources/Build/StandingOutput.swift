import Content
import Dates
import Files
import Parallel
public import Portal

/// An output that need not be built, because everything that it was made of is as it was.
public enum StandingOutput {
  /// How much older than the beginning of a build a file must be for its status to stand for its bytes:
  /// clocks of file systems tick some milliseconds late.
  private static let tick: Int64 = 50_000_000

  /// What came of looking.
  public enum Look: Sendable {
    /// A build would do nothing, and would say this.
    case stands(BuildSummary)
    /// A build must look, for whatever reason.
    case moved(Known)
  }

  /// What was found out while it was looked.
  public struct Known: Sendable {
    /// The state, if it was read.
    public var state: KeptState?
    /// What need not be read again, if that can be told.
    public var site: KnownSite?
  }

  /// Looks whether a build would do anything.
  ///
  /// - Parameters:
  ///   - options: The options of the build.
  ///   - reading: What decides what is read.
  ///   - source: Where the site comes from.
  /// - Returns: What came of it.
  public static func look(
    _ options: Builder.Options, _ reading: Reading, _ source: SiteSource
  ) -> Look {
    let start = ContinuousClock.now
    guard !options.isClean, !options.readsOutputs, options.isEverything,
      FileStatus(entry: "\(options.output)/.onir")?.kind == .folder,
      // Another build may be at work.
      case let lock = try? FolderLock("\(options.output)/.onir/lock"), lock != nil,
      UnfinishedList.isMissing(in: options.output),
      let kept = KeptState(in: options.output)
    else { return .moved(Known()) }
    guard let origin = kept.state.origin, origin.program == BuildOrigin.runningProgram,
      origin.options == reading.options
    else { return .moved(Known(state: kept)) }
    let inputs = inputs(of: origin, jobs: options.jobs)
    guard inputs.count == origin.inputs.count,
      origin.moments.contains(source.moment(Zone(offset: origin.zone)).seconds),
      var summary = summary(options, kept.state)
    else {
      let outlines = Dictionary(origin.outlines) { first, _ in first }
      let content = KnownContent(inputs: inputs, outlines: outlines)
      return .moved(
        Known(
          state: kept, site: KnownSite(content: content, dependencies: kept.state.dependencies)))
    }
    let elapsed = start.duration(to: .now).components
    summary.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    return .stands(summary)
  }

  /// The inputs that are as they were.
  private static func inputs(of origin: BuildOrigin, jobs: Int) -> [Input] {
    let trusted = origin.began - tick
    let inputs = origin.inputs
    let runs = 16
    let standing = Workers.map(runs, jobs: jobs) { run in
      inputs[inputs.count * run / runs..<inputs.count * (run + 1) / runs].compactMap {
        $0.standing(trusted: trusted)
      }
    }
    return standing.flatMap { $0 }
  }

  /// What a build would do that does nothing; nil if an output is not what was written.
  private static func summary(_ options: Builder.Options, _ state: OutputState) -> BuildSummary? {
    guard let folder = try? OpenFolder(options.output) else { return nil }
    let names = state.names
    let parts = Workers.map(names.count, jobs: options.jobs) { place -> BuildSummary? in
      guard let section = state.sections[names[place]], stands(section, in: folder) else {
        return nil
      }
      return BuildSummary(section)
    }
    var summary = BuildSummary()
    for part in parts {
      guard let part else { return nil }
      summary.add(part)
    }
    return summary
  }

  /// Whether all files of a section still are what was written, by size and time.
  private static func stands(_ section: OutputState.Section, in folder: OpenFolder) -> Bool {
    var walk = StatusWalk(folder)
    var reader = StateReader(section.lines)
    // Outputs come first.
    while reader.tag() == UInt8(ascii: "o") {
      guard let output = OutputSection.Output(&reader, of: section.lines),
        output.matches(walk.status(section.lines[output.file].span))
      else { return false }
    }
    return true
  }
}
