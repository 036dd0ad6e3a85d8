import Files
import Mustache

/// Writes the outputs of one section on one thread, leaving alone what has not changed.
///
/// Rendering and writing take turns after several outputs and not after each: the program's instructions
/// and the system's do not fit into the processor's nearest memories together.
struct SectionWriter: ~Copyable {
  /// How many bytes wait before they are written: many pages, and less than those memories hold.
  private static let most = 1 << 18

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
  /// The bytes that wait to be written, one output behind the other, in the order of the site.
  private var output = Output(capacity: 3 * most / 2)
  private var waiting: [RenderedOutput] = []

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
  /// - Throws: `BuildError`; what was rendered before has been written then.
  mutating func take(
    _ file: String?, _ render: (inout Output) throws(BuildError) -> String
  ) throws(BuildError) {
    let old = if let file { known.take(file) } else { known.takeNext() }
    let isWhole = if let old { run.keeps(old, of: known.section, &walk) } else { false }
    do throws(BuildError) {
      if let old, isWhole, isStanding[old.reads] {
        try finish()
        lines.keep(old)
        stays(old)
      } else {
        try take(file, old, isWhole: isWhole, render)
      }
    } catch {
      // What stands there is still the site's to replace, or to delete.
      if let old { lines.keep(old) }
      throw error
    }
  }

  private mutating func take(
    _ file: String?, _ old: OutputSection.Output?, isWhole: Bool,
    _ render: (inout Output) throws(BuildError) -> String
  ) throws(BuildError) {
    if output.count >= Self.most { try finish() }
    let start = output.count
    let names: String
    do throws(BuildError) {
      names = try render(&output)
    } catch {
      try finish()
      throw error
    }
    let bytes = start..<output.count
    let fingerprint = output.withBytes { Fingerprint(buffer: $0.extracting(bytes)) }
    if let old, isWhole, old.fingerprint == fingerprint {
      try finish()
      lines.add(
        known.section.name(old).span, fingerprint, old.size, old.line.modified, of: names)
      stays(old)
      return
    }
    waiting.append(
      RenderedOutput(
        file: file ?? old.map(known.section.file) ?? "", old: old, isWhole: isWhole, bytes: bytes,
        fingerprint: fingerprint, names: names))
  }

  /// Writes what waits.
  ///
  /// - Throws: `BuildError`; what could not be written stays as it was before.
  mutating func finish() throws(BuildError) {
    let rendered = exchange(&waiting, with: [])
    defer { output.removeAll() }
    for (place, next) in rendered.enumerated() {
      do throws(FileError) {
        try write(next)
      } catch {
        for left in rendered[place...] { if let old = left.old { lines.keep(old) } }
        throw BuildError(error)
      }
    }
  }

  private mutating func write(_ rendered: RenderedOutput) throws(FileError) {
    let written = try output.withBytes { all throws(FileError) in
      let bytes = all.extracting(rendered.bytes)
      if rendered.old == nil, let written = try maker.create(rendered.file, bytes) {
        return written
      }
      let path = "\(run.folder.path)/\(rendered.file)"
      if rendered.isWhole {
        try run.folder.requireNoLinks(above: rendered.file)
        return try Disk.exchange(path, bytes, by: temporary)
      }
      try maker.makeFolder(of: rendered.file)
      return try Disk.replace(path, bytes, by: temporary)
    }
    lines.add(
      rendered.file.utf8.span, rendered.fingerprint, rendered.bytes.count, written.modified,
      of: rendered.names)
    count(rendered.bytes.count)
    summary.written += 1
  }

  /// Takes what nobody has taken as it was, since the build does not come to it.
  mutating func abandon() {
    for old in known.rest { lines.keep(old) }
    dependencies = [:]
  }

  /// The section as this build leaves it, last.
  mutating func section() -> OutputState.Section { lines.section(dependencies) }

  private mutating func stays(_ old: OutputSection.Output) {
    count(old.size)
    summary.unchanged += 1
  }

  private mutating func count(_ size: Int) {
    summary.pages += 1
    summary.bytes += size
  }
}
