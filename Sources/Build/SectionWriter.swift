import Files
import Mustache

/// Writes the outputs of one section on one thread, leaving alone what has not changed.
struct SectionWriter: ~Copyable {
  /// The section as this build leaves it.
  private(set) var section: OutputSection
  private(set) var summary = BuildSummary()
  /// What the section had and the site has no longer.
  var leftOver: [String] { known.rest.map(known.section.file) }

  private let run: BuildRun
  private let temporary: String
  private let oldReads: [String]
  private var standing: Standing
  /// For each combination of the old section, whether all of it is as it was.
  private let isStanding: [Bool]
  private var known: KnownOutputs
  private var places: [String: Int] = [:]
  /// The places of the old section's combinations, as far as they are settled.
  private var placesOfOld: [Int?]
  private var walk: StatusWalk
  private var folders: Set<Substring> = []
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
    section = OutputSection(like: old)
    section.dependencies = dependencies
    oldReads = old.reads
    placesOfOld = Array(repeating: nil, count: old.reads.count)
    walk = StatusWalk(run.folder)
    var standing = Standing(run, old: old.dependencies, now: dependencies)
    isStanding = old.reads.map { standing.all(of: $0) }
    self.standing = standing
  }

  /// Whether all of a combination is as it was.
  mutating func stands(_ names: String) -> Bool { standing.all(of: names) }

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
      add(old, old.fingerprint, old.size, old.modified, place(ofOld: old.reads))
      summary.unchanged += 1
      return
    }
    output.removeAll()
    let names = try render(&output)
    let fingerprint = output.withBytes { Fingerprint(buffer: $0) }
    if let old, isWhole, old.fingerprint == fingerprint {
      summary.unchanged += 1
      add(old, fingerprint, output.count, old.modified, place(of: names))
      return
    }
    do throws(FileError) {
      let name = file ?? old.map(known.section.file) ?? ""
      let written = try write(name, isNew: old == nil)
      summary.written += 1
      add(name.utf8, fingerprint, output.count, written.modified, place(of: names))
    } catch {
      throw BuildError(error)
    }
  }

  /// Takes what nobody has taken as it was, since the build does not come to it.
  mutating func abandon() {
    for old in known.rest {
      let reads = place(ofOld: old.reads)
      section.add(
        known.section.name(old), old.fingerprint, old.size, old.modified, reads: reads)
    }
    section.dependencies = [:]
  }

  private mutating func add(
    _ old: OutputSection.Output, _ fingerprint: Fingerprint, _ size: Int, _ modified: Int64,
    _ reads: Int
  ) {
    add(known.section.name(old), fingerprint, size, modified, reads)
  }

  private mutating func add(
    _ name: some Collection<UInt8>, _ fingerprint: Fingerprint, _ size: Int, _ modified: Int64,
    _ reads: Int
  ) {
    section.add(name, fingerprint, size, modified, reads: reads)
    summary.pages += 1
    summary.bytes += size
  }

  private mutating func place(ofOld reads: Int) -> Int {
    if let place = placesOfOld[reads] { return place }
    let place = place(of: oldReads[reads])
    placesOfOld[reads] = place
    return place
  }

  private mutating func place(of names: String) -> Int {
    // Mostly as the output before: then it is the same text, and that is seen at once.
    if let last = section.outputs.last, section.reads[last.reads] == names { return last.reads }
    if let place = places[names] { return place }
    let place = section.reads.count
    section.reads.append(names)
    places[names] = place
    return place
  }

  private mutating func write(_ file: String, isNew: Bool) throws(FileError) -> FileStatus {
    if let slash = file.lastIndex(of: "/"), folders.insert(file[..<slash]).inserted {
      try run.folder.makeFolder(String(file[..<slash]))
    }
    let (folder, temporary) = (run.folder, temporary)
    return try output.withBytes { bytes throws(FileError) in
      if isNew, let written = try folder.create(file, bytes) { return written }
      return try Disk.replace("\(folder.path)/\(file)", bytes, by: temporary)
    }
  }
}
