import Files
import Mustache

/// Writes the outputs of one section on one thread, leaving alone what has not changed.
struct SectionWriter: ~Copyable {
  private(set) var summary = BuildSummary()
  /// What the section had and the site has no longer.
  var leftOver: [String] { known.rest.map(known.section.file) }

  private let run: BuildRun
  private let temporary: String
  private var dependencies: [String: Fingerprint]
  private var lines: SectionLines
  private let standing: Standing
  /// For each combination of the old section, whether all of it is as it was.
  private let isStanding: [Bool]
  private var known: KnownOutputs
  private var walk: StatusWalk
  private var maker: FileMaker
  private var output = Output(capacity: 1 << 16)

  /// Takes a section.
  ///
  /// - Parameters:
  ///   - run: The build.
  ///   - old: What the section was.
  ///   - dependencies: What stands for what its outputs are made of now.
  ///   - name: A name that no other section has.
  init(_ run: BuildRun, old: OutputSection, dependencies: [String: Fingerprint], name: String) {
    self.run = run
    temporary = "\(run.folder.path)/\(UnfinishedList.temporary(name))"
    known = KnownOutputs(old)
    lines = SectionLines(like: old)
    self.dependencies = dependencies
    walk = StatusWalk(run.folder)
    maker = FileMaker(run.folder)
    let standing = Standing(run, old: old.dependencies, now: dependencies)
    isStanding = old.reads.map { standing.all(of: $0) }
    self.standing = standing
  }

  /// Whether all of a combination is as it was.
  func stands(_ names: String) -> Bool { standing.all(of: names) }

  /// Whether all that was written still stands and may stay.
  mutating func keepsAll() -> Bool {
    for output in known.section.outputs where !run.keeps(output, of: known.section, &walk) {
      return false
    }
    return true
  }

  /// Whether nothing was made of anything that has changed.
  var isUnchanged: Bool { isStanding.allSatisfy { $0 } }

  /// Lists the files that were not there before, before any of them is made.
  func announce(_ files: [String]) throws(FileError) {
    try run.unfinished.add(known.missing(files))
  }

  /// Takes an output; it is rendered only if what stands there is made of something that has changed,
  /// or is no longer what was written.
  ///
  /// - Parameters:
  ///   - file: The file; nil for the next one of those that were there before.
  ///   - render: Renders it, and says what it was made of.
  /// - Throws: `BuildError`.
  mutating func take(
    _ file: String?, _ render: (inout Output) throws(BuildError) -> String
  ) throws(BuildError) {
    let old = if let file { known.take(file) } else { known.takeNext() }
    let isWhole = if let old { run.keeps(old, of: known.section, &walk) } else { false }
    if let old, isWhole, isStanding[old.reads] {
      lines.keep(old)
      count(old.size)
      summary.unchanged += 1
      return
    }
    output.removeAll()
    do throws(BuildError) {
      try write(file, old, isWhole: isWhole, render)
    } catch {
      // What stands there is still the site's to replace, or to delete.
      if let old { lines.keep(old) }
      throw error
    }
  }

  private mutating func write(
    _ file: String?, _ old: OutputSection.Output?, isWhole: Bool,
    _ render: (inout Output) throws(BuildError) -> String
  ) throws(BuildError) {
    let names = try render(&output)
    let fingerprint = output.withBytes { Fingerprint(buffer: $0) }
    if let old, isWhole, old.fingerprint == fingerprint {
      lines.add(known.section.name(old), fingerprint, old.size, old.line.modified, of: names)
      count(old.size)
      summary.unchanged += 1
      return
    }
    do throws(FileError) {
      let name = file ?? old.map(known.section.file) ?? ""
      let written = try write(name, isNew: old == nil, isWhole: isWhole)
      lines.add(name.utf8, fingerprint, output.count, written.modified, of: names)
      count(output.count)
      summary.written += 1
    } catch {
      throw BuildError(error)
    }
  }

  /// Takes what nobody has taken as it was, since the build does not come to it.
  mutating func abandon() {
    for old in known.rest { lines.keep(old) }
    dependencies = [:]
  }

  /// The section as this build leaves it, last.
  mutating func section() -> OutputState.Section { lines.section(dependencies) }

  private mutating func count(_ size: Int) {
    summary.pages += 1
    summary.bytes += size
  }

  private mutating func write(_ file: String, isNew: Bool, isWhole: Bool) throws(FileError)
    -> FileStatus
  {
    try output.withBytes { bytes throws(FileError) in
      if isNew, let written = try maker.create(file, bytes) { return written }
      let path = "\(run.folder.path)/\(file)"
      if isWhole { return try Disk.exchange(path, bytes, by: temporary) }
      try maker.makeFolder(of: file)
      return try Disk.replace(path, bytes, by: temporary)
    }
  }
}
